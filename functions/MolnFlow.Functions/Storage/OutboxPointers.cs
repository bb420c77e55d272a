using Azure;
using Azure.Data.Tables;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Functions.Storage;

/// <summary>
/// Pointers to outbox rows, which lie each in its service's partition: one in <c>open</c> until the item is done
/// (its <c>Visible</c> is a hint when to look), one in the organisation's list and one in the recipient's. They are
/// written after the commit, before the register's mark is taken away; what a crash left out is restored with the
/// repair of the mark. The row is the truth, always written before its hint: a hint may be too early, which costs
/// a read, or too late by at most a lease or <see cref="LookAgain"/>.
/// </summary>
internal sealed class OutboxPointers(StorageTables tables)
{
    private const string OpenPartition = "open";
    private const string Visible = "Visible";

    /// <summary>How often a stuck item is looked at, in case somebody has offered it again.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    /// <summary>Puts pointers to a service's new items in place; doing it again changes nothing that matters.</summary>
    public async Task Write(IEnumerable<OutboxRow> rows, CancellationToken cancel)
    {
        var pointers = rows.SelectMany(All).GroupBy(pointer => pointer.PartitionKey);
        foreach (var partition in pointers)
            foreach (var batch in partition.Chunk(Commit.MaximumRows))
                await tables.Outbox.SubmitTransactionAsync(batch.Select(Upsert), cancel);
    }

    /// <summary>Puts back whatever pointers of one service are missing. Costs a read of all its outbox rows.</summary>
    public async Task RestoreOf(string servicePartition, CancellationToken cancel)
    {
        var rows = new List<OutboxRow>();
        await foreach (var entity in ItemsOf(servicePartition, cancel))
            rows.Add(ServiceEntities.Outbox(entity));
        await Write(rows, cancel);
    }

    /// <summary>A service's waiting items that may be handed out; the others do not travel.</summary>
    public AsyncPageable<TableEntity> WaitingOf(string servicePartition, DateTimeOffset now, CancellationToken cancel)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {servicePartition} and RowKey ge {"n:"} and RowKey lt {"n;"} and State eq {StoredNames.Of(OutboxState.Waiting)} and VisibleFrom le {StoredForms.Of(now)}");
        return tables.Services.QueryAsync<TableEntity>(filter, cancellationToken: cancel);
    }

    public AsyncPageable<TableEntity> ItemsOf(string servicePartition, CancellationToken cancel)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {servicePartition} and RowKey ge {"n:"} and RowKey lt {"n;"}");
        return tables.Services.QueryAsync<TableEntity>(filter, cancellationToken: cancel);
    }

    /// <summary>Open pointers whose hint has come, longest waiting first. Costs a read of the open ones, which are few.</summary>
    public async Task<List<TableEntity>> Open(DateTimeOffset now, CancellationToken cancel)
    {
        var found = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {OpenPartition} and Visible le {StoredForms.Of(now)}");
        await foreach (var pointer in tables.Outbox.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
            found.Add(pointer);
        return [.. found.OrderBy(p => p.GetString(Visible), StringComparer.Ordinal)];
    }

    /// <summary>Every pointer to what is not done.</summary>
    public AsyncPageable<TableEntity> AllOpen(CancellationToken cancel) =>
        tables.Outbox.QueryAsync<TableEntity>(e => e.PartitionKey == OpenPartition, cancellationToken: cancel);

    /// <summary>The item a pointer leads to.</summary>
    public Task<TableEntity?> Follow(TableEntity pointer, CancellationToken cancel) =>
        tables.Services.Find(pointer.GetString("Partition"), pointer.GetString("Row"), cancel);

    /// <summary>Moves the hint, unless somebody else has moved it since it was read.</summary>
    public Task Hint(TableEntity pointer, string visible, CancellationToken cancel) => tables.Outbox.TryUpdate(
        new TableEntity(pointer.PartitionKey, pointer.RowKey) { [Visible] = visible }, pointer.ETag, TableUpdateMode.Merge, cancel);

    public Task HintStuck(TableEntity pointer, DateTimeOffset now, CancellationToken cancel) =>
        Hint(pointer, StoredForms.Of(now + LookAgain), cancel);

    /// <summary>Removes the open pointer of a done item; done is for ever, so this cannot be too early.</summary>
    public Task Close(TableEntity item, CancellationToken cancel) => tables.Outbox.DeleteEntityAsync(
        OpenPartition, TableKeys.Pointer(item.PartitionKey, item.RowKey), ETag.All, cancel);

    /// <summary>Makes the hint follow what was settled.</summary>
    public Task Follow(OutboxRow row, CancellationToken cancel) =>
        tables.Outbox.UpsertEntityAsync(OpenPointer(row), TableUpdateMode.Replace, cancel);

    /// <summary>The latest of an organisation, or of one person in it. Costs a read for the list and one an item.</summary>
    public async Task<List<TableEntity>> Latest(OrganisationId organisation, PersonId? to, int most, CancellationToken cancel)
    {
        var partition = to is { } person ? PersonPartition(organisation, person) : OrganisationPartition(organisation);
        var pointers = new List<TableEntity>();
        if (most < 1)
            return pointers;
        await foreach (var pointer in tables.Outbox.QueryAsync<TableEntity>(
            e => e.PartitionKey == partition, maxPerPage: Math.Min(most, 1000), cancellationToken: cancel))
        {
            pointers.Add(pointer);
            if (pointers.Count == most)
                break;
        }

        var items = new List<TableEntity>();
        foreach (var some in pointers.Chunk(16))
            items.AddRange((await Task.WhenAll(some.Select(pointer => Follow(pointer, cancel)))).OfType<TableEntity>());
        return items;
    }

    private static TableTransactionAction Upsert(TableEntity pointer) => new(TableTransactionActionType.UpsertReplace, pointer);

    private static IEnumerable<TableEntity> All(OutboxRow row)
    {
        var (partition, key) = Target(row.Item);
        var newestFirst = TableKeys.NewestFirst(row.Item.Created, TableKeys.Pointer(partition, key));
        if (row.State != OutboxState.Done)
            yield return OpenPointer(row);
        yield return Pointer(OrganisationPartition(row.Item.Organisation), newestFirst, row.Item);
        if (row.Item.To is { } person)
            yield return Pointer(PersonPartition(row.Item.Organisation, person), newestFirst, row.Item);
    }

    private static TableEntity OpenPointer(OutboxRow row)
    {
        var (partition, key) = Target(row.Item);
        var pointer = Pointer(OpenPartition, TableKeys.Pointer(partition, key), row.Item);
        pointer[Visible] = StoredForms.Of(row.NotBefore);
        return pointer;
    }

    private static TableEntity Pointer(string partition, string key, OutboxItem item)
    {
        var (targetPartition, targetRow) = Target(item);
        return new TableEntity(partition, key)
        {
            ["Partition"] = targetPartition,
            ["Row"] = targetRow,
            ["Created"] = StoredForms.Of(item.Created),
        };
    }

    private static (string Partition, string Row) Target(OutboxItem item) =>
        (TableKeys.Service(item.Organisation, item.Service), TableKeys.Outbox(item.Id));

    private static string OrganisationPartition(OrganisationId organisation) => $"o:{TableKeys.Part(organisation.Value)}";

    private static string PersonPartition(OrganisationId organisation, PersonId person) =>
        $"p:{TableKeys.Part(organisation.Value)}|{TableKeys.Part(person.Value)}";
}
