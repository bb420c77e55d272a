using Azure.Data.Tables;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Functions.Storage;

/// <summary>Messages: leased, settled, listed.</summary>
public sealed partial class TableServiceStore
{
    /// <summary>Costs a read for the open pointers, and a read and two writes for each item handed out.</summary>
    public async Task<IReadOnlyList<OutboxRow>> Lease(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancel)
    {
        var handed = new List<OutboxRow>();
        if (most < 1)
            return handed;
        foreach (var pointer in await _outbox.Open(now, cancel))
        {
            if (await TryLease(pointer, now, now + lease, cancel) is { } row)
                handed.Add(row);
            if (handed.Count == most)
                break;
        }

        return handed;
    }

    public async Task Settle(OutboxRow row, CancellationToken cancel)
    {
        var partition = TableKeys.Service(row.Item.Organisation, row.Item.Service);
        TableEntity? item;
        bool written;
        do
        {
            item = await _tables.Services.Find(partition, TableKeys.Outbox(row.Item.Id), cancel);
            if (item is null)
                return;
            // What is done stays done: a courier that comes late with a failure must not have it sent again.
            if (IsIn(item, OutboxState.Done))
                break;
            var fate = new TableEntity(partition, item.RowKey);
            ServiceEntities.SetFate(fate, row);
            written = await _tables.Services.TryUpdate(fate, item.ETag, TableUpdateMode.Merge, cancel);
        }
        while (!written);

        if (row.State == OutboxState.Done || IsIn(item, OutboxState.Done))
            await _outbox.Close(item, cancel);
        else if (row.State == OutboxState.Waiting)
            await _outbox.Follow(row, cancel);
    }

    public async Task ForgetLetters(OrganisationId organisation, ServiceId service, CancellationToken cancel)
    {
        var partition = TableKeys.Service(organisation, service);
        await foreach (var found in _outbox.ItemsOf(partition, cancel))
        {
            for (TableEntity? item = found; item is not null; item = await _tables.Services.Find(partition, found.RowKey, cancel))
            {
                item.Forget("LetterSubject");
                item.Forget("LetterText");
                if (await _tables.Services.TryUpdate(item, item.ETag, TableUpdateMode.Replace, cancel))
                    break;
            }
        }
    }

    public async Task<IReadOnlyList<OutboxRow>> Outbox(OrganisationId organisation, ServiceId service, CancellationToken cancel)
    {
        var rows = new List<OutboxRow>();
        await foreach (var entity in _outbox.ItemsOf(TableKeys.Service(organisation, service), cancel))
            rows.Add(ServiceEntities.Outbox(entity));
        return [.. rows.OrderByDescending(row => row.Item.Created)];
    }

    public async Task<IReadOnlyList<OutboxRow>> Outbox(OrganisationId organisation, PersonId? to, int most, CancellationToken cancel) =>
        [.. (await _outbox.Latest(organisation, to, most, cancel)).Select(ServiceEntities.Outbox)];

    public async Task<IReadOnlyList<OutboxRow>> Waiting(
        OrganisationId organisation, ServiceId service, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = new List<OutboxRow>();
        await foreach (var entity in _outbox.WaitingOf(TableKeys.Service(organisation, service), now, cancel))
            rows.Add(ServiceEntities.Outbox(entity));
        return [.. rows.OrderBy(row => row.Item.Created)];
    }

    /// <summary>A read and a write. The pointer's hint is left alone: it may be too early, which costs a read.</summary>
    public async Task<OutboxRow?> Lease(
        OrganisationId organisation, ServiceId service, string item, DateTimeOffset now, TimeSpan lease, CancellationToken cancel) =>
        await Item(organisation, service, item, cancel) is { } entity && IsIn(entity, OutboxState.Waiting)
            ? await TryLease(entity, now, now + lease, _ => Task.CompletedTask, cancel)
            : null;

    public async Task<IReadOnlyList<OutboxRow>> Stuck(int most, CancellationToken cancel)
    {
        var rows = new List<OutboxRow>();
        await foreach (var pointer in _outbox.AllOpen(cancel))
            if (await _outbox.Follow(pointer, cancel) is { } item && IsIn(item, OutboxState.Stuck))
                rows.Add(ServiceEntities.Outbox(item));
        return [.. rows.OrderBy(row => row.Item.Created).Take(most)];
    }

    public async Task<OutboxRow?> OutboxRow(OrganisationId organisation, ServiceId service, string item, CancellationToken cancel) =>
        await Item(organisation, service, item, cancel) is { } entity ? ServiceEntities.Outbox(entity) : null;

    public async Task<bool> Amend(OutboxRow seen, OutboxRow changed, CancellationToken cancel)
    {
        while (await Item(seen.Item.Organisation, seen.Item.Service, seen.Item.Id, cancel) is { } item
            && IsIn(item, seen.State) && item.GetInt32(ServiceEntities.Attempts) == seen.Attempts)
        {
            // Before the row: what a crash leaves is then a pointer too many, which is closed when it is followed.
            if (changed.State != OutboxState.Done)
                await _outbox.Follow(changed, cancel);
            var fate = new TableEntity(item.PartitionKey, item.RowKey);

            // The letter stays as it lies there now: it may have been forgotten since it was seen.
            var present = ServiceEntities.Outbox(item);
            ServiceEntities.SetFate(fate, changed with { LetterSubject = present.LetterSubject, LetterText = present.LetterText });
            if (await _tables.Services.TryUpdate(fate, item.ETag, TableUpdateMode.Merge, cancel))
                return true;
        }

        return false;
    }

    private Task<TableEntity?> Item(OrganisationId organisation, ServiceId service, string item, CancellationToken cancel) =>
        _tables.Services.Find(TableKeys.Service(organisation, service), TableKeys.Outbox(item), cancel);

    private async Task<OutboxRow?> TryLease(TableEntity pointer, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        var item = await _outbox.Follow(pointer, cancel);
        if (item is null)
            return null;
        if (IsIn(item, OutboxState.Done))
        {
            await _outbox.Close(item, cancel);
            return null;
        }

        if (IsIn(item, OutboxState.Stuck))
        {
            await _outbox.HintStuck(pointer, now, cancel);
            return null;
        }

        return await TryLease(item, now, until, visible => _outbox.Hint(pointer, visible, cancel), cancel);
    }

    /// <param name="hint">Told from when the item can be handed out again, or for the first time.</param>
    private async Task<OutboxRow?> TryLease(
        TableEntity item, DateTimeOffset now, DateTimeOffset until, Func<string, Task> hint, CancellationToken cancel)
    {
        var visible = item.GetString(ServiceEntities.VisibleFrom);
        if (string.CompareOrdinal(visible, StoredForms.Of(now)) > 0)
        {
            await hint(visible);
            return null;
        }

        var leased = new TableEntity(item.PartitionKey, item.RowKey)
        {
            [ServiceEntities.VisibleFrom] = StoredForms.Of(until),
            [ServiceEntities.Attempts] = item.GetInt32(ServiceEntities.Attempts)!.Value + 1,
        };
        if (!await _tables.Services.TryUpdate(leased, item.ETag, TableUpdateMode.Merge, cancel))
            return null;
        await hint(StoredForms.Of(until));
        var row = ServiceEntities.Outbox(item);
        return row with { Attempts = row.Attempts + 1 };
    }

    private static bool IsIn(TableEntity item, OutboxState state) => item.GetString(ServiceEntities.State) == StoredNames.Of(state);
}
