using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

internal static class AcquireRefusals
{
    private static readonly Func<Case> New = () => Milestones.Registered();
    private static readonly Func<Case> Nothing = () => Case.On("2025-11-03").Do(Give.Register());
    private static readonly Func<Case> Documented = () => Milestones.Registered().Documented();

    private static Command Approve(Case c) => new DecideAcquisition(true, null, Give.Decision(c.Today));

    private static DecideAcquisition Approve(Case c, Func<DecisionRecord, DecisionRecord> bent) =>
        new(true, null, bent(Give.Decision(c.Today)));

    public static readonly ImmutableList<Refusal> All =
    [
        new("not-over-internet", "the service is reached some other way", () => Case.On("2025-11-03"), Give.Register() with { OverInternet = false }),
        new("run-by-ourselves", "a company of ours runs it", () => Case.On("2025-11-03"), Give.Register() with { RunByUs = true }),
        new("too-many-at-once", "forty sets come with the intake", () => Case.On("2025-11-03"), Give.Register([.. Enumerable.Repeat(Give.Set(), 40)])),
        new("class-out-of-range", "a class at the intake is above the scale", () => Case.On("2025-11-03"), Give.Register(Give.Set(new(7, 0, 0, false, false)))),

        new("classification-missing", "nothing is classified at approval", Nothing, Approve),
        new("classification-missing", "nothing is classified at the risk analysis", Nothing, c => Give.Risk(c.Today)),
        new("classification-missing", "nothing is classified at the DPIA decision", Nothing, c => Give.DpiaNeed(c.Today)),
        new("risk-analysis-missing", "approval comes first", New, Approve),
        new("risk-analysis-missing", "acceptance comes first", New, new AcceptResidualRisk(null), People.RiskOwner),
        new("risk-analysis-outdated", "the information became stricter since", () => Documented().Do(new AddInformationSet(Give.Set(new(3, 0, 0, false, false)))), Approve),
        new("role-vacant", "nobody owns the risk at approval", () => Case.On("2025-11-03").Do(Give.Register(Give.Set()) with { RiskOwner = null }), Approve),
        new("role-vacant", "nobody owns the risk at acceptance", () => Case.On("2025-11-03").Do(Give.Register(Give.Set()) with { RiskOwner = null }).Do(Give.Risk(Dates.Day("2025-11-03"))), new AcceptResidualRisk(null)),
        new("role-self-granted", "somebody takes the role and accepts", () => New().Do(Give.Risk(Dates.Day("2025-11-03"))).Do(new Reassign(Role.RiskOwner, People.Stranger), People.Stranger), new AcceptResidualRisk(null), People.Stranger),
        new("decision-outdated", "the information was classed higher after the decision", () => Documented().Approved().Signed().Do(new ChangeInformationSet(1, Give.Set(new(3, 3, 3, true, true)))), new TakeIntoUse()),
        new("only-role-may", "somebody else accepts the risk", () => New().Do(Give.Risk(Dates.Day("2025-11-03"))), new AcceptResidualRisk(null), People.Stranger),
        new("residual-risk-not-accepted", "the risk is analysed but not accepted", () => New().Do(Give.Risk(Dates.Day("2025-11-03"))), Approve),
        new("residual-risk-not-accepted", "a new analysis replaced the accepted one", () => Documented().Do(Give.Risk(Dates.Day("2025-11-03"))), Approve),
        new("dpia-undecided", "approval comes first", New, Approve),
        new("dpia-undecided", "the DPIA comes first", New, c => Give.Dpia(c.Today)),
        new("dpia-missing", "it is needed and not made", () => New().Do(Give.DpiaNeed(Dates.Day("2025-11-03"))), Approve),
        new("dpia-decision-outdated", "personal data came after it was found unneeded", () => Milestones.Registered(classification: new(1, 1, 1, false, false)).Do(Give.DpiaNeed(Dates.Day("2025-11-03"), required: false)).Do(new ChangeInformationSet(1, Give.Set())), Approve),
        new("prior-consultation-missing", "the risk stays high", () => Documented().Do(Give.Dpia(Dates.Day("2025-11-03"), high: true)), Approve),
        new("prior-consultation-against", "the authority says no", () => Documented().Do(Give.Dpia(Dates.Day("2025-11-03"), high: true)).Do(new RecordPriorConsultation("Nej", false, Dates.Day("2025-11-03"), null)), Approve),
        new("prior-consultation-not-needed", "the risk is not high", Documented, c => new RecordPriorConsultation("Ja", true, c.Today, null)),
        new("on-premises-not-weighed", "the information is secret", () => Milestones.Registered(classification: new(1, 1, 1, true, false)), Approve),
        new("on-premises-not-weighed", "the information is of the highest class", () => Milestones.Registered(classification: new(3, 1, 1, false, false)), Approve),
        new("control-unanswered", "no control is answered", New, Approve),
        new("control-dont-know", "somebody is still finding out", () => Documented().Do(new AnswerControl(1, Phase.Acquire, new Answer.Unknown(null))), Approve),
        new("deviation-not-accepted", "the risk owner has not said", () => Documented().Do(ThroughoutRefusals.Deviating), Approve),
        new("deviation-expired", "an accepted deviation ran out", () => Documented().Do(ThroughoutRefusals.Deviating).Do(new AcceptDeviation(1, Phase.Acquire), People.RiskOwner).At("2026-06-01"), Approve),

        new("decider-one-of", "neither a person nor a body decided", Documented, c => Approve(c, d => d with { Person = null })),
        new("decider-one-of", "both a person and a body decided", Documented, c => Approve(c, d => d with { Body = "Nämnden" })),
        new("delegation-missing", "a person decided without one", Documented, c => Approve(c, d => d with { Delegation = null })),
        new("date-in-future", "the decision is of tomorrow", Documented, c => Approve(c, d => d with { On = c.Today.AddDays(1) })),
        new("date-in-future", "the analysis is of tomorrow", New, c => Give.Risk(c.Today.AddDays(1))),
        new("date-in-future", "the signature is of tomorrow", New, c => Give.Sign(c.Today.AddDays(1))),
        new("rejection-needs-reason", "no reason is given", New, c => new DecideAcquisition(false, null, Give.Decision(c.Today))),

        new("decision-missing", "use comes first", New, new TakeIntoUse()),
        new("agreement-missing", "use comes first", New, new TakeIntoUse()),
        new("exit-plan-missing", "use comes first", New, new TakeIntoUse()),
        new("agreement-ended", "it ended before use", () => Documented().Approved().Signed(Give.FixedTerms("2025-11-01", "2025-11-04")).At("2025-11-05"), new TakeIntoUse()),
        new("agreement-ended", "it ended before signing", New, c => Give.Sign(c.Today, Give.FixedTerms("2020-01-01", "2025-11-02"))),
        new("term-ends-before-start", "the dates are swapped", New, c => Give.Sign(c.Today, Give.FixedTerms("2027-06-30", "2026-01-01"))),
        new("date-too-late", "the end stands for none", New, c => Give.Sign(c.Today, Give.FixedTerms("2025-01-01", "9999-12-31"))),
        new("number-out-of-range", "notice is negative", New, c => Give.Sign(c.Today, Give.FixedTerms(notice: -1))),
        new("number-out-of-range", "it renews by nothing", New, c => Give.Sign(c.Today, Give.Terms(new Term.AutoRenewing(c.Today, c.Today.AddYears(1), 0)))),
    ];
}
