using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Directory;

/// <summary>Records of one kind, kept as documents.</summary>
public sealed class Records<T>(IDocumentStore documents, string kind, Func<T, OrganisationId> organisation, Func<T, string> id)
    where T : class
{
    public async Task<Versioned<T>?> Find(OrganisationId of, string key, CancellationToken cancel) =>
        await documents.Get(of, kind, key, cancel) is { } document ? new(Parse(document), document.Version) : null;

    public async Task<ImmutableList<T>> All(OrganisationId of, CancellationToken cancel) =>
        [.. (await documents.List(of, kind, cancel)).Select(Parse)];

    /// <summary>Creates (from version 0) or replaces; false when somebody else was first.</summary>
    public Task<bool> Save(T record, int from, CancellationToken cancel) => documents.Put(
        new Document(organisation(record), kind, id(record), from + 1, JsonSerializer.Serialize(record, StoredJson.Plain)), cancel);

    private static T Parse(Document document) => JsonSerializer.Deserialize<T>(document.Json, StoredJson.Plain)!;
}

/// <summary>Organisations, people, suppliers and agreements: everything that services refer to by id.</summary>
public sealed class Directories(IDocumentStore documents)
{
    public static readonly OrganisationId Installation = new("installation");

    public Records<Organisation> Organisations { get; } = new(documents, "organisation", _ => Installation, o => o.Id.Value);

    public Records<Person> People { get; } = new(documents, "person", p => p.Organisation, p => p.Id.Value);

    public Records<Supplier> Suppliers { get; } = new(documents, "supplier", s => s.Organisation, s => s.Id.Value);

    public Records<Agreement> Agreements { get; } = new(documents, "agreement", a => a.Organisation, a => a.Id.Value);

    /// <summary>Cases about adequacy decisions that fell, by the decision's id.</summary>
    public Records<Adequacy.AdequacyCase> AdequacyCases { get; } = Adequacy.AdequacyCase.Records(documents);

    /// <summary>A fresh opaque id, such as <c>p-1f0c9a…</c>.</summary>
    public static string NewId(char prefix) => $"{prefix}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    /// <summary>Names by id, for everybody in an organisation.</summary>
    public async Task<ImmutableDictionary<PersonId, Person>> Names(OrganisationId of, CancellationToken cancel) =>
        (await People.All(of, cancel)).ToImmutableDictionary(p => p.Id);
}
