using System.Collections.Immutable;
using System.ComponentModel;
using MolnFlow.Core;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Web.Api;

[Description("The rulebook in force, in the language asked for.")]
public sealed record CatalogBody(
    string Title,
    string Version,
    [property: Description("SHA-256 of the rules in canonical form; services pin it.")] string Hash,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    [property: Description("Where the content comes from.")] string Source,
    [property: Description("The highest class of the scale; the lowest is 0.")] int MaximumClass,
    ImmutableList<LevelBody> Scale,
    ImmutableList<ControlBody> Controls,
    [property: Description("What can make a control mandatory.")] ImmutableList<CriterionBody> Criteria,
    ImmutableList<PhaseBody> Phases,
    ImmutableList<ExitStepBody> ExitPlan,
    ScheduleBody Schedule,
    ImmutableList<LawBody> Law,
    ImmutableList<TimingBody> Timing,
    ImmutableList<RoleBody> Roles);

[Description("One class of the scale.")]
public sealed record LevelBody(int Value, string Name);

[Description("A criterion and its name.")]
public sealed record CriterionBody(Criterion Id, string Name);

[Description("A phase and its name.")]
public sealed record PhaseBody(Phase Id, string Name);

[Description("A role, its name and what it is there for.")]
public sealed record RoleBody(Role Id, string Name, string Help);

[Description("A security control.")]
public sealed record ControlBody(
    [property: Description("Its number in the routine it comes from.")] int Id,
    string Title,
    string Guidance,
    string Why,
    [property: Description("The circumstance it depends on; null where it concerns every service.")] string? Condition,
    [property: Description("From which class it is mandatory (null: never by this one), and the two marks.")] Criteria Criteria,
    ImmutableList<Phase> Phases,
    Force Force,
    ImmutableList<string> References,
    [property: Description("Whether all binding sub-points must be covered, or any.")] SubPointRule SubPointRule,
    ImmutableList<SubPointBody> SubPoints);

[Description("One thing an answer covers.")]
public sealed record SubPointBody(
    string Id,
    string Text,
    [property: Description("True for what is shown and never required.")] bool Guidance,
    [property: Description("Empty means all phases of the control.")] ImmutableList<Phase> Phases);

[Description("A step of the exit plan.")]
public sealed record ExitStepBody(
    StepId Id,
    string Title,
    string Guidance,
    string Source,
    StepKind Kind,
    [property: Description("The date it is counted from.")] StepAnchor Anchor,
    OffsetBody Standard,
    OffsetBody Complex,
    OffsetBody? UntilStandard,
    OffsetBody? UntilComplex,
    bool Confirmed,
    bool EvidenceRequired,
    bool PerInformationSet,
    Role Acts,
    ImmutableList<int> Controls,
    Force Force,
    ImmutableList<StepId> Needs,
    StepCondition? OnlyWhen,
    bool ExceptionAllowed);

[Description("How far a step is from its anchor: an amount and a unit, or a figure of law by its id.")]
public sealed record OffsetBody(int? Amount, PeriodUnit? Unit, string? Law);

[Description("A number from a law, valid between two dates.")]
public sealed record LawBody(
    string Id,
    string Title,
    int? Value,
    string Unit,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string Act,
    string Article,
    [property: Description("seen: compared with a reliable copy. secondary: from somebody's account. unchecked: neither.")] string Confidence,
    string Note);

[Description("One of the organisation's own figures, and why it is so.")]
public sealed record TimingBody(string Id, int Value, string Title, string Why);
