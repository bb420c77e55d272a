using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Adopt;

public class AdoptionTests
{
    private static readonly Classification Secret = new(3, 3, 3, true, true);

    private static Case Adopted(Func<AdoptService, AdoptService>? with = null, Classification? classification = null) =>
        Case.On("2025-11-03").Do((with ?? (a => a))(Give.Adopt(Give.Set(classification))));

    private static ImmutableList<Obligation> Asked(Case c) => ServiceObligations.Of(c.State, c.By(People.Owner));

    private static ImmutableList<Obligation> Gaps(Case c) => Asked(c).FindAll(o => o.IsGap);

    [Fact]
    public void A_service_in_use_goes_straight_into_management_since_the_day_it_was_used()
    {
        Case c = Adopted(a => a with { OtherRoles = [new(Role.Archivist, People.Analyst)] });

        Assert.Equal((Phase.Manage, Dates.Day("2023-03-01"), Dates.Day("2025-11-03")), (c.State.Phase, c.State.InUseSince, c.State.RegisteredOn));
        Assert.Equal(People.Analyst, c.State.Holder(Role.Archivist));
        Assert.Equal(c.State, c.Refolded(), (one, other) => Dump.Of(one) == Dump.Of(other));
    }

    [Fact]
    public void What_was_never_asked_is_the_gap_list_and_every_gap_has_a_day_and_its_arithmetic()
    {
        ImmutableList<Obligation> gaps = Gaps(Adopted(classification: Secret));

        Assert.Equal(
            ["answer-control", "answer-question", "decide-acquisition", "decide-dpia", "declare-no-transfers", "file-exit-plan", "record-risk-analysis", "sign-agreement", "weigh-on-premises"],
            gaps.Select(g => g.Command).Order(StringComparer.Ordinal));
        Assert.All(gaps, gap => Assert.Equal(gap.DueOn, gap.Arithmetic?.Date));
        Assert.All(gaps, gap => Assert.Contains(gap.Command, Commands.Names));
    }

    [Fact]
    public void A_gap_that_is_closed_is_gone_and_what_waited_for_it_comes()
    {
        Case c = Adopted().Do(Give.Risk(Dates.Day("2025-11-03")));

        Assert.DoesNotContain(Gaps(c), g => g.Command == "record-risk-analysis");
        Obligation acceptance = Assert.Single(Gaps(c), g => g.Command == "accept-residual-risk");
        Assert.Equal(People.RiskOwner, acceptance.Person);
    }

    [Fact]
    public void All_gaps_can_be_closed_and_the_decision_comes_last()
    {
        Case c = Adopted().Do(Give.Sign(Dates.Day("2025-11-03"))).Do(new FileExitPlan("Plan", People.Owner, Dates.Day("2025-11-03"), null)).Documented();
        Assert.Equal(["decide-acquisition"], Gaps(c).Select(g => g.Command));

        c.Approved();

        Assert.Empty(Gaps(c));
    }

    [Fact]
    public void The_decision_has_the_latest_day_of_all_gaps_and_none_lies_outside_the_time_there_is()
    {
        Case c = Adopted(classification: Secret);
        ImmutableList<Obligation> gaps = Gaps(c);

        Assert.Equal("decide-acquisition", gaps.MaxBy(g => g.DueOn)!.Command);
        Assert.All(gaps, g => Assert.InRange(g.DueOn!.Value, c.Today.AddDays(35), c.Today.AddDays(c.Rules.Rulebook.Timing.AdoptionGapsHigh)));
    }

    [Fact]
    public void What_is_asked_for_as_a_gap_is_not_asked_for_as_a_task_as_well()
    {
        Case c = Adopted();
        Assert.DoesNotContain(Asked(c), o => o.Key is "task:risk-analysis" or "task:dpia-screening");

        c.Do(Give.Risk(c.Today));

        Obligation next = Assert.Single(Asked(c), o => o.Key == "task:risk-analysis");
        Assert.True(next.DueOn > c.Today.AddMonths(6), $"{next.DueOn}");
    }

    [Fact]
    public void A_task_goes_on_from_the_day_it_was_last_done()
    {
        Case c = Adopted(a => a with { LastDone = [new(new("training"), Dates.Day("2025-09-10"))] });

        Assert.Equal(Dates.Day("2026-09-10"), Assert.Single(Asked(c), o => o.Key == "task:training").DueOn);
    }

    [Fact]
    public void A_task_that_should_have_been_done_long_ago_gets_a_first_day_ahead()
    {
        Case c = Adopted(a => a with { LastDone = [new(new("training"), Dates.Day("2023-04-01"))] });

        Obligation training = Assert.Single(Asked(c), o => o.Key == "task:training");
        Assert.InRange(training.DueOn!.Value, c.Today.AddDays(30), c.Today.AddDays(220));
        Assert.Equal(0, training.Missed);
    }

    [Fact]
    public void A_completed_task_comes_back_after_its_interval()
    {
        Case c = Adopted();
        DateOnly first = Assert.Single(Asked(c), o => o.Key == "task:training").DueOn!.Value;
        c.At(first).Do(new CompleteTask(new("training"), first, TaskResult.Done, null, null, null));

        Assert.InRange(Assert.Single(Asked(c), o => o.Key == "task:training").DueOn!.Value, first.AddMonths(11), first.AddMonths(12));
    }

    [Fact]
    public void An_exit_does_not_start_by_itself_before_anybody_could_say_no()
    {
        Case c = Adopted(a => a with { Agreement = new("agreement-1"), Terms = Give.FixedTerms("2023-03-01", "2026-01-31", 3) });
        DateOnly start = ExitDates.Of(c.State, c.Rules)!.AutomaticStart.Date;

        c.Until("2025-12-10");
        Assert.Equal(Phase.Manage, c.State.Phase);
        Assert.True(start >= Dates.Day("2025-12-11"), $"{start}");
        c.Until($"{start:yyyy-MM-dd}");
        Assert.Equal(Phase.Exit, c.State.Phase);
    }

    [Fact]
    public void A_service_whose_agreement_nobody_found_can_be_left()
    {
        Case c = Adopted().Do(new StartExit(Give.Decision(Dates.Day("2025-11-03")), null));

        Assert.NotNull(ExitDates.Of(c.State, c.Rules));
        Assert.Contains(Asked(c), o => o.Key == "exit:erasure-order");
    }

    [Fact]
    public void The_forecast_holds_the_gaps_on_their_days()
    {
        Case c = Adopted();
        ImmutableList<Coming> coming = Forecast.Of(c.State, c.Rules, c.Today, c.Today.AddYears(1));

        Assert.All(Gaps(c), gap => Assert.Contains(coming, x => x.Obligation.Key == gap.Key && x.On == gap.DueOn));
    }

    [Fact]
    public void Everybody_with_a_role_is_told_once_and_whoever_did_it_is_not()
    {
        Case c = Adopted();
        (ServiceEvent happened, Stamp stamp) = c.Log[0];

        ImmutableList<Notice> told = Notices.Of(c.State, happened, stamp);

        Assert.Equal(new[] { People.Manager, People.RiskOwner }.Order(Comparer<PersonId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))),
            told.Select(n => n.To).Order(Comparer<PersonId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))));
        Assert.All(told, n => Assert.Equal(NoticeKind.Adopted, n.Kind));
    }
}
