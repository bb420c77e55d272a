using System.Collections.Immutable;
using System.ComponentModel;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Web.Api;

[Description("A service with everything that is known of it. A text that was erased is {\"erased\": true}.")]
public sealed record ServiceBody(
    ServiceId Id,
    OrganisationId Organisation,
    Text Name,
    Text? Purpose,
    Phase Phase,
    [property: Description("How and when the case ended; null while it runs.")] EndingBody? Ending,
    NamedBody Owner,
    ImmutableList<HolderBody> Roles,
    NamedBody? Supplier,
    [property: Description("Why the longer exit timeline is wanted; null when it is not.")] Text? ComplexBecause,
    DateOnly RegisteredOn,
    DateOnly? ExpectedEnd,
    DateOnly? InUseSince,
    [property: Description("How it came into the register when it was in use already; null when it was acquired.")] AdoptionBody? Adoption,
    [property: Description("The hash of the rulebook the service is decided by.")] string Rulebook,
    ImmutableList<InformationSetBody> InformationSets,
    EffectiveBody Classification,
    [property: Description("The controls that are mandatory now.")] ImmutableList<ServiceControlBody> Controls,
    [property: Description("Answers kept to controls that are not mandatory now.")] ImmutableList<AnswerBody> OtherAnswers,
    RecordsBody Records,
    SignedBody? Agreement,
    DatesBody Dates,
    ContinuationBody? Continuation,
    [property: Description("The running exit; null in other phases.")] ExitBody? Exit,
    [property: Description("Null when the case has ended.")] NextStepBody? NextStep,
    [property: Description("What is recommended and not in place; it blocks nothing.")] ImmutableList<ReasonBody> Warnings,
    [property: Description("What the ETag says: the number of the latest event a person made.")] int Version,
    [property: Description("The number of the latest event of all.")] int LastEvent);

[Description("How a service that was in use already came into the register, and when.")]
public sealed record AdoptionBody(AdoptionOrigin Origin, DateOnly On, NamedBody By);

[Description("How a case ended.")]
public sealed record EndingBody(Ending How, DateOnly On, Text? Because);

[Description("Who holds a role for the service.")]
public sealed record HolderBody(Role Role, string RoleName, NamedBody Person);

[Description("A body of information that the service holds.")]
public sealed record InformationSetBody(
    int Number,
    Text Name,
    NamedBody Owner,
    Classification Classification,
    [property: Description("What must be preserved or may be disposed of; null when it holds no public records.")] Text? ArchiveRule,
    [property: Description("What must not enter the service, and how that is upheld.")] Text? Exclusions);

[Description("The strictest of all information sets, per dimension.")]
public sealed record EffectiveBody(
    int Confidentiality,
    int Integrity,
    int Availability,
    bool Secrecy,
    bool PersonalData,
    [property: Description("For each dimension the numbers of the sets that cause it.")] ImmutableList<CauseBody> Causes);

[Description("The information sets that a dimension's class comes from.")]
public sealed record CauseBody(Criterion Criterion, int Value, ImmutableList<int> Sets);

[Description("A control that is mandatory for the service, with its answers.")]
public sealed record ServiceControlBody(
    int Id, string Title, ImmutableList<Phase> Phases, ImmutableList<BecauseBody> Because, ImmutableList<AnswerBody> Answers);

[Description("An answer to a control in one phase.")]
public sealed record AnswerBody(
    int Control,
    Phase Phase,
    Answer Answer,
    NamedBody By,
    DateOnly On,
    [property: Description("Who accepted the deviation; null for other answers, and until somebody has.")] NamedBody? AcceptedBy,
    DateOnly? AcceptedOn);

[Description("A record as it was entered, with who entered it and when.")]
public sealed record EnteredBody<T>(T Facts, NamedBody By, DateOnly On, DateTimeOffset At, int Sequence) where T : ServiceEvent;

[Description("The records that are asked for before use. Null for what is not there.")]
public sealed record RecordsBody(
    EnteredBody<RiskAnalysisRecorded>? RiskAnalysis,
    EnteredBody<ResidualRiskAccepted>? RiskAcceptance,
    EnteredBody<DpiaNeedDecided>? DpiaNeed,
    EnteredBody<DpiaRecorded>? Dpia,
    EnteredBody<PriorConsultationRecorded>? PriorConsultation,
    EnteredBody<OnPremisesWeighed>? OnPremises,
    EnteredBody<ExitPlanFiled>? ExitPlan,
    EnteredBody<AcquisitionApproved>? Approval);

[Description("The agreement the service runs under, on the terms the service knows.")]
public sealed record SignedBody(AgreementId Id, string Title, DateOnly SignedOn, AgreementTerms Terms);

[Description("The question of continuing, for the agreement's present period.")]
public sealed record ContinuationBody(int Cycle, DateOnly Since, DateOnly? OpenedOn, ContinuationDecided? Decided);

[Description("The running exit.")]
public sealed record ExitBody(
    int Cycle,
    ExitCause Cause,
    DateOnly Started,
    [property: Description("E, the last day.")] DateOnly End,
    ImmutableList<StepStateBody> Steps,
    ImmutableList<SettledBody> SettledSets);

[Description("A step of the exit plan that concerns the service.")]
public sealed record StepStateBody(
    StepId Id,
    string Title,
    StepKind Kind,
    [property: Description("Confirmed, or excepted with approval.")] bool Done,
    DateOnly? ConfirmedOn,
    NamedBody? ConfirmedBy,
    [property: Description("What a first person asked for; a second one must approve.")] EnteredBody<ExitStepProposed>? Proposal,
    EnteredBody<ExitExceptionProposed>? Exception,
    NamedBody? ExceptionApprovedBy);

[Description("An information set that is taken care of.")]
public sealed record SettledBody(int Set, EnteredBody<InformationSetSettled> Settled);

[Description("The command that takes the service on, and everything against it now.")]
public sealed record NextStepBody(string Command, ImmutableList<ReasonBody> BlockedBy);
