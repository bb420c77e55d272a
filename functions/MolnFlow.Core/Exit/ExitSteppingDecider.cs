using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Exit;

/// <summary>Steps of the exit plan: done, proposed, approved, excepted.</summary>
internal static class ExitSteppingDecider
{
    public static Decision Confirm(Service s, ConfirmExitStep c, Context x) => Decision.Unless(
        [.. Doable(s, c.Step, x), .. Chosen(c.Step), .. Alone(c.Step, x), .. Early(s, c.Step, x), .. Complete(s, c.Step, c.On, c.Evidence, x)],
        new ExitStepConfirmed(c.Step, s.Continuation!.Number, c.On, c.Note, Faults.OrNone(c.Evidence)));

    public static Decision Propose(Service s, ProposeExitStep c, Context x) => Decision.Unless(
        [.. Doable(s, c.Step, x), .. Together(c.Step, x), .. Complete(s, c.Step, c.On, c.Evidence, x), .. Gates(s, c.Step, x)],
        new ExitStepProposed(c.Step, s.Continuation!.Number, c.On, c.Note, Faults.OrNone(c.Evidence)));

    /// <summary>The second signature. What held when it was proposed must still hold.</summary>
    public static Decision Approve(Service s, ApproveExitStep c, Context x) =>
        s.Steps.GetValueOrDefault(c.Step)?.Proposal is not { } proposal
            ? Decision.Refuse(new Reason("nothing-proposed", "propose-exit-step").With("step", c.Step))
            : Decision.Unless(
                [.. Doable(s, c.Step, x), .. Faults.NotBoth(proposal.Stamp.By, x), .. AnswersForIt(s, x), .. Gates(s, c.Step, x)],

                // The order goes out when the second person has signed, not before. The note stays with who wrote it,
                // so that erasing it there leaves no copy.
                new ExitStepConfirmed(c.Step, s.Continuation!.Number, x.Today, null, proposal.As.Evidence));

    public static Decision Withdraw(Service s, WithdrawExitProposal c) =>
        s.Steps.GetValueOrDefault(c.Step) is { Proposal: not null, IsDone: false }
            ? Decision.Accept(new ExitProposalWithdrawn(c.Step, s.Continuation!.Number))
            : Decision.Refuse(new Reason("nothing-proposed", "propose-exit-step").With("step", c.Step));

    public static Decision ProposeException(Service s, ProposeExitException c, Context x) => Decision.Unless(
        [.. Doable(s, c.Step, x), .. Excepted(s, c.Step, x)],
        new ExitExceptionProposed(c.Step, s.Continuation!.Number, c.Because));

    public static Decision ApproveException(Service s, ApproveExitException c, Context x) =>
        s.Steps.GetValueOrDefault(c.Step)?.Exception is not { } exception
            ? Decision.Refuse(new Reason("nothing-proposed", "propose-exit-exception").With("step", c.Step))
            : Decision.Unless(
                [.. Doable(s, c.Step, x), .. Faults.NotBoth(exception.Stamp.By, x), .. OwnsRiskOrInformation(s, x)],
                new ExitExceptionApproved(c.Step, s.Continuation!.Number));

    private static IEnumerable<Reason> Doable(Service s, StepId id, Context x)
    {
        if (x.Rules.Rulebook.Step(id) is not { } step)
        {
            return [new Reason("step-unknown").With("step", id)];
        }

        return !ExitDates.Concerns(step, s) ? [new Reason("step-not-applicable").With("step", id)]
            : s.IsDone(id) ? [new Reason("step-already-done").With("step", id)]
            : !step.Confirmed ? [new Reason("step-needs-nothing").With("step", id)]
            : step.Kind == StepKind.Closing ? [new Reason("step-is-closing", "close").With("step", id)]
            : [];
    }

    private static IEnumerable<Reason> Alone(StepId id, Context x) => x.Rules.Rulebook.Step(id)?.Kind == StepKind.Irreversible
        ? [new Reason("step-takes-two", "propose-exit-step").With("step", id)]
        : [];

    private static IEnumerable<Reason> Together(StepId id, Context x) => x.Rules.Rulebook.Step(id)?.Kind != StepKind.Irreversible
        ? [new Reason("step-takes-one", "confirm-exit-step").With("step", id)]
        : [];

    // Where the information goes is a choice, and not just done.
    private static IEnumerable<Reason> Chosen(StepId id) =>
        id == ExitSteps.DestinationChoice ? [new Reason("step-takes-choice", "choose-destination").With("step", id)] : [];

