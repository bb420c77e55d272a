using Azure;
using Azure.Data.Tables;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Functions.Storage;

/// <summary>Documents in Table Storage, one row each. A put costs a read and a write, or only a write when it is new.</summary>
public sealed class TableDocumentStore(StorageTables tables) : IDocumentStore
{
    private const string Version = "Version";

    public async Task<Document?> Get(OrganisationId organisation, string kind, string id, CancellationToken cancel) =>
        await tables.Documents.Find(TableKeys.Documents(organisation, kind), TableKeys.Part(id), cancel) is { } entity
            ? Read(entity, organisation, kind)
            : null;

    public async Task<IReadOnlyList<Document>> List(OrganisationId organisation, string kind, CancellationToken cancel)
    {
        var partition = TableKeys.Documents(organisation, kind);
        var documents = new List<Document>();
        await foreach (var entity in tables.Documents.QueryAsync<TableEntity>(e => e.PartitionKey == partition, cancellationToken: cancel))
            documents.Add(Read(entity, organisation, kind));
        // Row keys are escaped and sort otherwise than ids.
        return [.. documents.OrderBy(d => d.Id, StringComparer.Ordinal)];
    }

    public async Task<bool> Put(Document document, CancellationToken cancel)
    {
        DocumentLimits.Check(document);
        var entity = new TableEntity(TableKeys.Documents(document.Organisation, document.Kind), TableKeys.Part(document.Id))
        {
            ["Id"] = document.Id,
            [Version] = document.Version,
            ["PutId"] = Guid.NewGuid(),
        };
        entity.SetText("Json", document.Json);
        try
        {
            if (document.Version == 1)
            {
                await tables.Documents.AddEntityAsync(entity, cancel);
                return true;
            }

            var present = await tables.Documents.Find(entity.PartitionKey, entity.RowKey, cancel, [Version]);
            if (present?.GetInt32(Version) != document.Version - 1)
                return false;
            await tables.Documents.UpdateEntityAsync(entity, present.ETag, TableUpdateMode.Replace, cancel);
            return true;
        }
        catch (RequestFailedException fault) when (fault.IsConflict())
        {
            // The client sends again when an answer is lost, and then meets what it wrote itself.
            var present = await tables.Documents.Find(entity.PartitionKey, entity.RowKey, cancel, ["PutId"]);
            return present?.GetGuid("PutId") == entity.GetGuid("PutId");
        }
    }

    public Task Remove(OrganisationId organisation, string kind, string id, CancellationToken cancel) =>
        tables.Documents.DeleteEntityAsync(TableKeys.Documents(organisation, kind), TableKeys.Part(id), ETag.All, cancel);

    private static Document Read(TableEntity entity, OrganisationId organisation, string kind) =>
        new(organisation, kind, entity.GetString("Id"), entity.GetInt32(Version)!.Value, entity.Text("Json")!);
}
