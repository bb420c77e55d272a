using Microsoft.Data.Sqlite;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Standalone.Storage;

/// <summary>
/// The outbox's table. <c>visible_from</c> is when an item may be handed out: its own "not before", or the
/// end of the lease it is under.
/// </summary>
internal static class SqliteOutbox
{
    private const string Columns =
        """
        organisation, service, item, kind, recipient, created, body,
        state, attempts, not_before, sent_at, letter_subject, letter_text, error, delivered_at
        """;

    public static void Add(SqliteSession session, long service, OutboxItem item) => session.Run(
        """
        INSERT INTO outbox (
            service_id, organisation, service, item, kind, recipient, created, body, state, attempts, not_before, visible_from)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, $7, $7)
        """,
        service,
        item.Organisation.Value,
        item.Service.Value,
        item.Id,
        StoredNames.Of(item.Kind),
        item.To?.Value,
        StoredForms.Of(item.Created),
        item.Body);

    public static bool HasWaiting(SqliteSession session, DateTimeOffset now) =>
        session.One("SELECT 1 FROM outbox WHERE state = 'waiting' AND visible_from <= $1 LIMIT 1", StoredForms.Of(now)) is not null;

    public static IReadOnlyList<OutboxRow> Lease(SqliteSession session, DateTimeOffset now, DateTimeOffset until, int most)
    {
        var found = session.All(
            $"""
            SELECT {Columns}, id FROM outbox WHERE state = 'waiting' AND visible_from <= $1
            ORDER BY visible_from, id LIMIT $2
            """,
            row => (Id: row.GetInt64(15), Row: Row(row)),
            StoredForms.Of(now),
            most);
        foreach (var (id, _) in found)
            session.Run("UPDATE outbox SET attempts = attempts + 1, visible_from = $2 WHERE id = $1", id, StoredForms.Of(until));
        return [.. found.Select(f => f.Row with { Attempts = f.Row.Attempts + 1 })];
    }

    /// <summary>Ends every lease; for the start, when whoever held one is gone.</summary>
    public static int Release(SqliteSession session) =>
        session.Run("UPDATE outbox SET visible_from = not_before WHERE state = 'waiting' AND visible_from > not_before");

    /// <summary>What is done stays done: a courier that comes late with a failure must not have it sent again.</summary>
    public static int Settle(SqliteSession session, OutboxRow row) => session.Run(
        """
        UPDATE outbox SET state = $4, attempts = $5, not_before = $6, visible_from = $6,
            sent_at = $7, letter_subject = $8, letter_text = $9, error = $10
        WHERE service_id = (SELECT id FROM services WHERE organisation = $1 AND service = $2) AND item = $3 AND state <> 'done'
        """,
        row.Item.Organisation.Value,
        row.Item.Service.Value,
        row.Item.Id,
        StoredNames.Of(row.State),
        row.Attempts,
        StoredForms.Of(row.NotBefore),
        row.SentAt is { } sent ? StoredForms.Of(sent) : null,
        row.LetterSubject,
        row.LetterText,
        row.Error);

    public static IReadOnlyList<OutboxRow> Waiting(
        SqliteSession session, OrganisationId organisation, ServiceId service, DateTimeOffset now) => session.All(
        $"""
        SELECT {Columns} FROM outbox WHERE service_id = (SELECT id FROM services WHERE organisation = $1 AND service = $2)
            AND state = 'waiting' AND visible_from <= $3
        ORDER BY created, id
        """,
        Row,
        organisation.Value,
        service.Value,
        StoredForms.Of(now));

    public static OutboxRow? Lease(
        SqliteSession session, OrganisationId organisation, ServiceId service, string item, DateTimeOffset now, DateTimeOffset until) =>
        session.Run(
            """
            UPDATE outbox SET attempts = attempts + 1, visible_from = $5
            WHERE service_id = (SELECT id FROM services WHERE organisation = $1 AND service = $2) AND item = $3
                AND state = 'waiting' AND visible_from <= $4
            """,
            organisation.Value,
            service.Value,
            item,
            StoredForms.Of(now),
            StoredForms.Of(until)) == 0
            ? null
            : Find(session, organisation, service, item);

