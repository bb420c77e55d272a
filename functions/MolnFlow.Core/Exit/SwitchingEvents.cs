using System.Collections.Immutable;

namespace MolnFlow.Core.Exit;

/// <summary>Why a running exit's end moved.</summary>
public enum SwitchingCause
{
    /// <summary>The supplier showed that the ordinary transition was technically unfeasible.</summary>
    Unfeasible,

    /// <summary>The organisation took longer.</summary>
    OurChoice,
}

/// <summary>What becomes of the information when the service ends.</summary>
public enum Destination
{
    Switch,
    OnPremises,
    Erase,
}

/// <summary>Why a supplier can no longer be counted on.</summary>
public enum DisorderCause
{
    Bankruptcy,

    /// <summary>The supplier has broken the agreement, or its protection has failed.</summary>
    Breach,

    /// <summary>The supplier no longer answers.</summary>
    Silence,

    /// <summary>The service is shut down without the notice that was agreed.</summary>
    ShutDown,
}

/// <summary>The running exit's end moved, and every later date with it.</summary>
public sealed record SwitchingExtended(
    int Cycle, SwitchingCause Cause, DateOnly End, DateOnly On, Text Because, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>Where the information goes.</summary>
public sealed record DestinationChosen(
    int Cycle, Destination Choice, ServiceId? Successor, DateOnly On, Text? Note, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>The exit became a disordered one: the plan for that holds from here on.</summary>
/// <param name="AwareOn">The civil day of awareness, as it was stated.</param>
public sealed record DisorderDeclared(
    int Cycle, DisorderCause Cause, DateTimeOffset AwareAt, DateOnly AwareOn, Text Because, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>The owner of an information set accepted that it is lost, or remains out of reach.</summary>
public sealed record LossAccepted(int Set, int Cycle, SetOutcome Outcome, Text? Note) : ServiceEvent;
