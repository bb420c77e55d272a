using System.Collections.Concurrent;
using System.Text.Json;
using MolnFlow.Application.Adequacy;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Desk;

/// <summary>
/// The rulebook in force and every one that a service has pinned. Each one loaded is kept in the
/// store, so that a service can be decided by its own for as long as it lives.
/// </summary>
public sealed class Rulebooks(Catalogue.Catalogue catalogue, IDocumentStore documents)
{
    private const string Kind = "rulebook";
    private static readonly OrganisationId Everyone = new("installation");
    private readonly ConcurrentDictionary<string, Rules> known = new() { [catalogue.Rulebook.Hash] = catalogue.Rules };

    public Catalogue.Catalogue Catalogue { get; } = catalogue;

    public Rules InForce => Catalogue.Rules;

    /// <summary>Keeps the rulebook in force; called at start. Safe to repeat.</summary>
    public async Task Keep(CancellationToken cancel)
    {
        if (await documents.Get(Everyone, Kind, Catalogue.Rulebook.Hash, cancel) is null)
        {
            string json = JsonSerializer.Serialize(Catalogue.RulebookJson);
            foreach ((string chunk, int i) in json.Chunk(ChunkSize).Select((c, i) => (new string(c), i)))
            {
                await documents.Put(new Document(Everyone, $"{Kind}-{Catalogue.Rulebook.Hash}", $"{i:D4}", 1, JsonSerializer.Serialize(chunk)), cancel);
            }

            await documents.Put(new Document(Everyone, Kind, Catalogue.Rulebook.Hash, 1, "{}"), cancel);
        }
    }

    /// <exception cref="InvalidOperationException">No such rulebook was ever loaded here: the data folder is incomplete.</exception>
    public async ValueTask<Rules> For(string hash, CancellationToken cancel)
    {
        if (known.TryGetValue(hash, out Rules? rules))
        {
            return rules;
        }

        IReadOnlyList<Document> chunks = await documents.List(Everyone, $"{Kind}-{hash}", cancel);
        if (chunks.Count == 0)
        {
            throw new InvalidOperationException($"The rulebook {hash} is not in the store.");
        }

        string json = JsonSerializer.Deserialize<string>(string.Concat(chunks.Select(c => JsonSerializer.Deserialize<string>(c.Json))))!;
        Rules stored = Catalogue.RulesOf(json);
        return stored.Rulebook.Hash == hash
            ? known.GetOrAdd(hash, stored)
            : throw new InvalidOperationException($"The rulebook {hash} in the store is not the one that was kept there.");
    }

    /// <summary>The rules a service is decided by: its rulebook, and the law as its organisation takes it to be.</summary>
    public async ValueTask<Rules> For(string hash, OrganisationId organisation, CancellationToken cancel) =>
        await For(hash, cancel) with { Law = await LawOf(organisation, cancel) };

    /// <summary>The law, less the adequacy decisions that the organisation has recorded as fallen.</summary>
    public async ValueTask<Law> LawOf(OrganisationId organisation, CancellationToken cancel) =>
        (await AdequacyCase.Records(documents).All(organisation, cancel)).Where(c => c.Revoked)
            .Aggregate(Catalogue.Law, (law, c) => law.Without(c.Decision, c.On));

    // A document holds at most 48 000 characters, and escaping can double a chunk.
    private const int ChunkSize = 16_000;
}