    public static IReadOnlyList<OutboxRow> Stuck(SqliteSession session, int most) => session.All(
        $"SELECT {Columns} FROM outbox WHERE state = 'stuck' ORDER BY created, id LIMIT $1", Row, most);

    public static OutboxRow? Find(SqliteSession session, OrganisationId organisation, ServiceId service, string item) => session.All(
        $"""
        SELECT {Columns} FROM outbox
        WHERE service_id = (SELECT id FROM services WHERE organisation = $1 AND service = $2) AND item = $3
        """,
        Row,
        organisation.Value,
        service.Value,
        item).FirstOrDefault();

    public static bool Amend(SqliteSession session, OutboxRow seen, OutboxRow changed) => session.Run(
        """
        UPDATE outbox SET state = $6, attempts = $7, not_before = $8, visible_from = $8, error = $9, delivered_at = $10
        WHERE service_id = (SELECT id FROM services WHERE organisation = $1 AND service = $2) AND item = $3
            AND state = $4 AND attempts = $5
        """,
        seen.Item.Organisation.Value,
        seen.Item.Service.Value,
        seen.Item.Id,
        StoredNames.Of(seen.State),
        seen.Attempts,
        StoredNames.Of(changed.State),
        changed.Attempts,
        StoredForms.Of(changed.NotBefore),
        changed.Error,
        changed.DeliveredAt is { } delivered ? StoredForms.Of(delivered) : null) > 0;

    public static int ForgetLetters(SqliteSession session, OrganisationId organisation, ServiceId service) => session.Run(
        """
        UPDATE outbox SET letter_subject = NULL, letter_text = NULL
        WHERE service_id = (SELECT id FROM services WHERE organisation = $1 AND service = $2)
        """,
        organisation.Value,
        service.Value);

    public static IReadOnlyList<OutboxRow> OfService(SqliteSession session, OrganisationId organisation, ServiceId service) => session.All(
        $"""
        SELECT {Columns} FROM outbox WHERE service_id = (SELECT id FROM services WHERE organisation = $1 AND service = $2)
        ORDER BY created DESC, id DESC
        """,
        Row,
        organisation.Value,
        service.Value);

    public static IReadOnlyList<OutboxRow> Latest(SqliteSession session, OrganisationId organisation, PersonId? to, int most) =>
        to is { } person
            ? session.All(
                $"SELECT {Columns} FROM outbox WHERE organisation = $1 AND recipient = $2 ORDER BY created DESC, id DESC LIMIT $3",
                Row,
                organisation.Value,
                person.Value,
                most)
            : session.All(
                $"SELECT {Columns} FROM outbox WHERE organisation = $1 ORDER BY created DESC, id DESC LIMIT $2",
                Row,
                organisation.Value,
                most);

    private static OutboxRow Row(SqliteDataReader row) => new(
        new OutboxItem(
            new OrganisationId(row.GetString(0)),
            new ServiceId(row.GetString(1)),
            row.GetString(2),
            StoredNames.KindOf(row.GetString(3)),
            row.IsDBNull(4) ? null : new PersonId(row.GetString(4)),
            StoredForms.Instant(row.GetString(5)),
            row.GetString(6)),
        StoredNames.StateOf(row.GetString(7)),
        row.GetInt32(8),
        StoredForms.Instant(row.GetString(9)),
        row.IsDBNull(10) ? null : StoredForms.Instant(row.GetString(10)),
        Text(row, 11),
        Text(row, 12),
        Text(row, 13))
    {
        DeliveredAt = row.IsDBNull(14) ? null : StoredForms.Instant(row.GetString(14)),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
