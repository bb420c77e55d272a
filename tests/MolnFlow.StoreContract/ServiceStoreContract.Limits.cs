using MolnFlow.Application.Storage;
using MolnFlow.Core;
using static MolnFlow.StoreContract.Sample;

namespace MolnFlow.StoreContract;

/// <summary>The sizes every store must take, and those none may.</summary>
public abstract partial class ServiceStoreContract
{
    private static string FullPayload => Payload(CommitLimits.PayloadBytes);

    [Fact]
    public async Task Forty_events_with_full_payloads_and_a_large_snapshot_fit_in_one_commit()
    {
        var commit = Commit().With([.. Enumerable.Range(1, 40).Select(n => Event(n) with { Payload = FullPayload })]) with
        {
            Head = Head(40, Incompressible(300 * 1024)),
        };

        await Saved(commit);

        Same.Heads(commit.Head, await Store.Find(Kommun, MailService, None));
        Same.Events(commit.Events, await Store.ReadLog());
    }

    [Fact]
    public async Task An_event_keeps_fifteen_texts_of_four_thousand_three_byte_characters()
    {
        var texts = Enumerable.Range(0, 15).Select(n => new string((char)('\u3042' + n), 4_000)).ToArray();
        var commit = Commit().With(Event(1, texts) with { Payload = FullPayload });
        Assert.Equal(12_000, Utf8(texts[0]));

        await Saved(commit);

        Same.Events(commit.Events, await Store.ReadLog());
    }

    [Fact]
    public async Task A_commit_of_a_hundred_rows_is_saved_whole()
    {
        await Saved(Commit().With([.. Enumerable.Range(1, 10).Select(n => Event(n, "förr"))]));
        var full = Commit(10).With([.. Enumerable.Range(11, 40).Select(n => Event(n, "nu"))])
            .With([.. Enumerable.Range(0, 8).Select(n => Item(Kommun, MailService, $"n-{n}", Noon.AddMinutes(n)))]) with
        {
            Receipt = Receipt("k", 50),
            ErasedTexts = [.. Enumerable.Range(1, 10)],
        };
        Assert.Equal(Application.Storage.Commit.MaximumRows, full.Rows);

        await Saved(full);

        var log = await Store.ReadLog();
        Assert.Equal(50, log.Count);
        Assert.All(log.Take(10), e => Assert.Null(e.Texts));
        Assert.All(log.Skip(10), e => Assert.NotNull(e.Texts));
        Assert.Equal(8, (await Store.Outbox(Kommun, MailService, None)).Count);
    }

    [Fact]
    public async Task A_commit_close_to_the_total_is_saved_and_one_above_it_is_refused_before_anything_is_written()
    {
        // With the longest ids, because keys travel with every row.
        var (organisation, service) = (new OrganisationId(new string('å', 100)), new ServiceId(new string('ö', 100)));
        var payload = FullPayload;
        var first = Event(1, [.. Enumerable.Repeat(new string('\u3042', 4_000), 31)]);
        Commit WithSnapshot(int bytes) => Commit(service: service, organisation: organisation)
            .With([first, .. Enumerable.Range(2, 39).Select(n => Event(n) with { Payload = payload })])
            .With([.. Enumerable.Range(0, 18).Select(n => Item(organisation, service, $"{new string('ä', 98)}{n}", Noon))]) with
        {
            Head = Head(40, Incompressible(bytes)),
            Receipt = Receipt("k"),
        };
        var close = WithSnapshot(500_000);
        var above = WithSnapshot(520_000);

        await Assert.ThrowsAsync<ArgumentException>(() => Store.Save(above, None));
        Assert.Null(await Store.Find(organisation, service, None));
        Assert.Null(await Store.RegisterRow(organisation, service, None));

        await Saved(close);
        Same.Events(close.Events, await Store.ReadLog(service, organisation: organisation));
    }

    [Fact]
    public async Task A_commit_that_breaks_a_bound_is_refused_before_anything_is_written()
    {
        Commit[] broken =
        [
            Commit().With(Event(1) with { Payload = Payload(CommitLimits.PayloadBytes + 1) }),
            Commit().With(Event(1) with { Header = new string('x', CommitLimits.HeaderBytes + 1) }),
            Commit() with { Head = Head(1, new byte[CommitLimits.SnapshotBytes + 1]) },
            Commit() with { Head = Head(2) },
            Commit() with { Events = [Event(2)] },
            Commit() with { ErasedTexts = [1] },
            Commit().With([.. Enumerable.Range(0, 99).Select(n => Item(Kommun, MailService, $"n-{n}", Noon))]),
            Commit(service: new ServiceId(new string('å', 101))),
            Commit().With(Item(Region, MailService, "n-1", Noon)),
            Commit() with { Register = Row(Region, MailService) },
        ];
        foreach (var commit in broken)
            await Assert.ThrowsAsync<ArgumentException>(() => Store.Save(commit, None));

        Assert.Null(await Store.Find(Kommun, MailService, None));
        Assert.Equal(0, (await Store.Register(new RegisterQuery(Kommun), None)).Total);
    }

    [Fact]
    public async Task Ids_of_the_longest_length_are_taken()
    {
        OrganisationId organisation = new(new string('å', 100));
        ServiceId service = new(new string('ö', 100)), other = new(new string('ö', 99) + "x");
        await Saved(Commit(service: service, organisation: organisation).With(Item(organisation, service, new string('ä', 100), Noon)));
        await Saved(Commit(service: other, organisation: organisation, events: 2));

        Assert.Single(await Store.ReadLog(service, organisation: organisation));
        Assert.Equal(service, Assert.Single(await Store.Outbox(organisation, service, None)).Item.Service);
        Assert.Equal(2, (await Store.Register(new RegisterQuery(organisation), None)).Total);
    }
}
