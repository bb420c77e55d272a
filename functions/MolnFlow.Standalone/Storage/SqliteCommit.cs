using System.Text.Json;
using MolnFlow.Application.Storage;

namespace MolnFlow.Standalone.Storage;

/// <summary>
/// Writes one commit inside the writer's transaction. What needs no database is made ready before, on the
/// caller's thread.
/// </summary>
internal sealed class SqliteCommit(Commit commit)
{
    private readonly (StoredEvent Event, string? Texts)[] _events =
        [.. commit.Events.Select(e => (e, e.Texts is null ? null : StoredForms.Of(e.Texts)))];

    private readonly string _people = JsonSerializer.Serialize(commit.Register.People.Select(p => p.Value));

    private readonly byte[] _order = StoredForms.Order(commit.Register.Name);

    /// <summary>False, with nothing written, when the version has moved on or the receipt is there already.</summary>
    public bool TryWrite(SqliteSession session)
    {
        var present = session.All(
            "SELECT id, version FROM services WHERE organisation = $1 AND service = $2",
            row => (Id: row.GetInt64(0), Version: row.GetInt32(1)),
            commit.Organisation.Value,
            commit.Service.Value).SingleOrDefault();
        if (present.Version != commit.ExpectedVersion || HasReceipt(session, present.Id))
            return false;

        var id = WriteHead(session, present.Id);
        WriteEvents(session, id);
        WriteRegister(session, id);
        WriteOutbox(session, id);
        if (commit.Receipt is { } receipt)
            session.Run(
                "INSERT INTO receipts (service_id, key, request_hash, version, at) VALUES ($1, $2, $3, $4, $5)",
                id,
                receipt.Key,
                receipt.RequestHash,
                receipt.Version,
                StoredForms.Of(receipt.At));
        return true;
    }

    private bool HasReceipt(SqliteSession session, long id) =>
        commit.Receipt is { } receipt &&
        session.One("SELECT 1 FROM receipts WHERE service_id = $1 AND key = $2", id, receipt.Key) is not null;

    private long WriteHead(SqliteSession session, long id)
    {
        var head = commit.Head;
        if (id == 0)
            return session.Number(
                """
                INSERT INTO services (organisation, service, version, human_version, head, fold_version, snapshot)
                VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id
                """,
                commit.Organisation.Value,
                commit.Service.Value,
                head.Version,
                head.HumanVersion,
                head.Head,
                head.FoldVersion,
                head.Snapshot);

        session.Run(
            "UPDATE services SET version = $2, human_version = $3, head = $4, fold_version = $5, snapshot = $6 WHERE id = $1",
            id,
            head.Version,
            head.HumanVersion,
            head.Head,
            head.FoldVersion,
            head.Snapshot);
        return id;
    }

    private void WriteEvents(SqliteSession session, long id)
    {
        foreach (var (e, texts) in _events)
        {
            session.Run(
                "INSERT INTO events (service_id, sequence, hash, header, payload) VALUES ($1, $2, $3, $4, $5)",
                id,
                e.Sequence,
                e.Hash,
                e.Header,
                e.Payload);
            if (texts is not null)
                session.Run("INSERT INTO texts (service_id, sequence, items) VALUES ($1, $2, $3)", id, e.Sequence, texts);
        }

        foreach (var sequence in commit.ErasedTexts)
            if (session.Run("DELETE FROM texts WHERE service_id = $1 AND sequence = $2", id, sequence) > 0)
                session.HasErased = true;
    }

    private void WriteRegister(SqliteSession session, long id)
    {
        var samePeople = session.One("SELECT people FROM register WHERE service_id = $1", id) as string == _people;
        SqliteRegister.Write(session, id, commit.Register, _order, _people);
        if (samePeople)
            return;

        session.Run("DELETE FROM service_people WHERE service_id = $1", id);
        foreach (var person in commit.Register.People.Distinct())
            session.Run("INSERT INTO service_people (person, service_id) VALUES ($1, $2)", person.Value, id);
    }

    private void WriteOutbox(SqliteSession session, long id)
    {
        foreach (var item in commit.Outbox)
            SqliteOutbox.Add(session, id, item);
    }
}
