using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Standalone.Storage;

/// <summary>Services in SQLite. Methods throw <see cref="SqliteException"/> when the disk or the file is broken.</summary>
public sealed class SqliteServiceStore(SqliteDatabase database) : IServiceStore
{
    /// <summary>Events read at a time, so that a slow consumer holds no connection.</summary>
    private const int LogPage = 200;

    public Task<ServiceHead?> Find(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        database.Read(
            session => session.All(
                "SELECT version, human_version, head, fold_version, snapshot FROM services WHERE organisation = $1 AND service = $2",
                row => new ServiceHead(
                    row.GetInt32(0),
                    row.GetInt32(1),
                    row.GetFieldValue<byte[]>(2),
                    row.GetInt32(3),
                    row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4)),
                organisation.Value,
                service.Value).SingleOrDefault(),
            cancel);

    public async IAsyncEnumerable<StoredEvent> Log(
        OrganisationId organisation, ServiceId service, int after, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var from = after;
            var page = await database.Read(session => LogAfter(session, organisation, service, from), cancel);
            foreach (var @event in page)
                yield return @event;
            if (page.Count < LogPage)
                yield break;
            after = page[^1].Sequence;
        }
    }

    public Task<bool> Save(Commit commit, CancellationToken cancel)
    {
        CommitLimits.Check(commit);
        var write = new SqliteCommit(commit);
        return database.Write(write.TryWrite, cancel);
    }

    public Task SaveSnapshot(OrganisationId organisation, ServiceId service, ServiceHead head, CancellationToken cancel)
    {
        CommitLimits.Snapshot(head);
        return database.Write(
            session => session.Run(
                "UPDATE services SET fold_version = $4, snapshot = $5 WHERE organisation = $1 AND service = $2 AND version = $3",
                organisation.Value,
                service.Value,
                head.Version,
                head.FoldVersion,
                head.Snapshot),
            cancel);
    }

    public Task<Receipt?> FindReceipt(OrganisationId organisation, ServiceId service, string key, CancellationToken cancel) =>
        database.Read(
            session => session.All(
                """
                SELECT r.request_hash, r.version, r.at FROM receipts r JOIN services s ON s.id = r.service_id
                WHERE s.organisation = $1 AND s.service = $2 AND r.key = $3
                """,
                row => new Receipt(key, row.GetString(0), row.GetInt32(1), StoredForms.Instant(row.GetString(2))),
                organisation.Value,
                service.Value,
                key).SingleOrDefault(),
            cancel);

    public Task<RegisterPage> Register(RegisterQuery query, CancellationToken cancel) =>
        database.Read(session => SqliteRegister.Page(session, query), cancel);

    public Task<RegisterRow?> RegisterRow(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        database.Read(session => SqliteRegister.One(session, organisation, service), cancel);

    public Task<IReadOnlyList<(OrganisationId Organisation, ServiceId Service)>> Due(DateOnly on, int most, CancellationToken cancel) =>
        database.Read<IReadOnlyList<(OrganisationId, ServiceId)>>(
            session => session.All(
                """
                SELECT organisation, service FROM register WHERE next_due IS NOT NULL AND next_due <= $1
                ORDER BY next_due, organisation, service LIMIT $2
                """,
                row => (new OrganisationId(row.GetString(0)), new ServiceId(row.GetString(1))),
                StoredForms.Of(on),
                most),
            cancel);

    public async Task<IReadOnlyList<OutboxRow>> Lease(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancel)
    {
        // Asked every few seconds and mostly for nothing: only a find is worth the writer's time.
        if (most < 1 || !await database.Read(session => SqliteOutbox.HasWaiting(session, now), cancel))
            return [];
        return await database.Write(session => SqliteOutbox.Lease(session, now, now + lease, most), cancel);
    }

    /// <summary>Makes letters that were being carried when the process died wait no longer. One process holds the data folder.</summary>
    public Task ReleaseLeases(CancellationToken cancel) => database.Write(SqliteOutbox.Release, cancel);

    public Task Settle(OutboxRow row, CancellationToken cancel) =>
        database.Write(session => SqliteOutbox.Settle(session, row), cancel);

    public Task<IReadOnlyList<OutboxRow>> Waiting(
        OrganisationId organisation, ServiceId service, DateTimeOffset now, CancellationToken cancel) =>
        database.Read(session => SqliteOutbox.Waiting(session, organisation, service, now), cancel);

    public Task<OutboxRow?> Lease(
        OrganisationId organisation, ServiceId service, string item, DateTimeOffset now, TimeSpan lease, CancellationToken cancel) =>
        database.Write(session => SqliteOutbox.Lease(session, organisation, service, item, now, now + lease), cancel);

    public Task<IReadOnlyList<OutboxRow>> Stuck(int most, CancellationToken cancel) =>
        database.Read(session => SqliteOutbox.Stuck(session, most), cancel);

    public Task<OutboxRow?> OutboxRow(OrganisationId organisation, ServiceId service, string item, CancellationToken cancel) =>
        database.Read(session => SqliteOutbox.Find(session, organisation, service, item), cancel);

    public Task<bool> Amend(OutboxRow seen, OutboxRow changed, CancellationToken cancel) =>
        database.Write(session => SqliteOutbox.Amend(session, seen, changed), cancel);

    public Task ForgetLetters(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        database.Write(session => SqliteOutbox.ForgetLetters(session, organisation, service), cancel);

    public Task<IReadOnlyList<OutboxRow>> Outbox(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        database.Read(session => SqliteOutbox.OfService(session, organisation, service), cancel);

    public Task<IReadOnlyList<OutboxRow>> Outbox(OrganisationId organisation, PersonId? to, int most, CancellationToken cancel) =>
        database.Read(session => SqliteOutbox.Latest(session, organisation, to, most), cancel);

    public async Task<bool> Healthy(CancellationToken cancel)
    {
        try
        {
            return await database.Read(session => session.Number("SELECT count(*) FROM schema_version") == 1, cancel);
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static List<StoredEvent> LogAfter(SqliteSession session, OrganisationId organisation, ServiceId service, int after) =>
        session.All(
            """
            SELECT e.sequence, e.header, e.payload, e.hash, t.items
            FROM events e LEFT JOIN texts t ON t.service_id = e.service_id AND t.sequence = e.sequence
            WHERE e.service_id = (SELECT id FROM services WHERE organisation = $1 AND service = $2) AND e.sequence > $3
            ORDER BY e.sequence LIMIT $4
            """,
            row => new StoredEvent(
                row.GetInt32(0),
                row.GetString(1),
                row.GetString(2),
                row.GetFieldValue<byte[]>(3),
                row.IsDBNull(4) ? null : StoredForms.Texts(row.GetString(4))),
            organisation.Value,
            service.Value,
            after,
            LogPage);
}
