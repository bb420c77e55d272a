using System.Collections.Immutable;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
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
        new("step-not-done", "closing comes first", Exiting, c => new Close(Give.Decision(c.Today))),
        new("control-only-planned", "a plan stands where the exit asks for a result", () => Ordered().ReadyToClose().Do(new AnswerControl(40, Phase.Exit, new Answer.Planned(People.Owner, Dates.Day("2027-07-31"), null))), c => new Close(Give.Decision(c.Today))),
    ];
}
