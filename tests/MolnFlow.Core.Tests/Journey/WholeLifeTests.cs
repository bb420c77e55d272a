using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Leaving;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Journey;

/// <summary>
/// A service of class 2 with personal data, registered on 2025-11-03, whose agreement ends on
/// 2027-06-30: its whole life, through the core alone.
/// </summary>
public class WholeLifeTests
{
    private static string[] Codes(IEnumerable<Reason> reasons) =>
        [.. reasons.Select(r => r.Control is { } control ? $"{r.Code} {control}" : r.Arguments.TryGetValue("step", out object? step) ? $"{r.Code} {step}" : r.Code)];

    private static IEnumerable<string> Unanswered(Case c, Phase phase) => AnswerStatus.Applicable(c.State, c.Rules.Rulebook)
        .Where(a => a.Control.Phases.Contains(phase)).Select(a => $"control-unanswered {a.Control.Id}");

    private static string[] Unasked(Case c, QuestionGate before) => [.. QuestionStatus.Open(c.State, Phase.Acquire, c.Rules.Rulebook)
        .Where(o => o.Binds && o.Question.Before == before).Select(_ => "question-unanswered")];

    [Fact]
    public void Before_use_everything_that_is_missing_is_told_at_once_and_in_order()
    {
        Case c = Milestones.Registered();

        Assert.Equal(
            [
                "risk-analysis-missing", "residual-risk-not-accepted", "dpia-undecided", "transfers-unanswered",
                .. Unanswered(c, Phase.Acquire),
                .. Unasked(c, QuestionGate.Decision),
                "decision-missing", "agreement-missing", "exit-plan-missing",
                .. Unasked(c, QuestionGate.Use),
            ],
            Codes(c.ReasonsAgainst(new TakeIntoUse())));
    }

    [Fact]
    public void Each_thing_done_takes_its_reason_away_until_none_is_left()
    {
        Case c = Milestones.Registered();
        int before = c.ReasonsAgainst(new TakeIntoUse()).Count;
        int answers = Unanswered(c, Phase.Acquire).Count() + Unasked(c, QuestionGate.Decision).Length + Unasked(c, QuestionGate.Use).Length;

        Assert.Equal(before - 1, c.Do(Give.Risk(c.Today)).ReasonsAgainst(new TakeIntoUse()).Count);
        Assert.Equal(before - 2, c.Do(new AcceptResidualRisk(null), People.RiskOwner).ReasonsAgainst(new TakeIntoUse()).Count);
        Assert.Equal("dpia-missing", Codes(c.Do(Give.DpiaNeed(c.Today)).ReasonsAgainst(new TakeIntoUse()))[0]);
        Assert.Equal(before - 3, c.Do(Give.Dpia(c.Today)).ReasonsAgainst(new TakeIntoUse()).Count);
        Assert.Equal(before - 4, c.Do(new Abroad.DeclareNoTransfers("Allt stannar i Sverige")).ReasonsAgainst(new TakeIntoUse()).Count);
        Assert.Equal(before - 4 - answers, c.Answered(Phase.Acquire).ReasonsAgainst(new TakeIntoUse()).Count);
        Assert.Equal(["agreement-missing", "exit-plan-missing"], Codes(c.Approved().ReasonsAgainst(new TakeIntoUse())));
        Assert.Empty(c.Signed().ReasonsAgainst(new TakeIntoUse()));
        Assert.Equal(Phase.Manage, c.Do(new TakeIntoUse()).State.Phase);
    }

    [Fact]
    public void In_use_the_answers_the_preparations_and_the_decision_fall_due_on_their_days()
    {
        Case c = Milestones.InUse();

        string[] due = [.. ServiceObligations.Of(c.State, c.By(People.Owner))
            .Where(o => !o.Key.StartsWith("task:", StringComparison.Ordinal)).Select(o => $"{o.DueOn.Text()} {o.Key}")];

        Assert.Equal(
            [
                "2025-12-03 answer-controls:manage",
                "2026-06-30 decide-continuation", "2026-06-30 exit:agreement-reread", "2026-06-30 exit:exit-plan-and-risk",
                "2027-01-01 exit:supplier-procedure", "2027-01-21 exit:replacement-dpia", "2027-01-31 exit:sample-export",
            ],
            due);
    }

