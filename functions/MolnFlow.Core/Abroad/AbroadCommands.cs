using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using MolnFlow.Core.Manage;

namespace MolnFlow.Core.Abroad;

/// <summary>Puts a sub-processor or a storage location that is there already on the list.</summary>
[Command("add-sub-processor")]
public sealed record AddSubProcessor(Processor SubProcessor) : Command;

/// <summary>The supplier wants to take in somebody new; it must be answered before the last day to object.</summary>
/// <param name="On">The day the supplier told us.</param>
[Command("announce-sub-processor")]
public sealed record AnnounceSubProcessor(Processor SubProcessor, DateOnly On, DateOnly ObjectBy) : Command;

[Command("answer-sub-processor")]
public sealed record AnswerSubProcessor(
    int SubProcessor, SubProcessorAnswer Answer, Text Because, DateOnly On, ImmutableList<EvidenceId>? Evidence) : Command;

[Command("remove-sub-processor")]
public sealed record RemoveSubProcessor(int SubProcessor, Text Because, DateOnly On) : Command;

[Command("add-transfer")]
public sealed record AddTransfer(Transfer Stated) : Command;

/// <summary>Says anew what a transfer is and what it rests on.</summary>
[Command("change-transfer")]
public sealed record ChangeTransfer(int Transfer, Transfer Stated, Text Because) : Command;

[Command("end-transfer")]
public sealed record EndTransfer(int Transfer, Text Because, DateOnly On) : Command;

/// <summary>The answer that no personal data leaves the EU and EEA, support and telemetry included.</summary>
[Command("declare-no-transfers")]
public sealed record DeclareNoTransfers(Text Because) : Command;

/// <summary>An authority asked the supplier, or somebody the supplier uses, for our information.</summary>
/// <param name="On">The day we were told.</param>
[Command("record-access-request")]
public sealed record RecordAccessRequest(
    [property: MaxLength(200)] Text Authority, [property: MaxLength(2)] string Country, Text What, AccessOutcome Outcome, DateOnly On,
    ImmutableList<EvidenceId>? Evidence) : Command;
