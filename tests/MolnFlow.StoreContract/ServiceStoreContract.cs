using MolnFlow.Application.Storage;
using MolnFlow.Core;
using static MolnFlow.StoreContract.Sample;

namespace MolnFlow.StoreContract;

/// <summary>
/// What every service store must do. A store's test class derives from this and says how to open one;
/// each test gets an empty medium of its own. The class is in several files, by subject.
/// </summary>
public abstract partial class ServiceStoreContract : IAsyncLifetime
{
    protected static CancellationToken None => CancellationToken.None;

    protected IServiceStore Store { get; private set; } = null!;

    /// <summary>Opens a store on this test's medium; closes the one it opened before, if any.</summary>
    protected abstract Task<IServiceStore> Open();

    /// <summary>Closes the store and throws the medium away.</summary>
    protected abstract Task Discard();

    public async Task InitializeAsync() => Store = await Open();

    public Task DisposeAsync() => Discard();

    private async Task Reopen() => Store = await Open();

    private async Task Saved(Commit commit) => Assert.True(await Store.Save(commit, None));

    [Fact]
    public async Task A_service_that_is_not_there_is_null_and_has_no_log()
    {
        Assert.Null(await Store.Find(Kommun, MailService, None));
        Assert.Empty(await Store.ReadLog());
        Assert.Null(await Store.RegisterRow(Kommun, MailService, None));
        Assert.Empty(await Store.Outbox(Kommun, MailService, None));
    }

    [Fact]
    public async Task The_store_says_that_it_answers() => Assert.True(await Store.Healthy(None));

    [Fact]
    public async Task What_is_saved_is_read_back_byte_for_byte()
    {
        var awkward = Event(2, "Räksmörgås 🧑‍💻 \"citat\" 'enkla' \\ \r\n\t\0 a\u030a", "") with
        {
            Header = """{"by":"p-åsa","at":"2026-03-02T12:00:00+01:00", "x":"\u00e5\ud83d\ude42"}""",
            Payload = "{ \"spaced\" :\t1.0,\"quote\":\"\\\"'; DROP TABLE events;--\",\"emoji\":\"🙂\"}\n",
        };
        var commit = Commit().With(Event(1), awkward, Event(3, "ö")) with
        {
            Head = new ServiceHead(3, 2, Hash(3), 17, Incompressible(1000)),
        };

        await Saved(commit);

        Same.Heads(commit.Head, await Store.Find(Kommun, MailService, None));
        Same.Events(commit.Events, await Store.ReadLog());
    }

    [Fact]
    public async Task The_log_can_be_read_from_a_number_on()
    {
        await Saved(Commit(events: 40));
        await Saved(Commit(40, 5));

        Assert.Equal([39, 40, 41, 42, 43, 44, 45], (await Store.ReadLog(after: 38)).Select(e => e.Sequence));
        Assert.Empty(await Store.ReadLog(after: 45));
    }

    [Fact]
    public async Task A_long_log_comes_whole_and_in_order()
    {
        for (var version = 0; version < 440; version += 40)
            await Saved(Commit(version, 40));

        Assert.Equal(Enumerable.Range(1, 440), (await Store.ReadLog()).Select(e => e.Sequence));
    }

    [Fact]
    public async Task Saving_on_a_version_that_has_moved_on_writes_nothing_at_all()
    {
        await Saved(Commit(events: 2));
        var late = Commit(1, 3).With(Item(Kommun, MailService, "late", Noon, Bo)).With(row => row with { Name = "Sen", People = [Bo] }) with
        {
            Receipt = Receipt("late"),
        };

        Assert.False(await Store.Save(late, None));

        Same.Heads(Head(2), await Store.Find(Kommun, MailService, None));
        Assert.Equal(2, (await Store.ReadLog()).Count);
        Same.Rows(Row(Kommun, MailService), await Store.RegisterRow(Kommun, MailService, None));
        Assert.Empty(await Store.Outbox(Kommun, MailService, None));
        Assert.Null(await Store.FindReceipt(Kommun, MailService, "late", None));
        Assert.Empty(await Store.Lease(Noon.AddDays(1), TimeSpan.FromMinutes(5), 10, None));
    }

    [Fact]
    public async Task A_version_ahead_of_the_store_is_refused_too()
    {
        Assert.False(await Store.Save(Commit(4), None));
        await Saved(Commit());
        Assert.False(await Store.Save(Commit(2), None));
        Same.Heads(Head(1), await Store.Find(Kommun, MailService, None));
    }

