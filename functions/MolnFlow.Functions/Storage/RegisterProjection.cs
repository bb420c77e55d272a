using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Functions.Storage;

/// <summary>
/// The register's table. Its rows are copies of what the heads hold, in another partition, so no transaction
/// spans both. The rule that keeps them honest: <b>while a commit on revision r may be under way, the row's mark
/// <c>Dirty</c> is at least r</b>, and it is taken away only by who has seen a later revision in the head, and only
/// if nobody has marked the row since. A marked row is never believed: the head is read instead, and the row
/// repaired. A crash anywhere thus costs one more read, and no clock is involved.
/// </summary>
internal sealed class RegisterProjection(StorageTables tables, OutboxPointers outbox)
{
    /// <summary>A mark this old belongs to a commit that never came about; a request lives for minutes.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private static readonly string[] HeadColumns =
        [ServiceEntities.Revision, ServiceEntities.Register, .. Enumerable.Range(0, 12).Select(n => $"{ServiceEntities.Register}_{n}")];

    /// <summary>A mark that was put, or found.</summary>
    /// <param name="WasClean">False when an earlier commit may have left its pointers unwritten too.</param>
    internal sealed record Mark(ETag ETag, bool WasClean);

    /// <summary>Marks the row before a commit on a revision; null when the head has moved on, so that the commit is doomed.</summary>
    public async Task<Mark?> Begin(OrganisationId organisation, ServiceId service, long revision, CancellationToken cancel)
    {
        while (true)
        {
            var (partition, key) = Keys(organisation, service);
            var row = await tables.Register.Find(partition, key, cancel, [Names.Dirty, Names.Revision]);
            if (row?.GetInt64(Names.Dirty) is { } dirty && dirty >= revision)
                return dirty == revision ? new Mark(row.ETag, WasClean: false) : null;
            if (row?.GetInt64(Names.Revision) > revision)
                return null;

            try
            {
                var marked = new TableEntity(partition, key) { [Names.Dirty] = revision };
                if (row is null)
                {
                    marked["Organisation"] = organisation.Value;
                    marked["Service"] = service.Value;
                    var added = await tables.Register.AddEntityAsync(marked, cancel);
                    return new Mark(added.Headers.ETag!.Value, WasClean: revision == 0);
                }

                var clean = row.GetInt64(Names.Dirty) is null && row.GetInt64(Names.Revision) == revision;
                var updated = await tables.Register.UpdateEntityAsync(marked, row.ETag, TableUpdateMode.Merge, cancel);
                return new Mark(updated.Headers.ETag!.Value, clean);
            }
            catch (RequestFailedException fault) when (fault.IsConflict())
            {
                // Somebody else marked or cleaned it in between: look again.
            }
        }
    }

    /// <summary>Writes the row and takes the mark away, once the commit and its pointers are in place.</summary>
    public Task End(Mark mark, RegisterRow row, long revision, CancellationToken cancel) => mark.WasClean
        ? tables.Register.TryUpdate(Entity(row, revision), mark.ETag, TableUpdateMode.Replace, cancel)
        : Repair(row.Organisation, row.Id, cancel);

    /// <summary>
    /// The row as the head has it, null when there is no such service. Puts missing pointers in place, and
    /// the row right, as far as no commit may be under way.
    /// </summary>
    public async Task<RegisterRow?> Repair(
        OrganisationId organisation, ServiceId service, CancellationToken cancel, DateTimeOffset? now = null)
    {
        // In this order: a mark put after the row was read makes the update fail.
        var (partition, key) = Keys(organisation, service);
        var row = await tables.Register.Find(partition, key, cancel, [Names.Dirty, Names.Timestamp]);
        var head = await tables.Services.Find(TableKeys.Service(organisation, service), TableKeys.Head, cancel, HeadColumns);
        var isAbandoned = row?.Timestamp < now - Abandoned;
        if (head is null)
        {
            if (row is not null && isAbandoned)
                await DeleteAbandoned(partition, key, row.ETag, cancel);
            return null;
        }

        var truth = RegisterForm.Unpack(head.Bytes(ServiceEntities.Register)!);
        var revision = head.GetInt64(ServiceEntities.Revision)!.Value;
        await outbox.RestoreOf(TableKeys.Service(organisation, service), cancel);
        if (row?.GetInt64(Names.Dirty) is { } dirty && (revision > dirty || isAbandoned))
            await tables.Register.TryUpdate(Entity(truth, revision), row.ETag, TableUpdateMode.Replace, cancel);
        return truth;
    }