    [Fact]
    public void With_nothing_decided_the_exit_starts_by_itself_on_the_first_of_march()
    {
        Case c = Milestones.InUse().Until("2027-02-28");
        Assert.Equal(Phase.Manage, c.State.Phase);

        c.Until("2027-03-01");

        Assert.Equal(Phase.Exit, c.State.Phase);
        (ServiceEvent started, Stamp stamp) = c.Log[^1];
        Assert.Equal(new ExitStarted(1, ExitCause.NothingDecided, Dates.Day("2027-06-30")), started);
        Assert.Equal(PersonId.System, stamp.By);
        Assert.Equal(
            [People.Owner, People.Manager, People.RiskOwner, People.InformationOwner],
            Notices.Of(c.State, started, stamp).Select(n => n.To));
    }

    [Fact]
    public void Sleeping_over_the_day_changes_when_it_is_noticed_and_nothing_else()
    {
        Case awake = Milestones.InUse().Until("2027-04-02");
        Case asleep = Milestones.InUse().At("2027-04-02").Do(new Advance(), PersonId.System);

        Assert.Equal(awake.Log.Select(e => Dump.Of(e.Event)), asleep.Log.Select(e => Dump.Of(e.Event)));
    }

    [Fact]
    public void Steps_that_were_passed_when_the_exit_began_are_due_together_on_its_first_day()
    {
        Case c = Milestones.InUse().Until("2027-03-01");

        Assert.Equal(
            ["agreement-reread", "exit-plan-and-risk", "replacement-dpia", "sample-export", "supplier-procedure"],
            ServiceObligations.Of(c.State, c.By(People.Owner))
                .Where(o => o.DueOn == Dates.Day("2027-03-01") && o.Key.StartsWith("exit:", StringComparison.Ordinal)).Select(o => o.Key[5..]));
    }

    [Fact]
    public void Closing_is_refused_with_everything_that_remains()
    {
        Case c = Milestones.InUse().Until("2027-03-01");

        Assert.Equal(
            [
                .. c.Rules.Rulebook.ExitPlan
                    .Where(s => s.Ordered && s.Id.Value is not ("archive-decision" or "retrieval-window" or "close-out")).Select(s => $"step-not-done {s.Id}"),
                "information-set-not-settled",
                .. Unanswered(c, Phase.Exit),
            ],
            Codes(c.ReasonsAgainst(new Close(Give.Decision(c.Today)))));
    }

    [Fact]
    public void It_closes_when_the_data_is_out_and_erased_and_only_then()
    {
        Case c = Milestones.InUse().Until("2027-03-01").GatesPassed();
        Assert.Equal(["takes-two-people"], c.Do(Give.Propose("erasure-order", c.Today)).Codes(new ApproveExitStep(ExitSteps.ErasureOrder)));
        c.Do(new ApproveExitStep(ExitSteps.ErasureOrder), People.RiskOwner).At("2027-08-10");
        Assert.Equal(
            ["step-not-done erasure-certificate", "step-not-done registers-closed", "step-not-done backups-expired", .. Unanswered(c, Phase.Exit)],
            Codes(c.ReasonsAgainst(new Close(Give.Decision(c.Today)))));

        c.ReadyToClose();
        Assert.Equal("close", Assert.Single(ServiceObligations.Of(c.State, c.By(People.Owner)), o => o.Due is not null && o.Key.StartsWith("exit", StringComparison.Ordinal)).Command);
        c.Closed();

        var exit = new ExitCase(1, ExitCause.NothingDecided, Dates.Day("2027-03-01"), Dates.Day("2027-06-30")) { Destination = Destination.Switch };
        Assert.Equal(new Stage.Ended(Ending.Closed, Dates.Day("2027-08-10"), null, exit), c.State.Stage);
        Assert.Null(Lifecycle.NextDue(c.State, c.Rules));
        Assert.Empty(ServiceObligations.Of(c.State, c.By(People.Owner)));
        Assert.Equal(Dump.Of(c.State), Dump.Of(c.Refolded()));
    }
}
