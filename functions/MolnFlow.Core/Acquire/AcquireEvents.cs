using System.Collections.Immutable;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Acquire;

/// <summary>The case was opened. The stored header also carries installation and organisation.</summary>
/// <param name="Rulebook">The hash of the rulebook pinned from the start.</param>
/// <param name="ComplexBecause">Why the longer exit timeline is wanted; null when it is not.</param>
public sealed record ServiceRegistered(
    Text Name,
    Text? Purpose,
    SupplierId? Supplier,
    PersonId Owner,
    PersonId? RiskOwner,
    PersonId? Manager,
    Text? ComplexBecause,
    DateOnly? ExpectedEnd,
    string Rulebook) : ServiceEvent;

/// <summary>How the remaining risk is judged after the measures.</summary>
public enum RiskLevel
{
    Low,
    Medium,
    High,
}

/// <summary>A risk analysis was concluded; a later one replaces it and reopens the acceptance.</summary>
/// <param name="Risks">Null in analyses from before they were kept risk by risk. So with the measures.</param>
public sealed record RiskAnalysisRecorded(
    Text Conclusion,
    RiskLevel ResidualRisk,
    PersonId Author,
    DateOnly On,
    ImmutableList<EvidenceId> Evidence,
    ImmutableList<AnalysedRisk>? Risks = null,
    ImmutableList<RiskMeasure>? Measures = null) : ServiceEvent;

/// <summary>The risk owner accepted what remains.</summary>
public sealed record ResidualRiskAccepted(Text? Note) : ServiceEvent;

/// <summary>Whether a data protection impact assessment is needed (GDPR art. 35), and why.</summary>
/// <param name="Criteria">Null in decisions from before the criteria were asked for.</param>
public sealed record DpiaNeedDecided(
    bool Required,
    Text Because,
    PersonId DecidedBy,
    DateOnly On,
    ImmutableList<DpiaCriterion>? Criteria = null,
    DpiaExemption? Exemption = null) : ServiceEvent;

/// <summary>The impact assessment was concluded.</summary>
/// <param name="HighResidualRisk">True when the risk stays high, so that art. 36 asks for prior consultation.</param>
public sealed record DpiaRecorded(
    Text Conclusion,
    bool HighResidualRisk,
    PersonId Author,
    DateOnly On,
    ImmutableList<EvidenceId> Evidence,
    DpiaContent? Content = null,
    DpoAdvice? Dpo = null) : ServiceEvent;

/// <summary>The authority's answer to a prior consultation (GDPR art. 36).</summary>
public sealed record PriorConsultationRecorded(Text Outcome, bool MayProceed, DateOnly On, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>Running it ourselves was weighed against the cloud service.</summary>
public sealed record OnPremisesWeighed(Text Conclusion, PersonId Author, DateOnly On, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>How the organisation gets out again, filed before it goes in.</summary>
public sealed record ExitPlanFiled(Text Plan, PersonId Author, DateOnly On, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>Decided to acquire.</summary>
public sealed record AcquisitionApproved(DecisionRecord Decision) : ServiceEvent;

/// <summary>Decided not to acquire; ends the case.</summary>
public sealed record AcquisitionRejected(DecisionRecord Decision, Text Because) : ServiceEvent;

/// <summary>The need went away; ends the case.</summary>
public sealed record AcquisitionWithdrawn(Text Because) : ServiceEvent;

/// <summary>It turned out to be run by ourselves or a company we own; ends the case.</summary>
public sealed record FoundNotExternalCloud(Text Because) : ServiceEvent;

/// <summary>An agreement carries this service, on these terms.</summary>
/// <param name="Agreement">The agreement's own record, which other services may share.</param>
public sealed record AgreementSigned(
    AgreementId Agreement, AgreementTerms Terms, DateOnly On, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>Real information may now go in.</summary>
public sealed record TakenIntoUse : ServiceEvent;
