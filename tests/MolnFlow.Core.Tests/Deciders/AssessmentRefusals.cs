using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

internal static class AssessmentRefusals
{
    private static readonly DateOnly Start = Dates.Day("2025-11-03");
    private static readonly Func<Case> New = () => Milestones.Registered();

    public static AnalysedRisk Risk(int likelihood = 2, int consequence = 2, RiskTheme theme = RiskTheme.UnauthorisedAccess) =>
        new(theme, "Någon kommer åt", likelihood, consequence, null, null);

    /// <summary>All four themes, a measure about the first and one about the second.</summary>
    public static RecordRiskAnalysis Risks(DateOnly on) => Give.Risk(on) with
    {
        Risks = [.. Enum.GetValues<RiskTheme>().Where(t => t != RiskTheme.Other).Select(t => Risk(theme: t))],
        Measures = [new(1, "Kryptera", People.Analyst, on.AddDays(30)), new(2, "Skriv ansvarslista", People.Owner, on.AddDays(60))],
    };

    public static Case Measured() => New().Do(Risks(Start));

    public static Case WithOfficer() =>
        New().Do(new Reassign(Role.DataProtectionOfficer, People.Stranger)).Do(Give.DpiaNeed(Start));

    /// <summary>A high risk remains, and everything else that approval asks for is there.</summary>
    public static Case High() => New().Documented().Do(Give.Dpia(Start, high: true));

    public static Case Consulting() => High().Do(new RequestPriorConsultation(Start, "IMY 1"));

    private static Command Decide(Case c) => new DecideAcquisition(true, null, Give.Decision(c.Today));

    private static Func<Case, Command> Analysed(AnalysedRisk risk, RiskLevel residual = RiskLevel.High) =>
        c => Give.Risk(c.Today) with { ResidualRisk = residual, Risks = [risk] };

    public static readonly ImmutableList<Refusal> All =
    [
        new("classification-missing", "a DPIA has nothing to be about", () => Case.On("2025-11-03").Do(Give.Register()), c => Give.DpiaNeed(c.Today)),
        new("dpia-criteria-require", "two criteria hold", New, c => Give.DpiaNeed(c.Today, required: false) with { Criteria = [DpiaCriterion.SensitiveData, DpiaCriterion.LargeScale] }),
        new("dpia-exemption-idle", "one is made all the same", New, c => Give.DpiaNeed(c.Today) with { Exemption = DpiaExemption.SimilarAssessed }),
        new("dpo-advice-missing", "there is an officer to ask", WithOfficer, c => Give.Dpia(c.Today)),
        new("dpo-advice-not-followed", "nothing says why", WithOfficer, c => Give.Dpia(c.Today) with { Dpo = new("Vänta", false, null) }),
        new("prior-consultation-waits", "the authority has not answered", Consulting, Decide),
        new("prior-consultation-waits", "it is the authority's last day", () => Consulting().At("2025-12-29"), Decide),
        new("prior-consultation-unanswered", "its time is over and nobody has said so", () => Consulting().At("2025-12-30"), Decide),
        new("prior-consultation-waits", "the authority took six weeks more", () => Consulting().Do(new ExtendPriorConsultation(Start)).At("2026-02-09"), Decide),
        new("prior-consultation-suspended", "the authority waits for us", () => Consulting().Do(new SuspendPriorConsultation(Start, "Uppgifter")).At("2026-06-01"), Decide),
        new("prior-consultation-not-needed", "there is nothing to consult about", () => New().Do(Give.DpiaNeed(Start)).Do(Give.Dpia(Start)), c => new RequestPriorConsultation(c.Today, "IMY 1")),
        new("consultation-runs", "one runs already", Consulting, c => new RequestPriorConsultation(c.Today, "IMY 2")),
        new("consultation-not-requested", "none runs", High, c => new ExtendPriorConsultation(c.Today)),
        new("consultation-not-suspended", "it runs already", Consulting, c => new ResumePriorConsultation(c.Today)),
        new("consultation-date-early", "it was longer before it was asked for", Consulting, c => new ExtendPriorConsultation(c.Today.AddDays(-1))),
        new("consultation-date-early", "it ran again before it stood still", () => Consulting().At("2025-11-10").Do(new SuspendPriorConsultation(Dates.Day("2025-11-10"), "Uppgifter")), _ => new ResumePriorConsultation(Dates.Day("2025-11-09"))),
        new("nothing-changes", "it is extended once", () => Consulting().Do(new ExtendPriorConsultation(Start)), c => new ExtendPriorConsultation(c.Today)),

        new("risk-off-scale", "the likelihood is beyond the scale", New, Analysed(Risk(likelihood: 5))),
        new("risk-off-scale", "the consequence is below the scale", New, Analysed(Risk(consequence: 0))),
        new("residual-risk-above", "measures make it worse", New, Analysed(Risk() with { ResidualLikelihood = 3 })),
        new("residual-risk-understated", "one risk is higher than the whole", New, Analysed(Risk(4, 4), RiskLevel.Medium)),
        new("measure-without-risk", "there is no such risk", New, c => Risks(c.Today) with { Measures = [new(5, "Kryptera", People.Owner, c.Today)] }),
        new("date-in-past", "the measure was due yesterday", New, c => Risks(c.Today) with { Measures = [new(1, "Kryptera", People.Owner, c.Today.AddDays(-1))] }),
        new("too-many-measures", "nobody could follow them", New, c => Risks(c.Today) with { Measures = [.. Enumerable.Repeat(new RiskMeasure(1, "Kryptera", People.Owner, c.Today), Limits.OpenMeasures + 1)] }),
        new("measure-unknown", "there is no such measure", Measured, c => new CompleteMeasure(3, MeasureOutcome.Done, c.Today, null, null)),
        new("measure-unknown", "it is done already", () => Measured().Do(new CompleteMeasure(1, MeasureOutcome.Done, Start, null, null)), c => new CompleteMeasure(1, MeasureOutcome.Done, c.Today, null, null)),
        new("measure-needs-reason", "nothing says why it is not needed", Measured, c => new CompleteMeasure(1, MeasureOutcome.NoLongerNeeded, c.Today, null, null)),
    ];
}
