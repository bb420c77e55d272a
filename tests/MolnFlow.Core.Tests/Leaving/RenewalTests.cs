using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Leaving;

public class RenewalTests
{
    private static Case Renewing(string end, int months) =>
        Milestones.InUse(Give.Terms(new Term.AutoRenewing(Dates.Day("2024-01-01"), Dates.Day(end), months), 3));

    [Theory]
    [InlineData("2027-06-30", 12, "2028-06-30")]
    [InlineData("2027-02-28", 12, "2028-02-29")] // ends with February, also when that is longer
    [InlineData("2027-02-28", 1, "2027-03-31")]
    [InlineData("2027-01-31", 1, "2027-02-28")]
    [InlineData("2027-06-14", 24, "2029-06-14")]
    public void Renewing_moves_the_end_by_the_agreements_own_period(string end, int months, string next)
    {
        Case c = Renewing(end, months);
        c.Do(Give.Continue(c.Today));

        Assert.Equal(next, c.State.End.Text());
        Assert.Equal(2, c.State.Continuation!.Number);
        Assert.Null(c.State.Continuation.Decided);
    }

    [Fact]
    public void An_auto_renewing_agreement_that_nobody_decides_on_is_left_before_it_renews_itself()
    {
        Case c = Renewing("2027-06-30", 12);
        Assert.Equal(Phase.Manage, c.Until("2027-02-28").State.Phase);
        Assert.Equal(Phase.Exit, c.Until("2027-03-01").State.Phase);
        Assert.Contains(c.Log, e => e.Event is ExitStarted { Cause: ExitCause.NothingDecided });
    }

    [Fact]
    public void Options_are_used_up_one_at_a_time()
    {
        Case c = Milestones.InUse(Give.Terms(new Term.WithOptions(Dates.Day("2025-01-01"), Dates.Day("2027-12-31"), 12, 2)));

        Assert.Equal("2028-12-31", c.Do(Give.Continue(c.Today)).State.End.Text());
        Assert.Equal("2029-12-31", c.Do(Give.Continue(c.Today)).State.End.Text());
        Assert.Equal(["no-options-left"], c.Codes(Give.Continue(c.Today)));
        Assert.Equal("2030-06-30", c.Do(new ExtendAgreement(Dates.Day("2030-06-30"), c.Today, null)).State.End.Text());
    }

    [Fact]
    public void A_decision_to_renew_a_fixed_term_waits_for_the_extension_until_the_last_call()
    {
        Case c = Milestones.InUse().Until("2026-06-15");
        c.Do(Give.Continue(c.Today));

        Assert.Equal("2027-03-31", Lifecycle.NextDue(c.State, c.Rules).Text());
        c.Until("2027-03-30");
        Assert.Equal(Phase.Manage, c.State.Phase);
        c.Until("2027-03-31");
        Assert.Contains(c.Log, e => e.Event is ExitStarted { Cause: ExitCause.NotExtended });
    }

    [Fact]
    public void An_extension_in_time_starts_a_new_cycle()
    {
        Case c = Milestones.InUse().Until("2026-06-15");
        c.Do(Give.Continue(c.Today)).Do(new ExtendAgreement(Dates.Day("2029-06-30"), c.Today, Give.Evidence));

        Assert.Equal("2028-06-30", ExitDates.ContinuationDue(c.State, c.Rules).Text());
        Assert.Equal(Phase.Manage, c.Until("2028-05-01").State.Phase);
    }

    [Fact]
    public void An_extension_after_the_exit_began_calls_it_off_and_the_next_exit_starts_afresh()
    {
        Case c = Milestones.InUse().Until("2027-03-01");
        c.Do(Give.Confirm("agreement-reread", c.Today)).Do(new ExtendAgreement(Dates.Day("2028-06-30"), c.Today, null));

        Assert.Equal(Phase.Manage, c.State.Phase);
        Assert.Equal(2, c.State.Continuation!.Number);
        Assert.Empty(c.State.Steps);
        Assert.Equal(Phase.Exit, c.Until("2028-03-01").State.Phase);
        Assert.Contains(c.Log, e => e.Event is ExitStarted { Cycle: 2 } started && started.End == Dates.Day("2028-06-30"));
    }

    [Fact]
    public void An_extension_after_the_erasure_order_is_refused()
    {
        Case c = Milestones.Exiting().GatesPassed().Ordered();

        Reason reason = Assert.Single(c.ReasonsAgainst(new ExtendAgreement(Dates.Day("2029-06-30"), c.Today, null)));
        Assert.Equal("erasure-ordered", reason.Code);
        Assert.Equal(Dates.Day("2027-06-30"), reason.Arguments["date"]);
    }

    [Theory]
    [InlineData("2025-11-02", "agreement-ended")]
    [InlineData("2019-12-31", "term-ends-before-start")]
    [InlineData("9999-12-31", "date-too-late")]
    public void An_end_that_cannot_be_is_refused_at_signing(string end, string code)
    {
        Case c = Milestones.Registered();

        Assert.Equal([code], c.Codes(Give.Sign(c.Today, Give.FixedTerms("2020-01-01", end))));
    }

    [Fact]
    public void An_agreement_may_end_on_the_day_it_is_signed() =>
        Assert.Empty(Milestones.Registered().Codes(Give.Sign(Dates.Day("2025-11-03"), Give.FixedTerms("2020-01-01", "2025-11-03"))));

    [Fact]
    public void Services_under_one_agreement_follow_each_other()
    {
        Case c = Milestones.InUse();
        var moved = new FollowAgreement(new("agreement-1"), Give.FixedTerms(end: "2028-06-30"), false);

        Assert.Equal("2028-06-30", c.Do(moved, PersonId.System).State.End.Text());
        Assert.Empty(((Decision.Accepted)c.Try(moved, PersonId.System)).Events);
        Assert.Empty(((Decision.Accepted)c.Try(moved with { Agreement = new("another") }, PersonId.System)).Events);
    }
}
