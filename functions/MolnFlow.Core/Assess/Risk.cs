using System.Collections.Immutable;
using MolnFlow.Core.Acquire;

namespace MolnFlow.Core.Assess;

/// <summary>What a risk comes from. The first four are those that every external cloud service has.</summary>
public enum RiskTheme
{
    UnauthorisedAccess,
    SharedResponsibility,
    SharedResources,
    ForeignLaw,
    Other,
}

/// <summary>One risk of an analysis, on the organisation's own scale.</summary>
/// <param name="ResidualLikelihood">After the measures; null where nothing changes it. So with the consequence.</param>
public sealed record AnalysedRisk(
    RiskTheme Theme, Text Description, int Likelihood, int Consequence, int? ResidualLikelihood, int? ResidualConsequence);

/// <summary>Something to be done about a risk; it is followed until it is done.</summary>
/// <param name="Risk">The place of the risk in the analysis, from 1.</param>
public sealed record RiskMeasure(int Risk, Text What, PersonId Owner, DateOnly Due);

/// <summary>How a measure ended.</summary>
public enum MeasureOutcome
{
    Done,
    NoLongerNeeded,
}

/// <summary>A measure that waits to be done.</summary>
/// <param name="Number">Running number within the service, from 1 and never reused.</param>
public sealed record OpenMeasure(int Number, RiskMeasure Measure);

[Command("complete-measure")]
public sealed record CompleteMeasure(int Number, MeasureOutcome Outcome, DateOnly On, Text? Note, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>A measure from the risk analysis was done, or is no longer needed.</summary>
public sealed record RiskMeasureCompleted(int Number, MeasureOutcome Outcome, DateOnly On, Text? Note, ImmutableList<EvidenceId> Evidence) : ServiceEvent;