    // Before the exit has begun only preparations can be done.
    private static IEnumerable<Reason> Early(Service s, StepId id, Context x) =>
        s.Phase == Phase.Manage && x.Rules.Rulebook.Step(id)?.Kind != StepKind.Preparation
            ? [new Reason("step-before-exit", "start-exit").With("step", id)]
            : [];

    // Whatever the catalogue says, a gate that can be excepted is none, and data is not erased by exception.
    // A supplier that is gone cannot be ordered to erase: then, and only when every set is accounted for, the order may be excepted.
    private static IEnumerable<Reason> Excepted(Service s, StepId id, Context x) =>
        x.Rules.Rulebook.Step(id) is { } step
            && (!step.ExceptionAllowed || step.Kind == StepKind.Gate || id == ExitSteps.ErasureOrder)
            && !(id == ExitSteps.ErasureOrder && s.Exit?.Disorder is not null && !Unsettled(s).Any())
            ? [new Reason("exception-never").With("step", id)]
            : [];

    public static IEnumerable<Reason> Complete(
        Service s, StepId id, DateOnly on, IReadOnlyCollection<EvidenceId>? evidence, Context x)
    {
        foreach (Reason reason in Faults.Future(on, x))
        {
            yield return reason;
        }

        if (x.Rules.Rulebook.Step(id) is not { } step)
        {
            yield break;
        }

        foreach (StepId needed in step.Needs.Where(n => x.Rules.Rulebook.Step(n) is { } other && IsOpen(other, s)))
        {
            yield return new Reason("step-waits", CommandOf(x.Rules.Rulebook.Step(needed)!)).With("step", id).With("needs", needed);
        }

        if (step.EvidenceRequired && evidence is null or { Count: 0 })
        {
            yield return new Reason("evidence-missing").With("step", id);
        }

        if (step.PerInformationSet)
        {
            foreach (Reason reason in Unsettled(s))
            {
                yield return reason;
            }
        }
    }

    /// <summary>Nothing irreversible before every gate is passed, and no erasure before the agreement ends.</summary>
    private static IEnumerable<Reason> Gates(Service s, StepId id, Context x)
    {
        if (x.Rules.Rulebook.Step(id)?.Kind != StepKind.Irreversible)
        {
            yield break;
        }

        foreach (ExitStep gate in x.Rules.Rulebook.ExitPlan.Where(g => g.Kind == StepKind.Gate && IsOpen(g, s)))
        {
            yield return new Reason("gate-not-passed", "confirm-exit-step").With("step", gate.Id);
        }

        // A set that came to light after the gate is not covered by it.
        foreach (Reason reason in Unsettled(s))
        {
            yield return reason;
        }

        // A supplier that cannot be counted on is not left with the data until the agreement's last day.
        if (id == ExitSteps.ErasureOrder && s.Exit?.Disorder is null && s.End is { } end && x.Today < end)
        {
            yield return new Reason("erasure-before-end").With("date", end);
        }
    }

    /// <summary>Whether the step concerns the service, asks for something, and is not done.</summary>
    public static bool IsOpen(ExitStep step, Service s) => step.Confirmed && ExitDates.Concerns(step, s) && !s.IsDone(step.Id);

    /// <summary>The command that gets a step done.</summary>
    public static string CommandOf(ExitStep step) => step.Id == ExitSteps.DestinationChoice ? "choose-destination" : step.Kind switch
    {
        StepKind.Irreversible => "propose-exit-step",
        StepKind.Closing => "close",
        StepKind.Preparation or StepKind.Step or StepKind.Gate or StepKind.Window => "confirm-exit-step",
    };

    public static IEnumerable<Reason> Unsettled(Service s) => s.Sets
        .Where(set => !s.Settled.ContainsKey(set.Number))
        .Select(set => new Reason("information-set-not-settled", "settle-information-set")
            .With("number", set.Number).With("name", set.Set.Name))
        .Concat(Losses.Unaccepted(s).Select(set => new Reason("loss-not-accepted", "accept-loss")
            .With("number", set.Number).With("name", set.Set.Name)));

    public static Reason Ordered(Service s) =>
        new Reason("erasure-ordered").With("date", s.Steps[ExitSteps.ErasureOrder].ConfirmedOn!.Value);

    private static IEnumerable<Reason> OwnsRiskOrInformation(Service s, Context x) =>
        Faults.Holds(s, x.Actor, role => role is Role.RiskOwner or Role.InformationOwner)
            ? []
            : [new Reason("only-risk-or-information-owner")];

    // The second signature is somebody's who answers for the service, and not by a role they took.
    private static IEnumerable<Reason> AnswersForIt(Service s, Context x) =>
        Faults.Holds(s, x.Actor, _ => true) ? [] : [new Reason("only-role-holders", "reassign")];
}
