using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Leaving;

public class ContinuationTests
{
    [Theory]
    [InlineData("2027-06-30", Renewal.Standard, null, "2026-06-30")]
    [InlineData("2027-06-30", Renewal.TenderNeeded, null, "2026-01-06")]
    [InlineData("2027-06-30", Renewal.Small, 3, "2027-01-30")]
    [InlineData("2027-06-30", Renewal.Small, null, "2026-06-30")]
    [InlineData("2027-06-30", Renewal.Standard, 18, "2025-10-31")] // the notice date, 2025-12-30, less 60 days
    public void The_decision_is_due_by_how_long_it_takes_to_carry_out(string end, Renewal renewal, int? notice, string due) =>
        Assert.Equal(due, Timelines.Of(Timelines.Basis(end, notice).Renewed(renewal)).ContinuationDue.Text());

    [Fact]
    public void It_is_never_due_before_a_third_of_the_term_has_passed() => Assert.Equal(
        "2026-09-01",
        Timelines.Of(Timelines.Basis("2027-12-31", start: "2026-01-01").Renewed(Renewal.TenderNeeded)).ContinuationDue.Text());

    [Fact]
    public void It_is_never_due_before_the_service_came_into_use() => Assert.Equal(
        "2027-02-01",
        Timelines.Of(Timelines.Basis("2027-06-30") with { Since = Dates.Day("2027-02-01") }).ContinuationDue.Text());

    [Fact]
    public void A_term_of_three_months_asks_after_a_month_and_then_starts_the_exit()
    {
        Case c = Milestones.InUse(Give.FixedTerms("2026-01-01", "2026-03-31"), "2026-01-02");
        ExitTimeline timeline = ExitDates.Of(c.State, c.Rules)!;

        Assert.Equal("2026-01-30", timeline.ContinuationDue.Text());
        Assert.Equal("2026-01-30", timeline.AutomaticStart.Text());
        Assert.Equal(Phase.Manage, c.Until("2026-01-29").State.Phase);
        Assert.Equal(Phase.Exit, c.Until("2026-01-30").State.Phase);
    }

    [Fact]
    public void The_question_is_put_once_thirty_days_before_it_is_due()
    {
        Case c = Milestones.InUse();

        Assert.Equal("2026-05-31", Lifecycle.NextDue(c.State, c.Rules).Text());
        c.Until("2026-05-30");
        Assert.DoesNotContain(c.Log, e => e.Event is ContinuationDecisionOpened);
        c.Until("2026-07-31");
        (ServiceEvent opened, Stamp stamp) = Assert.Single(c.Log, e => e.Event is ContinuationDecisionOpened);
        Assert.Equal("2026-05-31", ((DateOnly?)stamp.On).Text());
        Assert.Equal("2026-06-30", ((DateOnly?)((ContinuationDecisionOpened)opened).Due).Text());
    }

    [Fact]
    public void An_open_ended_agreement_gets_a_decision_every_year_and_no_exit_of_its_own()
    {
        Case c = Milestones.InUse(Give.Terms(new Term.OpenEnded(Dates.Day("2025-11-01"))));

        Assert.Equal("2026-11-03", ExitDates.ContinuationDue(c.State, c.Rules).Text());
        c.Until("2026-10-20").Do(Give.Continue(c.Today));
        Assert.Equal("2027-10-20", ExitDates.ContinuationDue(c.State, c.Rules).Text());
        Assert.Equal("2027-09-20", Lifecycle.NextDue(c.State, c.Rules).Text());
        c.Until("2028-12-31");
        Assert.Equal(Phase.Manage, c.State.Phase);
        Assert.Single(c.Log, e => e.Event is ContinuationDecisionOpened { Cycle: 1 });
        Assert.Single(c.Log, e => e.Event is ContinuationDecisionOpened { Cycle: 2 });
    }

    [Fact]
    public void Leaving_an_open_ended_agreement_ends_it_when_notice_and_move_are_possible()
    {
        Case short_ = Milestones.InUse(Give.Terms(new Term.OpenEnded(Dates.Day("2025-11-01")), 1));
        Case long_ = Milestones.InUse(Give.Terms(new Term.OpenEnded(Dates.Day("2025-11-01")), 12));

        Assert.Equal("2026-02-02", short_.Do(Give.Continue(short_.Today, Continuation.Leave)).State.End.Text());
        Assert.Equal("2026-11-03", long_.Do(Give.Continue(long_.Today, Continuation.Leave)).State.End.Text());
    }

    [Fact]
    public void A_month_at_a_time_does_not_start_the_exit_the_day_it_is_renewed()
    {
        Case c = Milestones.InUse(Give.Terms(new Term.AutoRenewing(Dates.Day("2024-02-01"), Dates.Day("2026-01-31"), 1)));
        c.At("2025-12-01").Do(Give.Continue(c.Today));

        Assert.Equal("2026-02-28", c.State.End.Text());
        Assert.Equal(Phase.Manage, c.Do(new Advance(), PersonId.System).State.Phase);
        Assert.Equal("2026-02-10", ExitDates.ContinuationDue(c.State, c.Rules).Text());
    }
}
