using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Functions.Storage;

/// <summary>
/// Services in Table Storage; <see cref="StorageTables"/> has the layout. Methods throw
/// <see cref="RequestFailedException"/> when the service cannot be reached after the client's retries.
/// </summary>
public sealed partial class TableServiceStore : IServiceStore
{
    /// <summary>Events read at a time; a hundred full ones are 5 MB.</summary>
    private const int LogPage = 100;

    private readonly StorageTables _tables;
    private readonly OutboxPointers _outbox;
    private readonly RegisterProjection _register;

    public TableServiceStore(StorageTables tables)
    {
        _tables = tables;
        _outbox = new OutboxPointers(tables);
        _register = new RegisterProjection(tables, _outbox);
    }

    public async Task<ServiceHead?> Find(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        await _tables.Services.Find(TableKeys.Service(organisation, service), TableKeys.Head, cancel) is { } entity
            ? ServiceEntities.Head(entity)
            : null;

    /// <summary>Costs two reads for every hundred events.</summary>
    public async IAsyncEnumerable<StoredEvent> Log(
        OrganisationId organisation, ServiceId service, int after, [EnumeratorCancellation] CancellationToken cancel)
    {
        var partition = TableKeys.Service(organisation, service);
        var pages = Between(partition, TableKeys.Event(after), "e;", cancel).AsPages(pageSizeHint: LogPage);
        await foreach (var page in pages)
        {
            if (page.Values.Count == 0)
                continue;
            // Texts are read after their events: what was committed with an event that is seen is then seen too.
            var texts = new Dictionary<int, TableEntity>();
            var (first, last) = (ServiceEntities.Sequence(page.Values[0]), ServiceEntities.Sequence(page.Values[^1]));
            await foreach (var entity in Between(partition, TableKeys.Texts(first - 1), TableKeys.Texts(last + 1), cancel))
                texts[ServiceEntities.Sequence(entity)] = entity;
            foreach (var entity in page.Values)
                yield return ServiceEntities.Event(entity, texts.GetValueOrDefault(ServiceEntities.Sequence(entity)));
        }
    }

    public Task<bool> Save(Commit commit, CancellationToken cancel)
    {
        CommitLimits.Check(commit);
        return new TableCommit(_tables, _register, _outbox, commit).TryWrite(cancel);
    }

    public async Task SaveSnapshot(OrganisationId organisation, ServiceId service, ServiceHead head, CancellationToken cancel)
    {
        CommitLimits.Snapshot(head);
        var entity = await _tables.Services.Find(TableKeys.Service(organisation, service), TableKeys.Head, cancel);
        if (entity?.GetInt32(ServiceEntities.Version) != head.Version)
            return;
        ServiceEntities.ReplaceSnapshot(entity, head);
        await _tables.Services.TryUpdate(entity, entity.ETag, TableUpdateMode.Replace, cancel);
    }

    public async Task<Receipt?> FindReceipt(OrganisationId organisation, ServiceId service, string key, CancellationToken cancel) =>
        await _tables.Services.Find(TableKeys.Service(organisation, service), TableKeys.Receipt(key), cancel) is { } entity
            ? ServiceEntities.Receipt(entity)
            : null;

    /// <summary>Reads all of the organisation's rows and filters them here; see <see cref="RegisterProjection.Of"/>.</summary>
    public async Task<RegisterPage> Register(RegisterQuery query, CancellationToken cancel)
    {
        var found = (await _register.Of(query.Organisation, cancel)).Where(row => Matches(row, query)).ToList();
        var page = found
            .OrderBy(row => StoredForms.Order(row.Name), ByteOrder.Instance)
            .ThenBy(row => row.Id.Value, StringComparer.Ordinal)
            .Skip((Math.Max(query.Page, 1) - 1) * query.PageSize)
            .Take(query.PageSize);
        return new RegisterPage([.. page], found.Count);
    }

    /// <summary>From the head, and so never behind.</summary>
    public Task<RegisterRow?> RegisterRow(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        _register.Truth(organisation, service, cancel);

    public async Task<IReadOnlyList<(OrganisationId Organisation, ServiceId Service)>> Due(
        DateOnly on, int most, CancellationToken cancel) =>
        (await _register.Due(on, cancel))
            .OrderBy(row => row.NextDue)
            .ThenBy(row => row.Organisation.Value, StringComparer.Ordinal)
            .ThenBy(row => row.Id.Value, StringComparer.Ordinal)
            .Take(most)
            .Select(row => (row.Organisation, row.Id))
            .ToImmutableList();

    /// <summary>
    /// Completes what a crash between a commit and its projections left undone. Readers of the register repair what
    /// they meet; messages and what nobody looks at wait for this, so it is to be called every quarter of an hour.
    /// </summary>
    /// <returns>How many services were looked at.</returns>
    public Task<int> RepairAsync(DateTimeOffset now, CancellationToken cancel) => _register.RepairAll(now, cancel);

    /// <summary>Services whose life is not over, over all organisations. Costs a request for every thousand services.</summary>
    public async IAsyncEnumerable<(OrganisationId Organisation, ServiceId Service)> Running([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in _register.Running(cancel))
            yield return (row.Organisation, row.Id);
    }

    public async Task<bool> Healthy(CancellationToken cancel)
    {
        try
        {
            await _tables.Services.Find("-", "-", cancel);
            return await Exists(_tables.Register, cancel);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException)
        {
            return false;
        }
    }

    private AsyncPageable<TableEntity> Between(string partition, string after, string before, CancellationToken cancel)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {after} and RowKey lt {before}");
        return _tables.Services.QueryAsync<TableEntity>(filter, cancellationToken: cancel);
    }

    private static async Task<bool> Exists(TableClient table, CancellationToken cancel)
    {
        await foreach (var _ in table.QueryAsync<TableEntity>(maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancel))
            break;
        return true;
    }

    private static bool Matches(RegisterRow row, RegisterQuery query) =>
        (query.Phase is null || row.Phase == query.Phase) &&
        (query.OverdueOn is null || row.EarliestObligation < query.OverdueOn) &&
        (query.Owner is null || row.Owner == query.Owner) &&
        (query.Agreement is null || row.Agreement == query.Agreement) &&
        (query.Person is not { } person || row.People.Contains(person)) &&
        (query.Text is null || StoredForms.Searchable(row.Name).Contains(StoredForms.Searchable(query.Text), StringComparison.Ordinal));

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
