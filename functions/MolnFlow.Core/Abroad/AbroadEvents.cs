using System.Collections.Immutable;

namespace MolnFlow.Core.Abroad;

/// <summary>What came of an authority's request to a supplier.</summary>
public enum AccessOutcome
{
    Disclosed,
    Refused,
    Undecided,
}

/// <summary>A sub-processor or a storage location came onto the list.</summary>
public sealed record SubProcessorAdded(int Number, Processor SubProcessor) : ServiceEvent;

/// <summary>The supplier announced a new one; some tasks were brought forward.</summary>
/// <param name="Moves">The tasks that a new sub-processor moved, by the rulebook of that day.</param>
/// <param name="Due">The day they are due at the latest.</param>
public sealed record SubProcessorAnnounced(
    int Number, Processor SubProcessor, DateOnly On, DateOnly ObjectBy, ImmutableList<TaskId> Moves, DateOnly Due) : ServiceEvent;

/// <summary>An announced sub-processor was accepted or objected to.</summary>
/// <param name="Late">True when the last day to object had passed.</param>
public sealed record SubProcessorAnswered(
    int Number, SubProcessorAnswer Answer, Text Because, DateOnly On, bool Late, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

public sealed record SubProcessorRemoved(int Number, Text Because, DateOnly On) : ServiceEvent;

public sealed record TransferAdded(int Number, Transfer Stated) : ServiceEvent;

public sealed record TransferChanged(int Number, Transfer Stated, Text Because) : ServiceEvent;

public sealed record TransferEnded(int Number, Text Because, DateOnly On) : ServiceEvent;

/// <summary>It was answered that no personal data leaves the EU and EEA.</summary>
public sealed record NoTransfersDeclared(Text Because) : ServiceEvent;

/// <summary>The adequacy decision that a transfer rests on no longer holds; the transfer is without a tool.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Decision">The decision by its id in the catalogue; null when the catalogue does not know of any.</param>
/// <param name="Moves">The tasks that were brought forward, by the rulebook of that day.</param>
/// <param name="Due">The day they, and a new tool, are due at the latest.</param>
public sealed record AdequacyLost(int Number, string Country, string? Decision, ImmutableList<TaskId> Moves, DateOnly Due) : ServiceEvent;

/// <summary>An authority had asked the supplier for our information; some tasks were brought forward.</summary>
public sealed record AccessRequestRecorded(
    Text Authority, string Country, Text What, AccessOutcome Outcome, DateOnly On, ImmutableList<TaskId> Moves, DateOnly Due,
    ImmutableList<EvidenceId> Evidence) : ServiceEvent;
