using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Tests.Support;

/// <summary>Places along a life that tests start from. Each goes on from the one before.</summary>
public static class Milestones
{
    public static Case Registered(string on = "2025-11-03", Classification? classification = null, string? archive = null) =>
        Case.On(on).Do(Give.Register(Give.Set(classification, archive)));

    /// <summary>Everything that approval asks for is there.</summary>
    public static Case Documented(this Case c)
    {
        c.Do(Give.Risk(c.Today)).Do(new AcceptResidualRisk(null), People.RiskOwner)
            .Do(Give.DpiaNeed(c.Today)).Do(Give.Dpia(c.Today))
            .Do(new WeighOnPremises("Dyrare", People.Analyst, c.Today, Give.Evidence))
            .Do(new DeclareNoTransfers("Allt stannar i Sverige"));
        return c.Answered(Phase.Acquire);
    }

    public static Case Answered(this Case c, Phase phase)
    {
        c.Replied(phase);
        foreach (ApplicableControl a in AnswerStatus.Applicable(c.State, c.Rules.Rulebook).Where(a => a.Control.Phases.Contains(phase)))
        {
            c.Do(Give.Met(c.Rules, a.Control.Id, phase));
        }

        return c;
    }

    /// <summary>Every question of the phase is answered so that one can go on, and what follows from the answers too.</summary>
    public static Case Replied(this Case c, Phase phase)
    {
        while (QuestionStatus.Open(c.State, phase, c.Rules.Rulebook).FirstOrDefault(o => o.Reason.Remedy == "answer-question") is { } open)
        {
            c.Do(Give.Reply(open.Question));
        }

        return c;
    }

    public static Case Approved(this Case c) => c.Do(new DecideAcquisition(true, null, Give.Decision(c.Today)));

    public static Case Signed(this Case c, AgreementTerms? terms = null) =>
        c.Do(new FileExitPlan("Plan", People.Owner, c.Today, Give.Evidence)).Do(Give.Sign(c.Today, terms));

    public static Case InUse(AgreementTerms? terms = null, string on = "2025-11-03", Classification? classification = null, string? archive = null) =>
        Registered(on, classification, archive).Documented().Approved().Signed(terms).Do(new TakeIntoUse());

    /// <summary>In the exit, by decision.</summary>
    public static Case Exiting(AgreementTerms? terms = null, string on = "2027-01-11", Classification? classification = null, string? archive = null)
    {
        Case c = InUse(terms, classification: classification, archive: archive).At(on);
        return c.Do(new StartExit(Give.Decision(c.Today), null));
    }

    /// <summary>Everything up to the erasure order is done; the day is the agreement's last.</summary>
    public static Case GatesPassed(this Case c, string on = "2027-06-30")
    {
        foreach (ExitStep step in c.At(on).Rules.Rulebook.ExitPlan.Where(s =>
            s.Kind is StepKind.Preparation or StepKind.Step && s.Ordered && !s.Needs.Contains(ExitSteps.ErasureOrder) && ExitDates.Concerns(s, c.State)))
        {
            foreach (StepId needed in step.Needs.Where(n => !c.State.IsDone(n)))
            {
                c.Do(Give.Step(needed, c.Today));
            }

            _ = c.State.IsDone(step.Id) ? c : c.Do(Give.Step(step.Id, c.Today));
        }

        foreach (NumberedSet set in c.State.Sets)
        {
            c.Do(Give.Settle(set.Number, c.Today));
        }

        return c.Do(Give.Confirm("gate-1", c.Today)).Do(Give.Confirm("gate-2", c.Today));
    }

    public static Case Ordered(this Case c) =>
        c.Do(Give.Propose("erasure-order", c.Today)).Do(new ApproveExitStep(ExitSteps.ErasureOrder), People.RiskOwner);

    /// <summary>Nothing is left but the decision to close.</summary>
    public static Case ReadyToClose(this Case c) => c
        .Do(Give.Confirm("erasure-certificate", c.Today))
        .Do(Give.Confirm("registers-closed", c.Today))
        .Do(Give.Propose("backups-expired", c.Today)).Do(new ApproveExitStep(ExitSteps.BackupsExpired), People.RiskOwner)
        .Answered(Phase.Exit);

    public static Case Closed(this Case c) => c.Do(new Close(Give.Decision(c.Today)));
}
