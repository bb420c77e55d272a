using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core;

/// <summary>A record with who entered it and its day; <c>As</c> is the event that holds the facts.</summary>
public sealed record Entered<T>(T As, Stamp Stamp) where T : ServiceEvent;

/// <summary>Where in its life the service is, with what only that part of life has.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Stage.Acquiring), "acquiring")]
[JsonDerivedType(typeof(Stage.Managing), "managing")]
[JsonDerivedType(typeof(Stage.Exiting), "exiting")]
[JsonDerivedType(typeof(Stage.Ended), "ended")]
public abstract record Stage
{
    private Stage() { }

    public sealed record Acquiring : Stage;

    public sealed record Managing : Stage;

    public sealed record Exiting(ExitCase Case) : Stage;

    public sealed record Ended(Ending How, DateOnly On, Text? Because, ExitCase? Case) : Stage;
}

/// <summary>How a case came to its end.</summary>
public enum Ending
{
    Rejected,
    Withdrawn,
    NotExternalCloud,
    Closed,

    /// <summary>Closed though information was lost, which its owner has accepted.</summary>
    ClosedWithLoss,

    /// <summary>Closed though information is still out there, which its owner has accepted.</summary>
    ClosedWithRemainingData,
}

/// <summary>The running exit: number, cause and E.</summary>
public sealed record ExitCase(int Cycle, ExitCause Cause, DateOnly Started, DateOnly End)
{
    /// <summary>True once the supplier has moved E by showing the ordinary transition to be unfeasible.</summary>
    public bool Unfeasible { get; init; }

    /// <summary>How many times the organisation itself has moved E.</summary>
    public int Extensions { get; init; }

    public Destination? Destination { get; init; }

    public ServiceId? Successor { get; init; }

    /// <summary>Null in an ordered exit.</summary>
    public Disorder? Disorder { get; init; }
}

/// <summary>What makes an exit a disordered one. Its dates count forward from awareness.</summary>
public sealed record Disorder(DisorderCause Cause, DateTimeOffset AwareAt, DateOnly AwareOn);

/// <summary>A confirmed, proposed or excepted exit step of the present cycle.</summary>
public sealed record StepState(
    StepId Step, DateOnly? ConfirmedOn, PersonId? ConfirmedBy, Entered<ExitStepProposed>? Proposal, Entered<ExitExceptionProposed>? Exception, PersonId? ExceptionApprovedBy)
{
    [JsonIgnore]
    public bool IsDone => ConfirmedOn is not null || ExceptionApprovedBy is not null;
}

/// <summary>The question of continuing, for the present period of the agreement.</summary>
/// <param name="Since">The day the cycle began: taken into use, extended, or last decided.</param>
/// <param name="PeriodBegan">The first day of the period that is about to end; null for the agreement's first one.</param>
public sealed record ContinuationCycle(int Number, DateOnly Since, DateOnly? PeriodBegan, DateOnly? OpenedOn, ContinuationDecided? Decided);

/// <summary>The agreement as this service knows it.</summary>
public sealed record AgreementLink(AgreementId Id, AgreementTerms Terms, DateOnly SignedOn);

/// <summary>
/// A service: the fold of its events (<see cref="Lifecycle.Evolve"/>) and nothing more.
/// </summary>
public sealed record Service
{
    public required ServiceId Id { get; init; }
    public required OrganisationId Organisation { get; init; }
    public required Stage Stage { get; init; }
    public required Text Name { get; init; }
    public Text? Purpose { get; init; }
    public SupplierId? Supplier { get; init; }
    public Text? ComplexBecause { get; init; }
    public required DateOnly RegisteredOn { get; init; }
    public required string Rulebook { get; init; }
    public DateOnly? ExpectedEnd { get; init; }

    /// <summary>The number of the latest event, human or not.</summary>
    public int LastSequence { get; init; }

    /// <summary>The service owner is always there; the other roles may be vacant.</summary>
    public ImmutableSortedDictionary<Role, PersonId> Roles { get; init; } = ImmutableSortedDictionary<Role, PersonId>.Empty;

    /// <summary>Who gave each role to its present holder: nobody approves by a role they gave themselves.</summary>
    public ImmutableSortedDictionary<Role, PersonId> GrantedBy { get; init; } = ImmutableSortedDictionary<Role, PersonId>.Empty;
    public ImmutableList<NumberedSet> Sets { get; init; } = [];
    public int SetsEver { get; init; }
    public ImmutableDictionary<AnswerKey, ControlAnswer> Answers { get; init; } = ImmutableDictionary<AnswerKey, ControlAnswer>.Empty;

    /// <summary>Answers to the catalogue's questions; there are never more than the rulebooks have had questions.</summary>
    public ImmutableDictionary<QuestionId, QuestionAnswer> Questions { get; init; } = ImmutableDictionary<QuestionId, QuestionAnswer>.Empty;

    /// <summary>Who was asked for an answer in particular; the question's role answers the others.</summary>
    public ImmutableDictionary<QuestionId, PersonId> QuestionOwners { get; init; } = ImmutableDictionary<QuestionId, PersonId>.Empty;

