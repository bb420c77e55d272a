using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Leaving;

/// <summary>Leaving a supplier that can no longer be counted on.</summary>
public class DisorderTests
{
    private const string Day = "2026-05-04";

    private static Case Bankrupt() => Milestones.InUse(archive: "Bevaras").At(Day).Do(Give.Disorder(Dates.Day(Day)));

    private static Case Settled(SetOutcome outcome)
    {
        Case c = Bankrupt();
        c.Do(Give.Settle(1, c.Today) with { Outcome = outcome });
        return outcome is SetOutcome.Lost or SetOutcome.Remains ? c.Do(new AcceptLoss(1, null), People.InformationOwner) : c;
    }

    /// <summary>Everything a disordered exit asks for is done, the erasure order perhaps by exception.</summary>
    private static Case Through(Case c, bool ordered)
    {
        c.Do(Give.Confirm("gate-2", c.Today));
        c = ordered
            ? c.Ordered()
            : c.Do(new ProposeExitException(ExitSteps.ErasureOrder, "Boet svarar inte")).Do(new ApproveExitException(ExitSteps.ErasureOrder), People.RiskOwner);
        foreach (ExitStep step in c.Rules.Rulebook.ExitPlan.Where(s => s.Kind == StepKind.Step && ExitSteppingOpen(s, c)))
        {
            c.Do(Give.Confirm(step.Id.Value, c.Today));
        }

        return c.Do(Give.Propose("backups-expired", c.Today)).Do(new ApproveExitStep(ExitSteps.BackupsExpired), People.RiskOwner).Answered(Phase.Exit);
    }

    private static bool ExitSteppingOpen(ExitStep step, Case c) => ExitDates.Concerns(step, c.State) && !c.State.IsDone(step.Id);

    [Fact]
    public void Dates_count_forward_from_awareness_the_first_in_hours()
    {
        Case c = Bankrupt();
        DateTimeOffset aware = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

        var due = ServiceObligations.Of(c.State, c.By(PersonId.System)).ToDictionary(o => o.Key, o => o.Due);

        Assert.Equal(new Deadline.Moment(aware.AddHours(24)), due["exit:export-attempt"]);
        Assert.Equal(new Deadline.Moment(aware.AddHours(72)), due["exit:breach-assessment"]);
        Assert.Equal(new Deadline.Day(Dates.Day("2026-05-11")), due["exit:archive-authority-asked"]);
        Assert.Equal(new Deadline.Day(Dates.Day("2026-05-11")), due["exit:estate-administrator-asked"]);
        Assert.DoesNotContain("exit:switching-request", due.Keys);
    }

    [Fact]
    public void A_running_exit_changes_its_plan_and_keeps_what_was_done()
    {
        Case c = Milestones.Exiting().Do(Give.Confirm("access-revoked", Dates.Day("2027-01-11")));

        c.Do(Give.Disorder(c.Today, DisorderCause.Silence));

        Assert.True(c.State.IsDone(ExitSteps.AccessRevoked));
        Assert.DoesNotContain(c.ReasonsAgainst(new Close(Give.Decision(c.Today))), r => Equals(r.Arguments.GetValueOrDefault("step"), new StepId("sample-export")));
        Assert.Contains(c.ReasonsAgainst(new Close(Give.Decision(c.Today))), r => Equals(r.Arguments.GetValueOrDefault("step"), new StepId("export-attempt")));
    }

    [Fact]
    public void The_erasure_order_need_not_wait_for_the_agreements_last_day()
    {
        Case c = Settled(SetOutcome.Archived);

        Assert.Empty(c.Do(Give.Confirm("gate-2", c.Today)).Codes(Give.Propose("erasure-order", c.Today)));
    }

    [Theory]
    [InlineData(SetOutcome.Archived, true, Ending.Closed)]
    [InlineData(SetOutcome.Lost, true, Ending.ClosedWithLoss)]
    [InlineData(SetOutcome.Remains, true, Ending.ClosedWithRemainingData)]
    [InlineData(SetOutcome.Archived, false, Ending.ClosedWithRemainingData)]
    public void The_case_says_for_ever_how_it_was_closed(SetOutcome outcome, bool ordered, Ending ending)
    {
        Case c = Through(Settled(outcome), ordered);

        c.Do(new Close(Give.Decision(c.Today)));

        Assert.Equal(ending, Assert.IsType<Stage.Ended>(c.State.Stage).How);
    }

    [Fact]
    public void A_loss_that_is_settled_otherwise_after_all_needs_no_acceptance_and_a_new_loss_needs_a_new_one()
    {
        Case c = Settled(SetOutcome.Lost);
        c.Do(Give.Settle(1, c.Today) with { Outcome = SetOutcome.Remains });
        Assert.Contains("loss-not-accepted", c.Codes(new Close(Give.Decision(c.Today))));

        c.Do(Give.Settle(1, c.Today));
        Assert.DoesNotContain("loss-not-accepted", c.Codes(new Close(Give.Decision(c.Today))));
    }

    [Fact]
    public void Moving_the_end_moves_every_later_date()
    {
        Case c = Milestones.Exiting().Do(Give.Confirm("sample-export", Dates.Day("2027-01-11"))).Do(Give.Confirm("switching-request", Dates.Day("2027-01-11")));
        DateOnly before = ExitDates.Of(c.State, c.Rules)!.Rows.Single(r => r.Step.Id == ExitSteps.SettleSets).Due.Date;

        c.Do(new RecordUnfeasibility(c.Today, Dates.Day("2027-09-30"), "Stora mängder", Give.Evidence));

        ExitTimeline after = ExitDates.Of(c.State, c.Rules)!;
        Assert.Equal(Dates.Day("2027-09-30"), after.End);
        Assert.Equal(before.AddDays(92), after.Rows.Single(r => r.Step.Id == ExitSteps.SettleSets).Due.Date);
        Assert.True(c.State.IsDone(ExitSteps.UnfeasibilityAnswer));
        Assert.Empty(c.Codes(new ExtendTransition(c.Today, Dates.Day("2027-12-31"), "Sent", null)));
    }
}
