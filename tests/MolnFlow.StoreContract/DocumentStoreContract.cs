using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.StoreContract;

/// <summary>What every document store must do; each test gets an empty medium of its own.</summary>
public abstract class DocumentStoreContract : IAsyncLifetime
{
    private static readonly OrganisationId Kommun = new("åmåls-kommun");
    private static readonly OrganisationId Region = new("region");

    private static CancellationToken None => CancellationToken.None;

    private IDocumentStore Store { get; set; } = null!;

    /// <summary>Opens a store on this test's medium; closes the one it opened before, if any.</summary>
    protected abstract Task<IDocumentStore> Open();

    protected abstract Task Discard();

    public async Task InitializeAsync() => Store = await Open();

    public Task DisposeAsync() => Discard();

    private static Document Person(string id, int version = 1, string json = "{}") => new(Kommun, "person", id, version, json);

    private async Task Stored(Document document) => Assert.True(await Store.Put(document, None));

    [Fact]
    public async Task A_document_is_read_back_as_it_was_written()
    {
        var document = Person("p-1", json: """{ "name": "Åsa Öst 🙂", "quote": "\"'", "x":1.0 }""");
        await Stored(document);
        Assert.Equal(document, await Store.Get(Kommun, "person", "p-1", None));
        Assert.Null(await Store.Get(Kommun, "person", "p-2", None));
    }

    [Fact]
    public async Task A_document_of_the_largest_size_is_kept_and_a_larger_one_refused()
    {
        var largest = Person("p-1", json: "\"" + new string('あ', DocumentLimits.JsonCharacters - 2) + "\"");
        await Stored(largest);
        Assert.Equal(largest, await Store.Get(Kommun, "person", "p-1", None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Put(largest with { Id = "p-2", Json = largest.Json + " " }, None));

        await Stored(largest with { Version = 2, Json = "{}" });
        Assert.Equal("{}", (await Store.Get(Kommun, "person", "p-1", None))!.Json);
    }

    [Fact]
    public async Task It_is_replaced_only_by_who_has_seen_its_present_version()
    {
        Assert.False(await Store.Put(Person("p-1", 2), None));
        await Stored(Person("p-1", json: "1"));
        Assert.False(await Store.Put(Person("p-1", json: "2"), None));
        await Stored(Person("p-1", 2, "2"));
        Assert.False(await Store.Put(Person("p-1", 2, "3"), None));
        Assert.False(await Store.Put(Person("p-1", 4, "3"), None));
        Assert.Equal(Person("p-1", 2, "2"), await Store.Get(Kommun, "person", "p-1", None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Of_twenty_who_put_the_same_version_one_wins(int version)
    {
        if (version == 2)
            await Stored(Person("p-1"));
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => Task.Run(() => Store.Put(Person("p-1", version, $"{n}"), None))));

        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Equal($"{Array.IndexOf(outcomes, true)}", (await Store.Get(Kommun, "person", "p-1", None))!.Json);
    }

    [Fact]
    public async Task Documents_of_a_kind_are_listed_by_id()
    {
        foreach (var id in new[] { "p-2", "P-3", "p-10", "å/\\#?", "p-1", "z z", "=3d" })
            await Stored(Person(id));
        await Stored(new Document(Kommun, "supplier", "s-1", 1, "{}"));
        await Stored(new Document(Kommun, "evidence:svc-1", "e-1", 1, "{}"));
        await Stored(new Document(Region, "person", "p-0", 1, "{}"));

        Assert.Equal(["=3d", "P-3", "p-1", "p-10", "p-2", "z z", "å/\\#?"], (await Store.List(Kommun, "person", None)).Select(d => d.Id));
        Assert.Equal(["e-1"], (await Store.List(Kommun, "evidence:svc-1", None)).Select(d => d.Id));
        Assert.Empty(await Store.List(Kommun, "agreement", None));
    }

    [Fact]
    public async Task The_same_id_in_another_organisation_or_kind_is_another_document()
    {
        await Stored(Person("x", json: "1"));
        await Stored(new Document(Region, "person", "x", 1, "2"));
        await Stored(new Document(Kommun, "supplier", "x", 1, "3"));

        Assert.Equal("1", (await Store.Get(Kommun, "person", "x", None))!.Json);
        Assert.Equal("2", (await Store.Get(Region, "person", "x", None))!.Json);
        Assert.Equal("3", (await Store.Get(Kommun, "supplier", "x", None))!.Json);
    }

    [Fact]
    public async Task A_removed_document_is_gone_and_may_be_made_again()
    {
        await Stored(Person("p-1"));
        await Stored(Person("p-1", 2));
        await Store.Remove(Kommun, "person", "p-1", None);
        await Store.Remove(Kommun, "person", "p-1", None);

        Assert.Null(await Store.Get(Kommun, "person", "p-1", None));
        Assert.Empty(await Store.List(Kommun, "person", None));
        await Stored(Person("p-1", json: "again"));
    }

    [Fact]
    public async Task A_store_that_is_opened_again_has_every_document()
    {
        await Stored(Person("p-1"));
        await Stored(Person("p-1", 2, "\"två\""));
        Store = await Open();
        Assert.Equal(Person("p-1", 2, "\"två\""), await Store.Get(Kommun, "person", "p-1", None));
    }
}