    /// <summary>The row as the head has it, with nothing repaired.</summary>
    public async Task<RegisterRow?> Truth(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        await tables.Services.Find(TableKeys.Service(organisation, service), TableKeys.Head, cancel, HeadColumns) is { } head
            ? RegisterForm.Unpack(head.Bytes(ServiceEntities.Register)!)
            : null;

    /// <summary>An organisation's rows. Costs a request for every thousand services, and one more for each marked row.</summary>
    public async Task<List<RegisterRow>> Of(OrganisationId organisation, CancellationToken cancel)
    {
        var partition = TableKeys.Part(organisation.Value);
        var rows = new List<RegisterRow>();
        await foreach (var entity in tables.Register.QueryAsync<TableEntity>(e => e.PartitionKey == partition, cancellationToken: cancel))
            if (await Believed(entity, cancel) is { } row)
                rows.Add(row);
        return rows;
    }

    /// <summary>
    /// What is due over all organisations, from the whole table: a request for every thousand rows looked at,
    /// every quarter of an hour. An index by date would be a third copy to keep right.
    /// </summary>
    public async Task<List<RegisterRow>> Due(DateOnly on, CancellationToken cancel)
    {
        var day = StoredForms.Of(on);
        var rows = new List<RegisterRow>();
        var filter = TableClient.CreateQueryFilter($"NextDue le {day} or Dirty ge {0L}");
        await foreach (var entity in tables.Register.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
            if (await Believed(entity, cancel) is { } row && row.NextDue <= on)
                rows.Add(row);
        return rows;
    }

    /// <summary>Every service whose life is not over, over all organisations, in the order of the table.</summary>
    public async IAsyncEnumerable<RegisterRow> Running([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var entity in tables.Register.QueryAsync<TableEntity>(cancellationToken: cancel))
            if (await Believed(entity, cancel) is { Phase: not Phase.Closed } row)
                yield return row;
    }

    /// <summary>Repairs every marked row, and gives up marks whose commit never came about. Returns how many were looked at.</summary>
    public async Task<int> RepairAll(DateTimeOffset now, CancellationToken cancel)
    {
        var marked = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"Dirty ge {0L}");
        string[] ids = ["Organisation", "Service"];
        await foreach (var entity in tables.Register.QueryAsync<TableEntity>(filter, select: ids, cancellationToken: cancel))
            marked.Add(entity);
        foreach (var entity in marked)
            await Repair(Organisation(entity), Service(entity), cancel, now);
        return marked.Count;
    }

    private static OrganisationId Organisation(TableEntity entity) => new(entity.GetString("Organisation"));

    private static ServiceId Service(TableEntity entity) => new(entity.GetString("Service"));

    private async Task<RegisterRow?> Believed(TableEntity entity, CancellationToken cancel) => entity.GetInt64(Names.Dirty) is null
        ? RegisterForm.Unpack(entity.Bytes(ServiceEntities.Register)!)
        : await Repair(Organisation(entity), Service(entity), cancel);

    private static TableEntity Entity(RegisterRow row, long revision)
    {
        var (partition, key) = Keys(row.Organisation, row.Id);
        var entity = new TableEntity(partition, key)
        {
            ["Organisation"] = row.Organisation.Value,
            ["Service"] = row.Id.Value,
            [Names.Revision] = revision,
        };
        if (row.NextDue is { } due)
            entity["NextDue"] = StoredForms.Of(due);
        entity.Set(ServiceEntities.Register, RegisterForm.Pack(row));
        return entity;
    }

    private async Task DeleteAbandoned(string partition, string key, ETag ifMatch, CancellationToken cancel)
    {
        try
        {
            await tables.Register.DeleteEntityAsync(partition, key, ifMatch, cancel);
        }
        catch (RequestFailedException fault) when (fault.IsConflict())
        {
            // It has been marked anew: a commit is under way after all.
        }
    }

    private static (string Partition, string Row) Keys(OrganisationId organisation, ServiceId service) =>
        (TableKeys.Part(organisation.Value), TableKeys.Part(service.Value));

    private static class Names
    {
        public const string Dirty = "Dirty";
        public const string Revision = "Revision";
        public const string Timestamp = "Timestamp";
    }
}
