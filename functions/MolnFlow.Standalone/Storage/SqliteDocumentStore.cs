using Microsoft.Data.Sqlite;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Standalone.Storage;

/// <summary>Documents in SQLite. Methods throw <see cref="SqliteException"/> when the disk or the file is broken.</summary>
public sealed class SqliteDocumentStore(SqliteDatabase database) : IDocumentStore
{
    public Task<Document?> Get(OrganisationId organisation, string kind, string id, CancellationToken cancel) =>
        database.Read(
            session => session.All(
                "SELECT id, version, json FROM documents WHERE organisation = $1 AND kind = $2 AND id = $3",
                row => Read(row, organisation, kind),
                organisation.Value,
                kind,
                id).SingleOrDefault(),
            cancel);

    public Task<IReadOnlyList<Document>> List(OrganisationId organisation, string kind, CancellationToken cancel) =>
        database.Read<IReadOnlyList<Document>>(
            session => session.All(
                "SELECT id, version, json FROM documents WHERE organisation = $1 AND kind = $2 ORDER BY id",
                row => Read(row, organisation, kind),
                organisation.Value,
                kind),
            cancel);

    public Task<bool> Put(Document document, CancellationToken cancel)
    {
        DocumentLimits.Check(document);
        return database.Write(
            session => document.Version == 1
                ? session.Run(
                    "INSERT INTO documents (organisation, kind, id, version, json) VALUES ($1, $2, $3, 1, $4) ON CONFLICT DO NOTHING",
                    document.Organisation.Value,
                    document.Kind,
                    document.Id,
                    document.Json) == 1
                : session.Run(
                    "UPDATE documents SET version = $4, json = $5 WHERE organisation = $1 AND kind = $2 AND id = $3 AND version = $4 - 1",
                    document.Organisation.Value,
                    document.Kind,
                    document.Id,
                    document.Version,
                    document.Json) == 1,
            cancel);
    }

    public Task Remove(OrganisationId organisation, string kind, string id, CancellationToken cancel) =>
        database.Write(
            session =>
            {
                // A person's document may be removed to forget them: out of the write-ahead log as well.
                session.HasErased |= session.Run(
                    "DELETE FROM documents WHERE organisation = $1 AND kind = $2 AND id = $3", organisation.Value, kind, id) > 0;
                return true;
            },
            cancel);

    private static Document Read(SqliteDataReader row, OrganisationId organisation, string kind) =>
        new(organisation, kind, row.GetString(0), row.GetInt32(1), row.GetString(2));
}
