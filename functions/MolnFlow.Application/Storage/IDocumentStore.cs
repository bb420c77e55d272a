using MolnFlow.Core;

namespace MolnFlow.Application.Storage;

/// <summary>A small record outside the logs: a person, a supplier, an agreement, an evidence file's description.</summary>
/// <param name="Kind">What it is, such as <c>person</c>; letters, digits and hyphens, possibly with a colon and a service id.</param>
/// <param name="Version">From 1; compared when it is put again.</param>
/// <param name="Json">At most 48 000 characters.</param>
public sealed record Document(OrganisationId Organisation, string Kind, string Id, int Version, string Json);

/// <summary>Keeps documents per organisation and kind, each replaced only by who has seen its present version.</summary>
public interface IDocumentStore
{
    Task<Document?> Get(OrganisationId organisation, string kind, string id, CancellationToken cancel);

    /// <summary>All documents of a kind, ordered by id.</summary>
    Task<IReadOnlyList<Document>> List(OrganisationId organisation, string kind, CancellationToken cancel);

    /// <summary>
    /// Creates (version 1) or replaces (the present version + 1). Returns false, and writes nothing, when the
    /// version does not follow on from what is there.
    /// </summary>
    Task<bool> Put(Document document, CancellationToken cancel);

    /// <summary>Removes it; removing what is not there is no fault.</summary>
    Task Remove(OrganisationId organisation, string kind, string id, CancellationToken cancel);
}
