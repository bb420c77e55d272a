using System.Collections.Immutable;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;

namespace MolnFlow.Core.Abroad;

/// <summary>Sub-processors, storage locations, transfers and authorities' requests, in every phase before the end.</summary>
internal static class AbroadDecider
{
    private static readonly ChangeId NewSubProcessor = new("new-sub-processor");
    private static readonly ChangeId AccessRequest = new("access-request");

    /// <summary>Null when the command is not one of these.</summary>
    public static Decision? Decide(Service s, Command command, Context x) => command switch
    {
        AddSubProcessor c => Decision.Unless(
            [.. Faults.Future(c.SubProcessor.Since, x), .. Countries.Faults(c.SubProcessor.Country), .. TooManyProcessors(s)],
            new SubProcessorAdded(s.Abroad.ProcessorsEver + 1, c.SubProcessor)),
        AnnounceSubProcessor c => Decision.Unless(
            [.. Faults.Future(c.On, x), .. Countries.Faults(c.SubProcessor.Country), .. TooManyProcessors(s), .. ObjectFaults(c, x)],
            new SubProcessorAnnounced(
                s.Abroad.ProcessorsEver + 1, c.SubProcessor, c.On, c.ObjectBy, Triage.Moves(s, NewSubProcessor, x), Triage.Due(x))),
        AnswerSubProcessor c => Answer(s, c, x),
        RemoveSubProcessor c => Decision.Unless(
            [.. Faults.Future(c.On, x), .. Processor(s, c.SubProcessor) is null ? [Unknown(c.SubProcessor)] : ImmutableList<Reason>.Empty],
            new SubProcessorRemoved(c.SubProcessor, c.Because, c.On)),
        AddTransfer c => Decision.Unless(
            [.. TransferFaults(c.Stated, x), .. TooManyTransfers(s)], new TransferAdded(s.Abroad.TransfersEver + 1, c.Stated)),
        ChangeTransfer c => Decision.Unless(
            [.. TransferFaults(c.Stated, x), .. Known(s, c.Transfer)], new TransferChanged(c.Transfer, c.Stated, c.Because)),
        EndTransfer c => Decision.Unless([.. Faults.Future(c.On, x), .. Known(s, c.Transfer)], new TransferEnded(c.Transfer, c.Because, c.On)),
        DeclareNoTransfers c => Decision.Unless(NoneFaults(s, x), new NoTransfersDeclared(c.Because)),
        RecordAccessRequest c => Decision.Unless(
            [.. Faults.Future(c.On, x), .. Countries.Faults(c.Country)],
            new AccessRequestRecorded(
                c.Authority, c.Country, c.What, c.Outcome, c.On, Triage.Moves(s, AccessRequest, x), Triage.Due(x), Faults.OrNone(c.Evidence))),
        _ => null,
    };

    private static Decision Answer(Service s, AnswerSubProcessor c, Context x)
    {
        if (Processor(s, c.SubProcessor) is not { } processor)
        {
            return Decision.Refuse(Unknown(c.SubProcessor));
        }

        return Decision.Unless(
            [
                .. Faults.Future(c.On, x),
                .. processor.ObjectBy is null || processor.Answer is not null
                    ? [new Reason("sub-processor-not-asked").With("processor", c.SubProcessor)]
                    : ImmutableList<Reason>.Empty,
            ],
            new SubProcessorAnswered(c.SubProcessor, c.Answer, c.Because, c.On, c.On > processor.ObjectBy, Faults.OrNone(c.Evidence)));
    }

    private static IEnumerable<Reason> ObjectFaults(AnnounceSubProcessor c, Context x)
    {
        if (c.SubProcessor.Type != ProcessorType.SubProcessor)
        {
            yield return new Reason("only-sub-processors-announced", "add-sub-processor");
        }

        if (c.ObjectBy < c.On)
        {
            yield return new Reason("object-before-told").With("date", c.On);
        }

        foreach (Reason reason in Faults.TooLate(c.ObjectBy, x.Today))
        {
            yield return reason;
        }
    }

    private static IEnumerable<Reason> TransferFaults(Transfer transfer, Context x)
    {
        foreach (Reason reason in Countries.Faults(transfer.Country))
        {
            yield return reason;
        }

        if (x.Rules.Law.Eea.Contains(transfer.Country))
        {
            yield return new Reason("country-in-eea", "add-sub-processor").With("country", transfer.Country);
        }
        else if (transfer.Tool is TransferTool.Adequacy && x.Rules.Law.Adequate(transfer.Country, x.Today) is null)
        {
            yield return new Reason("no-adequacy").With("country", transfer.Country);
        }
    }

    private static IEnumerable<Reason> NoneFaults(Service s, Context x)
    {
        if (s.Abroad.NoTransfers is not null)
        {
            yield return new Reason("nothing-changes");
        }

        foreach (NumberedTransfer transfer in s.Abroad.Transfers)
        {
            yield return new Reason("transfer-there", "end-transfer").With("transfer", transfer.Number).With("country", transfer.Is.Country);
        }

        foreach (Reason reason in TransferStanding.Unrecorded(s, x.Rules.Law))
        {
            yield return reason;
        }
    }

    private static IEnumerable<Reason> Known(Service s, int number) =>
        s.Abroad.Transfers.Exists(t => t.Number == number) ? [] : [new Reason("transfer-unknown").With("transfer", number)];

    private static NumberedProcessor? Processor(Service s, int number) => s.Abroad.Processors.Find(p => p.Number == number);

    private static Reason Unknown(int number) => new Reason("sub-processor-unknown").With("processor", number);

    private static IEnumerable<Reason> TooManyProcessors(Service s) => s.Abroad.Processors.Count >= Limits.SubProcessors
        ? [new Reason("too-many-sub-processors", "remove-sub-processor").With("maximum", Limits.SubProcessors)]
        : [];

    private static IEnumerable<Reason> TooManyTransfers(Service s) => s.Abroad.Transfers.Count >= Limits.Transfers
        ? [new Reason("too-many-transfers", "end-transfer").With("maximum", Limits.Transfers)]
        : [];
}
