using Azure;
using Azure.Data.Tables;
using MolnFlow.Application.Storage;

namespace MolnFlow.Functions.Storage;

/// <summary>
/// Writes one commit: mark the register's row, one entity group transaction on the head's ETag, pointers to the
/// new messages, register row. Only the transaction decides; whatever fails after it is left to repair.
/// Costs two reads and three writes, and one write more for each list that gets a message.
/// </summary>
internal sealed class TableCommit(StorageTables tables, RegisterProjection register, OutboxPointers outbox, Commit commit)
{
    /// <summary>Only rebuilt snapshots and commits without events make it look again: never this many.</summary>
    private const int MostAttempts = 30;

    private readonly Guid _id = Guid.NewGuid();
    private readonly string _partition = TableKeys.Service(commit.Organisation, commit.Service);

    private enum Outcome
    {
        Written,
        HeadMoved,
        ReceiptExists,
    }

    /// <summary>False, with nothing written, when the version has moved on or the receipt is there already.</summary>
    public async Task<bool> TryWrite(CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var head = await tables.Services.Find(
                _partition, TableKeys.Head, cancel, [ServiceEntities.Version, ServiceEntities.Revision, ServiceEntities.CommitId]);
            if ((head?.GetInt32(ServiceEntities.Version) ?? 0) != commit.ExpectedVersion)
                return false;

            var revision = head?.GetInt64(ServiceEntities.Revision) ?? 0;
            // Where there is no mark the head moved just now; where its ETag moved but not its version, it was
            // a rebuilt snapshot or a commit without events. Looking again tells which.
            if (await register.Begin(commit.Organisation, commit.Service, revision, cancel) is not { } mark)
                continue;
            switch (await Submit(head?.ETag, revision + 1, cancel))
            {
                case Outcome.Written:
                    await Complete(mark, revision + 1);
                    return true;
                case Outcome.ReceiptExists:
                    return false;
                case Outcome.HeadMoved:
                    break;
            }
        }

        throw new InvalidDataException($"The head of {_partition} and its row in the register do not agree on what was committed.");
    }

    private async Task<Outcome> Submit(ETag? head, long revision, CancellationToken cancel)
    {
        var rows = Rows(head, revision);
        try
        {
            await tables.Services.SubmitTransactionAsync(rows, cancel);
            return Outcome.Written;
        }
        catch (TableTransactionFailedException fault) when (fault.IsConflict())
        {
            // The client sends again when an answer is lost, and then meets what it wrote itself.
            if (await IsWritten(cancel))
                return Outcome.Written;
            var failed = fault.FailedTransactionActionIndex is { } index ? rows[index].Entity.RowKey : TableKeys.Head;
            if (failed.StartsWith("i:", StringComparison.Ordinal))
                return Outcome.ReceiptExists;
            // An event's row can be there only together with a later head.
            if (failed == TableKeys.Head || failed.StartsWith("e:", StringComparison.Ordinal))
                return Outcome.HeadMoved;
            throw;
        }
    }

    private List<TableTransactionAction> Rows(ETag? head, long revision)
    {
        var entity = ServiceEntities.Head(commit, revision, _id);
        List<TableTransactionAction> rows =
        [
            // Never an update without an ETag: that would be an upsert.
            head is { } seen
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, seen)
                : new TableTransactionAction(TableTransactionActionType.Add, entity),
        ];
        foreach (var e in commit.Events)
        {
            Add(ServiceEntities.Event(_partition, e, _id));
            if (e.Texts is { } texts)
                Add(ServiceEntities.Texts(_partition, e.Sequence, texts));
        }

        foreach (var item in commit.Outbox)
            Add(ServiceEntities.Outbox(_partition, item));
        if (commit.Receipt is { } receipt)
            Add(ServiceEntities.Receipt(_partition, receipt));
        foreach (var sequence in commit.ErasedTexts)
            rows.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, ServiceEntities.Erased(_partition, sequence)));
        return rows;

        void Add(TableEntity added) => rows.Add(new TableTransactionAction(TableTransactionActionType.Add, added));
    }

    /// <summary>An event stays; a head may have been written over. A commit without events has only the head to go by.</summary>
    private async Task<bool> IsWritten(CancellationToken cancel)
    {
        var row = commit.Events is [{ } first, ..] ? TableKeys.Event(first.Sequence) : TableKeys.Head;
        var written = await tables.Services.Find(_partition, row, cancel, [ServiceEntities.CommitId]);
        return written?.GetGuid(ServiceEntities.CommitId) == _id;
    }

    private async Task Complete(RegisterProjection.Mark mark, long revision)
    {
        try
        {
            // Not cancelled with the caller: it is committed, and the sooner all is in place the better.
            await outbox.Write(commit.Outbox.Select(NewRow), CancellationToken.None);
            await register.End(mark, commit.Register, revision, CancellationToken.None);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException)
        {
            // Committed all the same. The mark stands, so readers go to the head, and repair completes the rest.
        }
    }

    private static OutboxRow NewRow(OutboxItem item) => new(item, OutboxState.Waiting, 0, item.Created, null, null, null, null);
}
