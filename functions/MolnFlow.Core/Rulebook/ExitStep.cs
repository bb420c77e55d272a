using System.Collections.Immutable;
using MolnFlow.Core.Calendar;

namespace MolnFlow.Core.Rulebook;

/// <summary>What an exit step is for the rules.</summary>
public enum StepKind
{
    /// <summary>Work before the exit proper; due in the manage phase when its date falls there.</summary>
    Preparation,
    Step,

    /// <summary>Nothing irreversible happens before every gate is passed.</summary>
    Gate,

    /// <summary>A span of days to know about; nothing to confirm.</summary>
    Window,

    /// <summary>Cannot be undone: takes both gates and two people.</summary>
    Irreversible,

    /// <summary>The decision that ends the case.</summary>
    Closing,
}

/// <summary>The date that a step is counted from.</summary>
public enum StepAnchor
{
    /// <summary>E, the day the service's agreement ends.</summary>
    End,

    /// <summary>The day the switching request was sent, or is planned for.</summary>
    SwitchingRequest,

    /// <summary>O, the day erasure was ordered in writing, or is planned for.</summary>
    ErasureOrder,
}

/// <summary>Steps that concern only some services.</summary>
public enum StepCondition
{
    PersonalData,
    Secrecy,
    Archive,
}

/// <summary>How far from its anchor a step is: a period, or a figure of law by its id.</summary>
public sealed record StepOffset(Period? Period, string? Law);

/// <summary>One row of the exit plan. The catalogue's exit-plan file explains the fields.</summary>
public sealed record ExitStep(
    StepId Id,
    StepKind Kind,
    StepAnchor Anchor,
    StepOffset Standard,
    StepOffset Complex,
    StepOffset? UntilStandard,
    StepOffset? UntilComplex,
    bool Confirmed,
    bool EvidenceRequired,
    bool PerInformationSet,
    Role Acts,
    ImmutableList<int> Controls,
    Force Force,
    ImmutableList<StepId> Needs,
    StepCondition? OnlyWhen,
    bool ExceptionAllowed)
{
    /// <summary>False for what only a disordered exit asks for.</summary>
    public bool Ordered { get; init; } = true;

    /// <summary>How long after awareness it is due in a disordered exit; null for what such an exit does not ask for.</summary>
    public WithinAwareness? Disordered { get; init; }
}

/// <summary>A time counted forward from awareness: exactly one of hours and days.</summary>
public sealed record WithinAwareness(int? Hours, int? Days);
