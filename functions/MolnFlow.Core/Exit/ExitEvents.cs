using System.Collections.Immutable;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Exit;

/// <summary>What set an exit going.</summary>
public enum ExitCause
{
    /// <summary>Leaving or replacing was decided.</summary>
    Decided,

    /// <summary>The computed day came and nothing had been decided.</summary>
    NothingDecided,

    /// <summary>Renewal was decided, but no extension was in place when the last safe day came.</summary>
    NotExtended,

    /// <summary>The supplier can no longer be counted on.</summary>
    Disorder,
}

/// <summary>The exit began.</summary>
/// <param name="Cycle">From 1; an exit called off is not resumed, the next one starts afresh.</param>
/// <param name="End">E, the last day of the agreement as known then.</param>
public sealed record ExitStarted(int Cycle, ExitCause Cause, DateOnly End) : ServiceEvent;

/// <summary>The exit was called off and the service is managed as before.</summary>
public sealed record ExitCalledOff(int Cycle, Text? Because) : ServiceEvent;

/// <summary>A step is done.</summary>
/// <param name="On">The day it was done, which later steps may be counted from.</param>
public sealed record ExitStepConfirmed(StepId Step, int Cycle, DateOnly On, Text? Note, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>A first person asked for an irreversible step; it takes a second one.</summary>
public sealed record ExitStepProposed(StepId Step, int Cycle, DateOnly On, Text? Note, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>The proposal was taken back before anybody approved it.</summary>
public sealed record ExitProposalWithdrawn(StepId Step, int Cycle) : ServiceEvent;

/// <summary>Where an information set went when the service ended.</summary>
public enum SetOutcome
{
    Archived,
    Moved,

    /// <summary>Disposed of under a decision.</summary>
    Disposed,

    /// <summary>Gone, without having been brought home; only in a disordered exit, and accepted by its owner.</summary>
    Lost,

    /// <summary>Still out there, out of our reach; only in a disordered exit, and accepted by its owner.</summary>
    Remains,
}

/// <summary>One information set is taken care of; the second gate passes when all are.</summary>
public sealed record InformationSetSettled(
    int Set, int Cycle, SetOutcome Outcome, Text Reference, DateOnly On, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>A step that cannot be done as planned; counts once somebody else has approved it.</summary>
public sealed record ExitExceptionProposed(StepId Step, int Cycle, Text Because) : ServiceEvent;

public sealed record ExitExceptionApproved(StepId Step, int Cycle) : ServiceEvent;

/// <summary>The case is closed: nothing of ours is left out there.</summary>
public sealed record ServiceClosed(DecisionRecord Decision) : ServiceEvent;
