using System.Collections.Immutable;

namespace MolnFlow.Core.Abroad;

/// <summary>Who else handles the service's information, and where it goes.</summary>
public sealed record AbroadState
{
    public static readonly AbroadState Empty = new();

    public ImmutableList<NumberedProcessor> Processors { get; init; } = [];
    public int ProcessorsEver { get; init; }

    public ImmutableList<NumberedTransfer> Transfers { get; init; } = [];
    public int TransfersEver { get; init; }

    /// <summary>The day from which there has been a transfer without a break.</summary>
    public DateOnly? TransfersSince { get; init; }

    /// <summary>Set while the answer is that there are none.</summary>
    public Entered<NoTransfersDeclared>? NoTransfers { get; init; }
}
