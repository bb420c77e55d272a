using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Support;

/// <summary>Documents in memory.</summary>
public sealed class MemoryDocumentStore : IDocumentStore
{
    private readonly Dictionary<(OrganisationId, string, string), Document> documents = [];

    /// <summary>Called before a document is put; it may change the store or throw.</summary>
    public Action<Document> BeforePut { get; set; } = _ => { };

    public Task<Document?> Get(OrganisationId organisation, string kind, string id, CancellationToken cancel) =>
        Task.FromResult(documents.GetValueOrDefault((organisation, kind, id)));

    public Task<IReadOnlyList<Document>> List(OrganisationId organisation, string kind, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Document>>([.. documents.Values
            .Where(d => d.Organisation == organisation && d.Kind == kind).OrderBy(d => d.Id, StringComparer.Ordinal)]);

    public Task<bool> Put(Document document, CancellationToken cancel)
    {
        DocumentLimits.Check(document);
        BeforePut(document);
        (OrganisationId, string, string) key = (document.Organisation, document.Kind, document.Id);
        bool follows = (documents.GetValueOrDefault(key)?.Version ?? 0) + 1 == document.Version;
        if (follows)
        {
            documents[key] = document;
        }

        return Task.FromResult(follows);
    }

    public Task Remove(OrganisationId organisation, string kind, string id, CancellationToken cancel)
    {
        documents.Remove((organisation, kind, id));
        return Task.CompletedTask;
    }
}
