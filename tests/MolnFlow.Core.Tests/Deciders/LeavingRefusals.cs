using System.Collections.Immutable;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

internal static class LeavingRefusals
{
    private static readonly Func<Case> Used = () => Milestones.InUse();
    private static readonly Func<Case> OpenEnded = () => Milestones.InUse(Give.Terms(new Term.OpenEnded(Dates.Day("2025-11-01"))));
    private static readonly Func<Case> Exiting = () => Milestones.Exiting();
    private static readonly Func<Case> Begun = () => Milestones.InUse().Until("2027-03-01");
    private static readonly Func<Case> Passed = () => Milestones.Exiting().GatesPassed();
    private static readonly Func<Case> Ordered = () => Milestones.Exiting().GatesPassed().Ordered();

    private static readonly Func<Case> Requested = () => Exiting().Do(Give.Confirm("sample-export", Dates.Day("2027-01-11"))).Do(Give.Confirm("switching-request", Dates.Day("2027-01-11")));
    private static readonly Func<Case> Disordered = () => Used().At("2026-05-04").Do(Give.Disorder(Dates.Day("2026-05-04")));
    private static readonly Func<Case> Lost = () => Disordered().Do(Loss(Disordered()));

    private static SettleInformationSet Loss(Case c) => Give.Settle(1, c.Today) with { Outcome = SetOutcome.Lost };

    private static RecordUnfeasibility Unfeasible(Case c, string end) => new(c.Today, Dates.Day(end), "Stora mängder", null);

    private static Rules WithoutDisorder(Rules rules) => rules with
    {
        Rulebook = rules.Rulebook with { ExitPlan = [.. rules.Rulebook.ExitPlan.Where(s => s.Ordered).Select(s => s with { Disordered = null })] },
    };

    private static ProposeExitException Except(string step) => new(new(step), "Leverantören svarar inte");

