using System.Collections.Immutable;

namespace MolnFlow.Standalone.Storage;

/// <summary>
/// The tables, as numbered steps forward. A released step is never changed; what comes later is a new step.
/// Dates are <c>yyyy-MM-dd</c>, instants UTC of fixed width, enums the names of <c>StoredNames</c>.
/// </summary>
internal static class SqliteSchema
{
    private static readonly ImmutableArray<string> Steps =
    [
        """
        CREATE TABLE services (
            id INTEGER PRIMARY KEY,
            organisation TEXT NOT NULL,
            service TEXT NOT NULL,
            version INTEGER NOT NULL,
            human_version INTEGER NOT NULL,
            head BLOB NOT NULL,
            fold_version INTEGER NOT NULL,
            snapshot BLOB,
            UNIQUE (organisation, service)
        ) STRICT;

        CREATE TABLE events (
            service_id INTEGER NOT NULL REFERENCES services (id),
            sequence INTEGER NOT NULL,
            hash BLOB NOT NULL,
            header TEXT NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (service_id, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE texts (
            service_id INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            items TEXT NOT NULL,
            PRIMARY KEY (service_id, sequence),
            FOREIGN KEY (service_id, sequence) REFERENCES events (service_id, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE receipts (
            service_id INTEGER NOT NULL REFERENCES services (id),
            key TEXT NOT NULL,
            request_hash TEXT NOT NULL,
            version INTEGER NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (service_id, key)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE register (
            service_id INTEGER PRIMARY KEY REFERENCES services (id),
            organisation TEXT NOT NULL,
            service TEXT NOT NULL,
            name TEXT NOT NULL,
            name_search TEXT NOT NULL,
            name_order BLOB NOT NULL,
            phase TEXT NOT NULL,
            ending TEXT,
            owner TEXT NOT NULL,
            supplier TEXT,
            agreement TEXT,
            confidentiality INTEGER NOT NULL,
            integrity INTEGER NOT NULL,
            availability INTEGER NOT NULL,
            secrecy INTEGER NOT NULL,
            personal_data INTEGER NOT NULL,
            registered_on TEXT NOT NULL,
            ends_on TEXT,
            next_due TEXT,
            earliest_obligation TEXT,
            people TEXT NOT NULL
        ) STRICT;
        CREATE INDEX register_by_name ON register (organisation, name_order, service);
        CREATE INDEX register_by_agreement ON register (organisation, agreement) WHERE agreement IS NOT NULL;
        CREATE INDEX register_by_next_due ON register (next_due) WHERE next_due IS NOT NULL;

        CREATE TABLE service_people (
            person TEXT NOT NULL,
            service_id INTEGER NOT NULL REFERENCES services (id),
            PRIMARY KEY (person, service_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX service_people_by_service ON service_people (service_id);

        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            service_id INTEGER NOT NULL REFERENCES services (id),
            organisation TEXT NOT NULL,
            service TEXT NOT NULL,
            item TEXT NOT NULL,
            kind TEXT NOT NULL,
            recipient TEXT,
            created TEXT NOT NULL,
            state TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            not_before TEXT NOT NULL,
            visible_from TEXT NOT NULL,
            sent_at TEXT,
            body TEXT NOT NULL,
            letter_subject TEXT,
            letter_text TEXT,
            error TEXT,
            UNIQUE (service_id, item)
        ) STRICT;
        CREATE INDEX outbox_waiting ON outbox (visible_from) WHERE state = 'waiting';
        CREATE INDEX outbox_latest ON outbox (organisation, created);
        CREATE INDEX outbox_to ON outbox (organisation, recipient, created) WHERE recipient IS NOT NULL;

        CREATE TABLE documents (
            organisation TEXT NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            version INTEGER NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (organisation, kind, id)
        ) STRICT, WITHOUT ROWID;
        """,
        """
        ALTER TABLE outbox ADD COLUMN delivered_at TEXT;
        CREATE INDEX outbox_stuck ON outbox (created) WHERE state = 'stuck';
        """,
    ];

    /// <summary>Makes the schema or brings it forward, all steps in one transaction.</summary>
    /// <exception cref="SchemaTooNewException">A later version of MolnFlow has written the database.</exception>
    public static void Bring(SqliteSession session, string file)
    {
        session.Run("BEGIN IMMEDIATE");
        try
        {
            session.Script("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT");
            var present = (int)session.Number("SELECT coalesce(max(version), 0) FROM schema_version");
            if (present > Steps.Length)
                throw new SchemaTooNewException(file, present, Steps.Length);

            foreach (var step in Steps.Skip(present))
                session.Script(step);
            if (present < Steps.Length)
            {
                session.Run("DELETE FROM schema_version");
                session.Run("INSERT INTO schema_version (version) VALUES ($1)", Steps.Length);
            }

            session.Run("COMMIT");
        }
        catch
        {
            session.Run("ROLLBACK");
            throw;
        }
    }
}

/// <summary>The database was written by a later version, whose data this one could damage.</summary>
public sealed class SchemaTooNewException(string file, int found, int known) : Exception(
    $"The database {file} has schema version {found}, and this version of MolnFlow knows {known}. " +
    "Start a later version, or restore a backup made before the upgrade.");
