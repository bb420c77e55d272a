using System.Collections.Immutable;

namespace MolnFlow.Core.Abroad;

/// <summary>How sub-processors and transfers change a service.</summary>
internal static class AbroadFold
{
    public static Service? Evolve(Service s, ServiceEvent happened, Stamp stamp) => happened switch
    {
        SubProcessorAdded e => With(s, new NumberedProcessor(e.Number, e.SubProcessor, null, null)),
        SubProcessorAnnounced e => Fold.Brought(
            With(s, new NumberedProcessor(e.Number, e.SubProcessor, e.ObjectBy, null)), e.Moves, e.Due, stamp),
        SubProcessorAnswered e => s with
        {
            Abroad = s.Abroad with { Processors = [.. s.Abroad.Processors.Select(p => p.Number == e.Number ? p with { Answer = e.Answer } : p)] },
        },
        SubProcessorRemoved e => s with { Abroad = s.Abroad with { Processors = s.Abroad.Processors.RemoveAll(p => p.Number == e.Number) } },
        TransferAdded e => s with
        {
            Abroad = s.Abroad with
            {
                Transfers = s.Abroad.Transfers.Add(new NumberedTransfer(e.Number, 1, e.Stated, stamp.On, null, null)),
                TransfersEver = e.Number,
                TransfersSince = s.Abroad.TransfersSince ?? stamp.On,
                NoTransfers = null,
            },
        },
        TransferChanged e => Changed(s, e.Number, t => new(t.Number, t.Revision + 1, e.Stated, stamp.On, null, null)),
        TransferEnded e => Ended(s, s.Abroad.Transfers.RemoveAll(t => t.Number == e.Number)),
        NoTransfersDeclared e => s with { Abroad = s.Abroad with { NoTransfers = new(e, stamp) } },
        AdequacyLost e => Fold.Brought(Changed(s, e.Number, t => t with { Lost = e, LostOn = stamp.On }), e.Moves, e.Due, stamp),
        AccessRequestRecorded e => Fold.Brought(s, e.Moves, e.Due, stamp),
        _ => null,
    };

    private static Service With(Service s, NumberedProcessor processor) => s with
    {
        Abroad = s.Abroad with { Processors = s.Abroad.Processors.Add(processor), ProcessorsEver = processor.Number },
    };

    private static Service Changed(Service s, int number, Func<NumberedTransfer, NumberedTransfer> change) =>
        s with { Abroad = s.Abroad with { Transfers = [.. s.Abroad.Transfers.Select(t => t.Number == number ? change(t) : t)] } };

    private static Service Ended(Service s, ImmutableList<NumberedTransfer> left) => s with
    {
        Abroad = s.Abroad with { Transfers = left, TransfersSince = left.IsEmpty ? null : s.Abroad.TransfersSince },
    };
}