    public static readonly ImmutableList<Refusal> All =
    [
        new("continuation-decided", "it was decided before", () => Used().Do(Give.Continue(Dates.Day("2025-11-03"))), c => Give.Continue(c.Today)),
        new("end-only-when-leaving", "renewing names an end", Used, c => Give.Continue(c.Today, Continuation.Renew, c.Today)),
        new("no-options-left", "they are used up", () => Milestones.InUse(Give.Terms(new Term.WithOptions(Dates.Day("2025-01-01"), Dates.Day("2027-12-31"), 12, 0))), c => Give.Continue(c.Today)),
        new("date-too-late", "renewing goes past every calendar", () => Milestones.InUse(Give.Terms(new Term.AutoRenewing(Dates.Day("2025-01-01"), Dates.Day("2125-01-01"), 120))), c => Give.Continue(c.Today)),
        new("date-in-past", "the last day has been", Used, c => new StartExit(Give.Decision(c.Today), c.Today.AddDays(-1))),
        new("end-after-agreement", "the last day is after the agreement's", Used, c => new StartExit(Give.Decision(c.Today), Dates.Day("2027-07-01"))),
        new("date-too-late", "an open-ended agreement is left in a thousand years", OpenEnded, c => new StartExit(Give.Decision(c.Today), Dates.Day("3025-01-01"))),
        new("agreement-without-end", "there is no end to move", OpenEnded, c => new ExtendAgreement(Dates.Day("2030-01-01"), c.Today, null)),
        new("agreement-without-end", "there is none to move in the exit either", () => OpenEnded().Do(new StartExit(Give.Decision(Dates.Day("2025-11-03")), null)), c => new ExtendAgreement(Dates.Day("2030-01-01"), c.Today, null)),
        new("extension-not-later", "the end does not move", Used, c => new ExtendAgreement(Dates.Day("2027-06-30"), c.Today, null)),
        new("date-in-past", "the new end has been", () => Used().At("2028-01-01"), c => new ExtendAgreement(Dates.Day("2027-12-31"), c.Today, null)),
        new("date-too-late", "the new end stands for none", Used, c => new ExtendAgreement(DateOnly.MaxValue, c.Today, null)),
        new("erasure-ordered", "an extension comes after the order", Ordered, c => new ExtendAgreement(Dates.Day("2030-01-01"), c.Today, null)),
        new("agreement-same", "it is signed again", Used, c => Give.Sign(c.Today)),
        new("step-before-exit", "a step of the exit comes in manage", Used, c => Give.Confirm("gate-1", c.Today)),

        new("agreement-has-end", "an exit that began by itself is called off", Begun, new CallOffExit("Ångrat")),
        new("agreement-has-end", "leaving is taken back too late", () => Exiting().At("2027-03-01"), new CallOffExit("Ångrat")),
        new("information-set-weaker-in-exit", "a set is classed down in the exit", Exiting, _ => new ChangeInformationSet(1, Give.Set(new(0, 0, 0, false, false)))),
        new("only-role-holders", "a stranger approves erasure", () => Passed().Do(Give.Propose("erasure-order", Dates.Day("2027-06-30"))), new ApproveExitStep(ExitSteps.ErasureOrder), People.Stranger),
        new("only-role-holders", "somebody approves erasure by a role they took", () => Passed().Do(Give.Propose("erasure-order", Dates.Day("2027-06-30"))).Do(new Reassign(Role.Deputy, People.Stranger), People.Stranger), new ApproveExitStep(ExitSteps.ErasureOrder), People.Stranger),
        new("erasure-ordered", "terms are corrected after the order", Ordered, new CorrectAgreement(Give.FixedTerms(notice: 3), "Fel")),
        new("continuation-decided", "leaving is decided twice", Exiting, c => new StartExit(Give.Decision(c.Today), null)),
        new("not-in-this-phase", "renewal is decided in the exit", Begun, c => Give.Continue(c.Today)),
        new("last-information-set", "the only set is removed in use", Used, new RemoveInformationSet(1, "Borta")),
        new("nothing-changes", "terms are corrected to what they are", Used, c => new CorrectAgreement(c.State.Agreement!.Terms, "Fel")),
        new("agreement-missing", "terms are corrected before there are any", () => Milestones.Registered(), new CorrectAgreement(Give.FixedTerms(), "Fel")),
        new("agreement-ended", "terms are corrected to an end that has been", Used, new CorrectAgreement(Give.FixedTerms(start: "2024-01-01", end: "2025-01-01"), "Fel")),
        new("erasure-ordered", "the exit is called off after the order", () => OpenEnded().Do(new StartExit(Give.Decision(Dates.Day("2025-11-03")), Dates.Day("2027-06-30"))).GatesPassed().Ordered(), new CallOffExit("Ångrat")),
        new("step-unknown", "there is no such step", Exiting, c => Give.Confirm("step-9", c.Today)),
        new("step-not-applicable", "no set has an archive rule", Exiting, c => Give.Confirm("archive-decision", c.Today)),
        new("step-already-done", "it is confirmed twice", () => Exiting().Do(Give.Confirm("write-freeze", Dates.Day("2027-01-11"))), c => Give.Confirm("write-freeze", c.Today)),
        new("step-needs-nothing", "the window is confirmed", Exiting, c => Give.Confirm("retrieval-window", c.Today)),
        new("step-is-closing", "closing is confirmed", Exiting, c => Give.Confirm("close-out", c.Today)),
        new("step-takes-two", "one person orders erasure", Passed, c => Give.Confirm("erasure-order", c.Today)),
        new("step-takes-one", "an ordinary step is proposed", Exiting, c => Give.Propose("write-freeze", c.Today)),
        new("step-waits", "the freeze has not been", Exiting, c => Give.Confirm("gate-1", c.Today)),
        new("date-in-future", "the step is done tomorrow", Exiting, c => Give.Confirm("write-freeze", c.Today.AddDays(1))),
        new("evidence-missing", "the export is verified without any", Exiting, c => Give.Confirm("gate-1", c.Today) with { Evidence = null }),
        new("evidence-missing", "a set is settled without any", Exiting, c => Give.Settle(1, c.Today) with { Evidence = [] }),
        new("information-set-not-settled", "the second gate comes first", Exiting, c => Give.Confirm("gate-2", c.Today)),
        new("information-set-unknown", "the set to settle is not there", Exiting, c => Give.Settle(2, c.Today)),
        new("step-already-done", "a set is settled again after the gate", Passed, c => Give.Settle(1, c.Today)),
        new("information-set-in-exit", "a set is removed instead of settled", Exiting, new RemoveInformationSet(1, "Borta")),
        new("gate-not-passed", "erasure is proposed first", Exiting, c => Give.Propose("erasure-order", c.Today)),
        new("information-set-not-settled", "a set came to light after the gate", () => Passed().Do(new AddInformationSet(Give.Set())), c => Give.Propose("erasure-order", c.Today)),
        new("information-set-not-settled", "a set came to light after the proposal", () => Passed().Do(Give.Propose("erasure-order", Dates.Day("2027-06-30"))).Do(new AddInformationSet(Give.Set())), new ApproveExitStep(ExitSteps.ErasureOrder), People.RiskOwner),
        new("erasure-before-end", "the agreement still runs", () => Milestones.Exiting().GatesPassed("2027-06-29"), c => Give.Propose("erasure-order", c.Today)),
        new("nothing-proposed", "erasure is approved first", Passed, new ApproveExitStep(ExitSteps.ErasureOrder), People.RiskOwner),
        new("nothing-proposed", "there is no proposal to withdraw", Passed, new WithdrawExitProposal(ExitSteps.ErasureOrder)),
        new("nothing-proposed", "an exception is approved first", Exiting, new ApproveExitException(new("sample-export")), People.RiskOwner),
        new("takes-two-people", "the proposer approves erasure", () => Passed().Do(Give.Propose("erasure-order", Dates.Day("2027-06-30"))), new ApproveExitStep(ExitSteps.ErasureOrder)),
        new("takes-two-people", "the risk owner approves an exception of their own", () => Exiting().Do(Except("sample-export"), People.RiskOwner), new ApproveExitException(new("sample-export")), People.RiskOwner),
        new("only-risk-or-information-owner", "somebody else approves an exception", () => Exiting().Do(Except("sample-export")), new ApproveExitException(new("sample-export")), People.Manager),
        new("exception-never", "a gate is to be excepted", Exiting, Except("gate-1")),
        new("exception-never", "the erasure order is to be excepted", Exiting, Except("erasure-order")),
        new("switching-not-requested", "the end is moved before the request", Exiting, c => new ExtendTransition(c.Today, Dates.Day("2027-12-31"), "Sent", null)),
        new("extension-not-later", "the supplier needs no longer", Requested, c => Unfeasible(c, "2027-06-30")),
        new("unfeasibility-late", "the supplier answers a day late", () => Requested().At("2027-02-02"), c => Unfeasible(c, "2027-09-30")),
        new("unfeasibility-too-long", "the supplier wants more than the law gives", Requested, c => Unfeasible(c, "2027-10-12")),
        new("unfeasibility-recorded", "the supplier wants longer twice", () => Requested().Do(Unfeasible(Requested(), "2027-09-30")), c => Unfeasible(c, "2027-10-01")),
        new("transition-extended", "the organisation takes longer twice", () => Requested().Do(new ExtendTransition(Dates.Day("2027-01-11"), Dates.Day("2027-09-30"), "Sent", null)), c => new ExtendTransition(c.Today, Dates.Day("2027-12-31"), "Sent", null)),
        new("erasure-ordered", "the end is moved after the order", Ordered, c => new ExtendTransition(c.Today, Dates.Day("2027-12-31"), "Sent", null)),
        new("step-takes-choice", "the destination is only confirmed", Exiting, c => Give.Confirm("destination-choice", c.Today)),
        new("nothing-changes", "the same destination is chosen again", () => Requested().Do(Give.Destination(Dates.Day("2027-01-11"))), c => Give.Destination(c.Today)),
        new("successor-is-itself", "a service takes over from itself", Exiting, c => Give.Destination(c.Today) with { Successor = c.State.Id }),
        new("successor-only-when-switching", "something takes over what is erased", Exiting, c => Give.Destination(c.Today, Destination.Erase) with { Successor = new("s-2") }),
        new("erasure-ordered", "the destination is chosen after the order", Ordered, c => Give.Destination(c.Today)),
        new("loss-only-in-disorder", "a set is lost while the supplier can be counted on", Exiting, c => Give.Settle(1, c.Today) with { Outcome = SetOutcome.Lost }),
        new("moment-in-future", "disorder becomes known tomorrow", Used, c => Give.Disorder(c.Today.AddDays(1))),
        new("disorder-declared", "it is declared twice", Disordered, c => Give.Disorder(c.Today)),
        new("rulebook-without-disorder", "the rulebook has no plan for it", () => Used().Under(WithoutDisorder), c => Give.Disorder(c.Today)),
        new("no-loss-to-accept", "nothing is said to be lost", Disordered, _ => new AcceptLoss(1, null), People.InformationOwner),
        new("information-set-unknown", "the loss is of no set", Disordered, _ => new AcceptLoss(7, null), People.InformationOwner),
        new("only-set-owner", "somebody else accepts the loss", Lost, _ => new AcceptLoss(1, null), People.RiskOwner),
        new("takes-two-people", "the owner accepts what they recorded", () => Disordered().Do(Loss(Disordered()), People.InformationOwner), _ => new AcceptLoss(1, null), People.InformationOwner),
        new("only-role-may", "somebody else accepts what the owner recorded", () => Disordered().Do(Loss(Disordered()), People.InformationOwner), _ => new AcceptLoss(1, null), People.Manager),
        new("set-owner-self-named", "the owner was named by themselves", () => Disordered().Do(new ChangeInformationSet(1, Give.Set() with { Owner = People.Stranger }), People.Stranger).Do(Loss(Disordered())), _ => new AcceptLoss(1, null), People.Stranger),
        new("loss-already-accepted", "the loss is accepted twice", () => Lost().Do(new AcceptLoss(1, null), People.InformationOwner), _ => new AcceptLoss(1, null), People.InformationOwner),
        new("loss-not-accepted", "closing comes before the owner's word", Lost, c => new Close(Give.Decision(c.Today))),
        new("exception-never", "erasure is excepted before the sets are accounted for", Lost, Except("erasure-order")),
        new("step-not-done", "closing comes first", Exiting, c => new Close(Give.Decision(c.Today))),
        new("control-only-planned", "a plan stands where the exit asks for a result", () => Ordered().ReadyToClose().Do(new AnswerControl(40, Phase.Exit, new Answer.Planned(People.Owner, Dates.Day("2027-07-31"), null))), c => new Close(Give.Decision(c.Today))),
    ];
}
