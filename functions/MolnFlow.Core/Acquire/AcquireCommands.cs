using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Acquire;

/// <summary>
/// The intake: opens a case. The owner defaults to whoever registers; a case that turns out not to
/// be an external cloud service is refused with what to do instead.
/// </summary>
/// <param name="OverInternet">Reached over the internet; passing data through or streaming it counts too.</param>
/// <param name="RunByUs">Placed with or run by the organisation, or a company it owns the majority of.</param>
/// <param name="SecuritySensitive">Whether it would hold information that concerns Sweden's security: then nothing is kept.
/// Null where it was not asked; the question then waits in the questionnaires.</param>
/// <param name="ExpectedEnd">When an agreement under negotiation would end, if that is known.</param>
[Command("register-service")]
public sealed record RegisterService(
    [property: MaxLength(200)] Text Name,
    Text? Purpose,
    bool OverInternet,
    bool RunByUs,
    SupplierId? Supplier,
    PersonId? Owner,
    PersonId? RiskOwner,
    PersonId? Manager,
    Text? ComplexBecause,
    DateOnly? ExpectedEnd,
    ImmutableList<InformationSet>? InformationSets,
    bool? SecuritySensitive = null) : Command;

/// <param name="Risks">On the organisation's scale; the four themes are what every external cloud service has to weigh.</param>
/// <param name="Measures">Each becomes a task of its owner.</param>
[Command("record-risk-analysis")]
public sealed record RecordRiskAnalysis(
    Text Conclusion,
    RiskLevel ResidualRisk,
    PersonId Author,
    DateOnly On,
    ImmutableList<EvidenceId>? Evidence,
    ImmutableList<AnalysedRisk>? Risks = null,
    ImmutableList<RiskMeasure>? Measures = null) : Command;

/// <summary>Given by the risk owner, never by the one who wrote or recorded the analysis.</summary>
[Command("accept-residual-risk")]
public sealed record AcceptResidualRisk(Text? Note) : Command;

/// <param name="Criteria">Those of the nine that hold; left out where none does.</param>
/// <param name="Exemption">The ground for making none although the criteria call for one.</param>
[Command("decide-dpia")]
public sealed record DecideDpia(
    bool Required,
    Text Because,
    PersonId DecidedBy,
    DateOnly On,
    ImmutableList<DpiaCriterion>? Criteria = null,
    DpiaExemption? Exemption = null) : Command;

/// <param name="Dpo">Required where the service has a data protection officer.</param>
[Command("record-dpia")]
public sealed record RecordDpia(
    Text Conclusion,
    bool HighResidualRisk,
    PersonId Author,
    DateOnly On,
    ImmutableList<EvidenceId>? Evidence,
    DpiaContent? Content = null,
    DpoAdvice? Dpo = null) : Command;

[Command("record-prior-consultation")]
public sealed record RecordPriorConsultation(
    Text Outcome, bool MayProceed, DateOnly On, ImmutableList<EvidenceId>? Evidence) : Command;

[Command("weigh-on-premises")]
public sealed record WeighOnPremises(Text Conclusion, PersonId Author, DateOnly On, ImmutableList<EvidenceId>? Evidence) : Command;

[Command("file-exit-plan")]
public sealed record FileExitPlan(Text Plan, PersonId Author, DateOnly On, ImmutableList<EvidenceId>? Evidence) : Command;

[Command("decide-acquisition")]
public sealed record DecideAcquisition(bool Approve, Text? Because, DecisionRecord Decision) : Command;

[Command("withdraw")]
public sealed record Withdraw(Text Because) : Command;

[Command("declare-not-external-cloud")]
public sealed record DeclareNotExternalCloud(Text Because) : Command;

/// <summary>Ties the service to an agreement's record on the terms that record has.</summary>
[Command("sign-agreement")]
public sealed record SignAgreement(
    AgreementId Agreement, [property: FilledIn] AgreementTerms Terms, DateOnly On, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>The step into the manage phase.</summary>
[Command("take-into-use")]
public sealed record TakeIntoUse : Command;