    public Entered<RiskAnalysisRecorded>? RiskAnalysis { get; init; }

    /// <summary>What the information was classed as when the risks were analysed.</summary>
    public Classification? RiskAnalysisClass { get; init; }
    public Entered<ResidualRiskAccepted>? RiskAcceptance { get; init; }
    public Entered<DpiaNeedDecided>? DpiaNeed { get; init; }

    /// <summary>Whether any personal data was marked when the need of a DPIA was decided.</summary>
    public bool DpiaNeedSawPersonalData { get; init; }
    public Entered<DpiaRecorded>? Dpia { get; init; }
    public Entered<PriorConsultationRecorded>? PriorConsultation { get; init; }
    /// <summary>The prior consultation that runs; null before it is asked for, and when its answer has been recorded.</summary>
    public Consultation? Consultation { get; init; }
    public int ConsultationsEver { get; init; }

    /// <summary>From every risk analysis; a new one takes none of the earlier ones' measures away.</summary>
    public ImmutableList<OpenMeasure> Measures { get; init; } = [];
    public int MeasuresEver { get; init; }
    public Entered<OnPremisesWeighed>? OnPremises { get; init; }
    public Entered<ExitPlanFiled>? ExitPlan { get; init; }
    public Entered<AcquisitionApproved>? Approval { get; init; }

    /// <summary>What the information was classed as when the acquisition was approved.</summary>
    public Classification? ApprovalClass { get; init; }
    public AgreementLink? Agreement { get; init; }
    public DateOnly? InUseSince { get; init; }

    /// <summary>How it came into the register when it was in use already; null when it was acquired.</summary>
    public Entered<ServiceAdopted>? Adoption { get; init; }

    /// <summary>Numbers the periods of continuing and leaving; steps and settled sets belong to the present one.</summary>
    public ContinuationCycle? Continuation { get; init; }
    public ImmutableDictionary<StepId, StepState> Steps { get; init; } = ImmutableDictionary<StepId, StepState>.Empty;
    public ImmutableDictionary<int, Entered<InformationSetSettled>> Settled { get; init; } = ImmutableDictionary<int, Entered<InformationSetSettled>>.Empty;

    /// <summary>Sets whose owner has accepted that they are lost or remain out there.</summary>
    public ImmutableHashSet<int> LossesAccepted { get; init; } = [];

    /// <summary>The classifications since the service was taken into use, oldest first; the last one is the present.</summary>
    public ImmutableList<ClassSince> Classes { get; init; } = [];
    public ImmutableDictionary<TaskId, TaskState> Tasks { get; init; } = ImmutableDictionary<TaskId, TaskState>.Empty;

    /// <summary>By the obligation's key. One of an earlier cycle no longer counts.</summary>
    public ImmutableDictionary<string, Pause> Pauses { get; init; } = ImmutableDictionary<string, Pause>.Empty;

    /// <summary>The open incidents and the latest closed ones, oldest first.</summary>
    public ImmutableList<Incident> Incidents { get; init; } = [];
    public int IncidentsEver { get; init; }

    /// <summary>Whether the Swedish Cybersecurity Act covers the service; null, which counts as yes, until it is said.</summary>
    public bool? CybersecurityAct { get; init; }

    /// <summary>Named evidence with the last day it can be relied on, until it is renewed.</summary>
    public ImmutableDictionary<EvidenceId, DateOnly> Expiring { get; init; } = ImmutableDictionary<EvidenceId, DateOnly>.Empty;

    /// <summary>Sub-processors, storage locations and transfers out of the EU and EEA.</summary>
    public AbroadState Abroad { get; init; } = AbroadState.Empty;

    [JsonIgnore]
    public Phase Phase => Stage switch
    {
        Stage.Acquiring => Phase.Acquire,
        Stage.Managing => Phase.Manage,
        Stage.Exiting => Phase.Exit,
        Stage.Ended => Phase.Closed,
        _ => throw new InvalidOperationException($"No case for {Stage.GetType().Name}."),
    };

    [JsonIgnore]
    public PersonId Owner => Roles[Role.ServiceOwner];

    public PersonId? Holder(Role role) => Roles.TryGetValue(role, out PersonId person) ? person : null;

    /// <summary>The strictest of all information sets, per dimension.</summary>
    [JsonIgnore]
    public Classification Classification =>
        Sets.Aggregate(Classification.None, (all, set) => all.With(set.Set.Classification));

    /// <summary>E: the running exit's end, else the agreement's own; null where there is none.</summary>
    [JsonIgnore]
    public DateOnly? End => Exit?.End ?? Agreement?.Terms.Term.EndsOn;

    /// <summary>The exit that runs, or that the case was closed by.</summary>
    [JsonIgnore]
    public ExitCase? Exit => Stage switch
    {
        Stage.Exiting exiting => exiting.Case,
        Stage.Ended ended => ended.Case,
        _ => null,
    };

    public bool IsDone(StepId step) => Steps.TryGetValue(step, out StepState? state) && state.IsDone;
}
