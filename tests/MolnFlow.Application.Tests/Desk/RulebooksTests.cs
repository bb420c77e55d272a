using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Tests.Desk;

public class RulebooksTests
{
    private static readonly OrganisationId Everyone = new("installation");
    private readonly MemoryDocumentStore documents = new();

    [Fact]
    public async Task A_rulebook_once_in_force_is_found_again_when_another_is()
    {
        Application.Catalogue.Catalogue earlier = Edited();
        var before = new Rulebooks(earlier, documents);
        await before.Keep(default);
        await before.Keep(default);

        Rules kept = await new Rulebooks(Shipped.Catalogue, documents).For(earlier.Rulebook.Hash, default);
        Assert.Equal(earlier.RulebookJson, CanonicalRulebook.Write(kept.Rulebook));
        Assert.Equal(earlier.Rulebook.Hash, kept.Rulebook.Hash);
        Assert.Same(Shipped.Catalogue.Law, kept.Law);
    }

    [Fact]
    public async Task A_rulebook_that_was_never_kept_or_is_not_what_was_kept_is_refused()
    {
        Application.Catalogue.Catalogue earlier = Edited();
        var now = new Rulebooks(Shipped.Catalogue, documents);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await now.For(earlier.Rulebook.Hash, default));

        await new Rulebooks(earlier, documents).Keep(default);
        string kind = $"rulebook-{earlier.Rulebook.Hash}";
        Document first = (await documents.List(Everyone, kind, default))[0];
        await documents.Put(first with { Version = 2, Json = first.Json.Replace("9.9.9", "9.9.8", StringComparison.Ordinal) }, default);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await now.For(earlier.Rulebook.Hash, default));
    }

    [Fact]
    public async Task A_service_that_adopts_a_rulebook_is_decided_by_it_from_then_on()
    {
        var world = new World();
        Application.Catalogue.Catalogue other = Edited();
        await new Rulebooks(other, world.Documents).Keep(default);
        Life life = await Life.Begin(world);
        Assert.Equal("9.9.9", (await life.Do(new AdoptRulebook(other.Rulebook.Hash), PersonId.System)).Rules.Rulebook.Version);
        Assert.Equal("9.9.9", (await life.Load()).Rules.Rulebook.Version);
    }

    [Fact]
    public async Task An_installation_keeps_its_identity_also_when_two_processes_start_at_once()
    {
        Installation? other = null;
        documents.BeforePut = _ =>
        {
            documents.BeforePut = _ => { };
            other = Run.Now(Installation.Open(documents, default));
        };
        Installation mine = await Installation.Open(documents, default);
        Assert.Equal(other, mine);
        Assert.Equal(mine, await Installation.Open(documents, default));
        Assert.NotEqual(mine, await Installation.Open(new MemoryDocumentStore(), default));
    }

    private static Application.Catalogue.Catalogue Edited()
    {
        Rulebook rulebook = CanonicalRulebook.WithHash(Shipped.Catalogue.Rulebook with { Version = "9.9.9" });
        return Shipped.Catalogue with { Rulebook = rulebook, RulebookJson = CanonicalRulebook.Write(rulebook) };
    }
}
