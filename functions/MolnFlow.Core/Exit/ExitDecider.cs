using MolnFlow.Core.Abroad;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Exit;

/// <summary>Getting out: nothing closes while anything of ours is still there.</summary>
internal static class ExitDecider
{
    public static Decision Decide(Service s, ExitCase exit, Command command, Context x) => command switch
    {
        ConfirmExitStep c => ExitSteppingDecider.Confirm(s, c, x),
        ProposeExitStep c => ExitSteppingDecider.Propose(s, c, x),
        ApproveExitStep c => ExitSteppingDecider.Approve(s, c, x),
        WithdrawExitProposal c => ExitSteppingDecider.Withdraw(s, c),
        ProposeExitException c => ExitSteppingDecider.ProposeException(s, c, x),
        ApproveExitException c => ExitSteppingDecider.ApproveException(s, c, x),
        SettleInformationSet c => Decision.Unless(SettleFaults(s, c, x),
            new InformationSetSettled(c.Set, exit.Cycle, c.Outcome, c.Reference, c.On, Faults.OrNone(c.Evidence))),
        RecordUnfeasibility c => SwitchingDecider.Unfeasible(s, exit, c, x),
        ExtendTransition c => SwitchingDecider.Extend(s, exit, c, x),
        ChooseDestination c => SwitchingDecider.Choose(s, exit, c, x),
        DeclareDisorder c => DisorderDecider.Declare(s, c, x),
        AcceptLoss c => Losses.Accept(s, c, x),
        ExtendAgreement c => ManageDecider.Extend(s, c, x, new ExitCalledOff(exit.Cycle, null)),
        FollowAgreement c => Follow(s, exit, c),
        DecideContinuation { Choice: not Continuation.Renew } c => Confirm(s, exit, c.Choice, c.Decision, c.End, x),
        StartExit c => Confirm(s, exit, Continuation.Leave, c.Decision, c.End, x),
        CorrectAgreement when s.IsDone(ExitSteps.ErasureOrder) => Decision.Refuse(ExitSteppingDecider.Ordered(s)),
        CorrectAgreement c => Agreements.Correct(s, c, x),
        CallOffExit c => Decision.Unless(CallOffFaults(s, exit, x), new ExitCalledOff(exit.Cycle, c.Because)),
        Close c => Decision.Unless([.. c.Decision.Faults(x.Today), .. ClosingFaults.Of(s, x)], new ServiceClosed(c.Decision)),
        Advance => new Decision.Accepted([.. AdequacyClock.Due(s, x)]),
        _ => TaskDecider.Decide(s, command, x) ?? CommonDecider.Decide(s, command, x) ?? Decision.Refuse(Faults.WrongPhase(s)),
    };

    private static IEnumerable<Reason> SettleFaults(Service s, SettleInformationSet c, Context x)
    {
        foreach (Reason reason in Faults.Future(c.On, x))
        {
            yield return reason;
        }

        if (!s.Sets.Exists(set => set.Number == c.Set))
        {
            yield return new Reason("information-set-unknown").With("number", c.Set);
        }
        else if (s.IsDone(ExitSteps.SettleSets) && s.Settled.ContainsKey(c.Set))
        {
            yield return new Reason("step-already-done").With("step", ExitSteps.SettleSets);
        }

        if (c.Evidence is null or { IsEmpty: true })
        {
            yield return new Reason("evidence-missing").With("step", ExitSteps.SettleSets);
        }

        if (Losses.IsLoss(c.Outcome) && s.Exit?.Disorder is null)
        {
            yield return new Reason("loss-only-in-disorder", "declare-disorder").With("number", c.Set);
        }
    }

    // Moving the end under an exit that has ordered erasure would promise data that is gone.
    private static Decision Follow(Service s, ExitCase exit, FollowAgreement c) =>
        s.Agreement?.Id != c.Agreement || s.Agreement.Terms == c.Terms || s.IsDone(ExitSteps.ErasureOrder) ? Decision.Accept()
        : c.Corrected ? Decision.Accept(new AgreementCorrected(c.Terms, null))
        : exit.Cause == ExitCause.Decided || !(c.Terms.Term.EndsOn > s.Agreement.Terms.Term.EndsOn) ? Decision.Accept()
        : Decision.Accept(new AgreementExtended(c.Terms, ExtensionCause.SharedAgreement, []), new ExitCalledOff(exit.Cycle, null));

    // An exit that began by itself may still be decided on; from then on no extension elsewhere calls it off.
    private static Decision Confirm(Service s, ExitCase exit, Continuation choice, DecisionRecord decision, DateOnly? end, Context x) =>
        Decision.Unless(
            [
                .. decision.Faults(x.Today),
                .. ManageDecider.EndFaults(s, end, x),
                .. exit.Cause == ExitCause.Decided ? [new Reason("continuation-decided", "extend-agreement")] : Array.Empty<Reason>(),
            ],
            new ContinuationDecided(exit.Cycle, choice, decision, end));

    // Where the agreement has an end, only a decision to leave that came well before it can be taken back.
    private static IEnumerable<Reason> CallOffFaults(Service s, ExitCase exit, Context x)
    {
        if (s.Agreement?.Terms.Term.EndsOn is { } end
            && (exit.Cause != ExitCause.Decided || ExitDates.WithoutExit(s, x.Rules) is not { } dates || dates.AutomaticStart.Date <= x.Today))
        {
            yield return new Reason("agreement-has-end", "extend-agreement").With("date", end);
        }

        if (s.Steps.GetValueOrDefault(ExitSteps.ErasureOrder)?.ConfirmedOn is { } ordered)
        {
            yield return new Reason("erasure-ordered").With("date", ordered);
        }
    }
}

/// <summary>Everything that keeps a case open.</summary>
public static class ClosingFaults
{
    public static IEnumerable<Reason> Of(Service s, Context x) =>
    [
        .. x.Rules.Rulebook.ExitPlan
            .Where(step => step.Kind != StepKind.Closing && ExitSteppingDecider.IsOpen(step, s))
            .Select(step => new Reason("step-not-done", ExitSteppingDecider.CommandOf(step)).With("step", step.Id)),
        .. ExitSteppingDecider.Unsettled(s),
        .. AnswerStatus.Missing(s, Phase.Exit, plansCount: false, x.Today, x.Rules.Rulebook),
        .. IncidentRemains.Ending(s),
        .. QuestionStatus.Open(s, Phase.Exit, x.Rules.Rulebook).Where(o => o.Binds).Select(o => o.Reason),
    ];
}