    [Fact]
    public async Task Of_twenty_commits_on_the_same_version_exactly_one_wins()
    {
        await Saved(Commit());

        Commit From(int n) => Commit(1).With(Event(2, $"från {n}")).With(Item(Kommun, MailService, $"n-{n}", Noon))
            .With(row => row with { Name = $"Namn {n}" });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => Store.Save(From(n), None))));

        var winner = Array.IndexOf(outcomes, true);
        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Equal($"från {winner}", Assert.Single((await Store.ReadLog())[1].Texts!.Items).Value);
        Assert.Equal($"n-{winner}", Assert.Single(await Store.Outbox(Kommun, MailService, None)).Item.Id);
        Assert.Equal($"Namn {winner}", (await Store.RegisterRow(Kommun, MailService, None))!.Name);
        Assert.Equal($"Namn {winner}", Assert.Single((await Store.Register(new RegisterQuery(Kommun), None)).Rows).Name);
    }

    [Fact]
    public async Task A_service_registered_twice_at_once_is_registered_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Store.Save(Commit(events: 2), None))));

        Assert.Equal(1, outcomes.Count(won => won));
        Assert.Equal(2, (await Store.ReadLog()).Count);
        Assert.False(await Store.Save(Commit(), None));
    }

    [Fact]
    public async Task Commits_on_different_services_at_once_all_win()
    {
        var services = Enumerable.Range(0, 20).Select(n => new ServiceId($"svc-{n}")).ToArray();

        Assert.All(await Task.WhenAll(services.Select(s => Task.Run(() => Store.Save(Commit(service: s), None)))), Assert.True);

        Assert.Equal(20, (await Store.Register(new RegisterQuery(Kommun), None)).Total);
        foreach (var service in services)
            Assert.Single(await Store.ReadLog(service));
    }

    [Fact]
    public async Task A_commit_without_events_changes_the_register_and_the_outbox_only()
    {
        await Saved(Commit(events: 2));

        await Saved(Commit(2, 0).With(Item(Kommun, MailService, "n-1", Noon)).With(row => row with { NextDue = Monday }));

        Assert.Equal(2, (await Store.ReadLog()).Count);
        Assert.Single(await Store.Outbox(Kommun, MailService, None));
        Assert.Single(await Store.Due(Monday, 10, None));
    }

    [Fact]
    public async Task The_same_service_id_in_two_organisations_is_two_services()
    {
        await Saved(Commit(events: 3));
        await Saved(Commit(events: 1, organisation: Region));

        Assert.Equal(3, (await Store.Find(Kommun, MailService, None))!.Version);
        Assert.Single(await Store.ReadLog(organisation: Region));
    }

    [Theory]
    [InlineData("a/b", "c\\d")]
    [InlineData("a#b?", "100 %")]
    [InlineData("a|b", "c")]
    [InlineData("a", "b|c")]
    [InlineData("it's", "\u0001\u007f\u0085")]
    [InlineData("ÅÄÖ", "Svc")]
    [InlineData("åäö", "svc")]
    [InlineData("..", "../../x")]
    public async Task Ids_of_any_characters_are_kept_apart(string organisation, string service)
    {
        await Saved(Commit(events: 2, organisation: new("a|b"), service: new("b|c")));
        await Saved(Commit(organisation: new(organisation), service: new(service)));

        Assert.Single(await Store.ReadLog(new(service), organisation: new(organisation)));
        var listed = (await Store.Register(new RegisterQuery(new(organisation)), None)).Rows;
        Assert.Single(listed, row => row.Id.Value == service);
    }

    [Fact]
    public async Task A_store_that_is_opened_again_has_everything()
    {
        var commit = Commit().With(Event(1, "text"), Event(2)).With(Item(Kommun, MailService, "n-1", Noon, Anna)) with
        {
            Receipt = Receipt("k"),
            Head = Head(2, Incompressible(500)),
        };
        await Saved(commit);

        await Reopen();

        Same.Heads(commit.Head, await Store.Find(Kommun, MailService, None));
        Same.Events(commit.Events, await Store.ReadLog());
        Same.Rows(commit.Register, await Store.RegisterRow(Kommun, MailService, None));
        Assert.NotNull(await Store.FindReceipt(Kommun, MailService, "k", None));
        Assert.Single(await Store.Lease(Noon, TimeSpan.FromMinutes(1), 10, None));
        await Saved(Commit(2));
    }
}
