using System.Collections.Immutable;
using System.Globalization;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Assess;

/// <summary>The risk analysis, and the measures that it leads to.</summary>
internal static class RiskDecider
{
    /// <summary>Null when the command is not one of these.</summary>
    public static Decision? Decide(Service s, Command command, Context x) => command switch
    {
        RecordRiskAnalysis c => Decision.Unless(
            [.. Faults.Future(c.On, x), .. Classified(s), .. Risks(c, x), .. Measures(s, c, x)],
            new RiskAnalysisRecorded(
                c.Conclusion, c.ResidualRisk, c.Author, c.On, Faults.OrNone(c.Evidence), c.Risks ?? [], c.Measures ?? [])),
        CompleteMeasure c => Decision.Unless(
            CompleteFaults(s, c, x), new RiskMeasureCompleted(c.Number, c.Outcome, c.On, c.Note, Faults.OrNone(c.Evidence))),
        _ => null,
    };

    /// <summary>How high a risk is when the measures are done.</summary>
    public static RiskLevel Residual(AnalysedRisk risk, RiskScale scale) =>
        scale.LevelOf(risk.ResidualLikelihood ?? risk.Likelihood, risk.ResidualConsequence ?? risk.Consequence);

    // Analysing what has not been classified would be analysing nothing.
    private static IEnumerable<Reason> Classified(Service s) =>
        s.Sets.IsEmpty ? [new Reason("classification-missing", "add-information-set")] : [];

    private static IEnumerable<Reason> Risks(RecordRiskAnalysis c, Context x)
    {
        RiskScale scale = x.Rules.Rulebook.Risk;
        foreach ((AnalysedRisk risk, int i) in (c.Risks ?? []).Select((r, i) => (r, i)))
        {
            foreach ((string name, int? value, int maximum) in Scaled(risk, scale).Where(v => v.Value is < 1 || v.Value > v.Maximum))
            {
                yield return new Reason("risk-off-scale").With("field", Row("risks", i, name)).With("value", value!).With("maximum", maximum);
            }

            if (risk.ResidualLikelihood > risk.Likelihood || risk.ResidualConsequence > risk.Consequence)
            {
                yield return new Reason("residual-risk-above").With("field", Row("risks", i, "residualLikelihood"));
            }
        }

        // The analysis as a whole leaves no less than its worst risk does.
        RiskLevel worst = (c.Risks ?? []).Select(r => Residual(r, scale)).DefaultIfEmpty(RiskLevel.Low).Max();
        if (worst > c.ResidualRisk)
        {
            yield return new Reason("residual-risk-understated").With("field", "residualRisk").With("level", worst);
        }
    }

    private static IEnumerable<(string Name, int? Value, int Maximum)> Scaled(AnalysedRisk risk, RiskScale scale) =>
    [
        ("likelihood", risk.Likelihood, scale.Likelihood), ("consequence", risk.Consequence, scale.Consequence),
        ("residualLikelihood", risk.ResidualLikelihood, scale.Likelihood), ("residualConsequence", risk.ResidualConsequence, scale.Consequence),
    ];

    private static IEnumerable<Reason> Measures(Service s, RecordRiskAnalysis c, Context x)
    {
        int risks = c.Risks?.Count ?? 0;
        foreach ((RiskMeasure measure, int i) in (c.Measures ?? []).Select((m, i) => (m, i)))
        {
            if (measure.Risk < 1 || measure.Risk > risks)
            {
                yield return new Reason("measure-without-risk").With("field", Row("measures", i, "risk")).With("number", measure.Risk);
            }

            if (measure.Due < x.Today)
            {
                yield return new Reason("date-in-past").With("field", Row("measures", i, "due")).With("date", measure.Due);
            }
        }

        if (s.Measures.Count + (c.Measures?.Count ?? 0) > Limits.OpenMeasures)
        {
            yield return new Reason("too-many-measures", "complete-measure").With("maximum", Limits.OpenMeasures);
        }
    }

    private static IEnumerable<Reason> CompleteFaults(Service s, CompleteMeasure c, Context x)
    {
        if (!s.Measures.Exists(m => m.Number == c.Number))
        {
            yield return new Reason("measure-unknown").With("number", c.Number);
        }

        if (c is { Outcome: MeasureOutcome.NoLongerNeeded, Note: null })
        {
            yield return new Reason("measure-needs-reason").With("field", "note");
        }

        foreach (Reason reason in Faults.Future(c.On, x))
        {
            yield return reason;
        }
    }

    private static string Row(string list, int place, string field) => string.Create(CultureInfo.InvariantCulture, $"{list}[{place}].{field}");
}
