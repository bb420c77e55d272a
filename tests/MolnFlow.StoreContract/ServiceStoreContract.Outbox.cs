using MolnFlow.Application.Storage;
using MolnFlow.Core;
using static MolnFlow.StoreContract.Sample;

namespace MolnFlow.StoreContract;

/// <summary>Messages: leased, settled and listed.</summary>
public abstract partial class ServiceStoreContract
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    private Task Queued(params string[] ids) =>
        Saved(Commit().With([.. ids.Select((id, n) => Item(Kommun, MailService, id, Noon.AddSeconds(n)))]));

    private Task<IReadOnlyList<OutboxRow>> Lease(DateTimeOffset now, int most = 10) => Store.Lease(now, FiveMinutes, most, None);

    private static string[] Ids(IEnumerable<OutboxRow> rows) => [.. rows.Select(row => row.Item.Id)];

    [Fact]
    public async Task A_leased_item_is_hidden_until_the_lease_runs_out_and_attempts_are_counted()
    {
        await Queued("n-1");

        var first = Assert.Single(await Lease(Noon.AddMinutes(1)));
        Assert.Equal(new OutboxRow(Item(Kommun, MailService, "n-1", Noon), OutboxState.Waiting, 1, Noon, null, null, null, null), first);
        Assert.Empty(await Lease(Noon.AddMinutes(1)));
        Assert.Empty(await Lease(Noon.AddMinutes(6).AddTicks(-1)));
        Assert.Equal(2, Assert.Single(await Lease(Noon.AddMinutes(6))).Attempts);
        Assert.Equal(2, Assert.Single(await Store.Outbox(Kommun, MailService, None)).Attempts);
    }

    [Fact]
    public async Task Items_are_handed_out_oldest_first_and_no_more_than_asked()
    {
        await Queued("n-1", "n-2", "n-3");

        Assert.Empty(await Lease(Noon.AddDays(1), 0));
        Assert.Equal(["n-1", "n-2"], Ids(await Lease(Noon.AddDays(1), 2)));
        Assert.Equal(["n-3"], Ids(await Lease(Noon.AddDays(1), 2)));
    }

    [Fact]
    public async Task Parallel_couriers_never_get_the_same_item()
    {
        await Queued([.. Enumerable.Range(0, 30).Select(n => $"n-{n}")]);

        var leases = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Lease(Noon.AddDays(1), 5))));

        var handed = leases.SelectMany(Ids).ToList();
        Assert.Equal(handed.Distinct().Count(), handed.Count);
        for (IReadOnlyList<OutboxRow> rest; (rest = await Lease(Noon.AddDays(1), 5)).Count > 0;)
            handed.AddRange(Ids(rest));
        Assert.Equal(30, handed.Distinct().Count());
        Assert.Equal(30, handed.Count);
    }

    [Fact]
    public async Task A_settled_item_is_not_handed_out_again_and_tells_what_was_sent()
    {
        await Queued("n-1");
        var row = Assert.Single(await Lease(Noon.AddMinutes(1)));
        var done = row with
        {
            State = OutboxState.Done,
            SentAt = Noon.AddMinutes(2),
            LetterSubject = "Påminnelse",
            LetterText = new string('å', 20_000),
        };

        await Store.Settle(done, None);

        Assert.Empty(await Lease(Noon.AddYears(1)));
        Assert.Equal(done, Assert.Single(await Store.Outbox(Kommun, MailService, None)));
    }

    [Fact]
    public async Task What_is_done_stays_done_when_a_slow_courier_reports_a_failure()
    {
        await Queued("n-1");
        var row = Assert.Single(await Lease(Noon.AddMinutes(1)));
        await Store.Settle(row with { State = OutboxState.Done, SentAt = Noon }, None);

        await Store.Settle(row with { Error = "timeout", NotBefore = Noon }, None);

        Assert.Equal(OutboxState.Done, Assert.Single(await Store.Outbox(Kommun, MailService, None)).State);
        Assert.Empty(await Lease(Noon.AddYears(1)));
    }

    [Fact]
    public async Task A_failed_item_comes_again_from_its_not_before_and_not_sooner()
    {
        await Queued("n-1");
        var row = Assert.Single(await Lease(Noon.AddMinutes(1)));
        await Store.Settle(row with { NotBefore = Noon.AddHours(2), Error = "451 försök senare" }, None);

        Assert.Empty(await Lease(Noon.AddHours(2).AddTicks(-1)));
        var again = Assert.Single(await Lease(Noon.AddHours(2)));
        Assert.Equal((2, "451 försök senare"), (again.Attempts, again.Error));
    }

    [Fact]
    public async Task A_failed_item_may_come_again_before_its_lease_would_have_run_out()
    {
        await Queued("n-1");
        var row = Assert.Single(await Store.Lease(Noon, TimeSpan.FromHours(1), 10, None));
        await Store.Settle(row with { NotBefore = Noon.AddMinutes(1) }, None);

        Assert.Single(await Lease(Noon.AddMinutes(1)));
    }

    [Fact]
    public async Task A_stuck_item_stays_listed_and_is_handed_out_only_when_offered_again()
    {
        await Queued("n-1");
        var row = Assert.Single(await Lease(Noon.AddMinutes(1)));
        var stuck = row with { State = OutboxState.Stuck, Error = "550 ingen sådan" };
        await Store.Settle(stuck, None);

        Assert.Empty(await Lease(Noon.AddHours(1)));
        Assert.Equal(stuck, Assert.Single(await Store.Outbox(Kommun, MailService, None)));
        Assert.Equal(stuck, Assert.Single(await Store.Outbox(Kommun, null, 10, None)));

        await Store.Settle(stuck with { State = OutboxState.Waiting, Attempts = 0, NotBefore = Noon.AddHours(2) }, None);
        Assert.Equal(1, Assert.Single(await Lease(Noon.AddHours(2))).Attempts);
    }

    [Fact]
    public async Task Letters_about_a_service_are_forgotten_and_who_got_one_when_is_not()
    {
        await Queued("n-1");
        await Saved(Commit(organisation: Region).With(Item(Region, MailService, "n-1", Noon)));
        foreach (var row in await Lease(Noon.AddMinutes(1)))
            await Store.Settle(row with { State = OutboxState.Done, SentAt = Noon, LetterSubject = "Om Journalen", LetterText = new string('å', 70_000) }, None);

        await Store.ForgetLetters(Kommun, MailService, None);

        var forgotten = Assert.Single(await Store.Outbox(Kommun, MailService, None));
        Assert.Equal((OutboxState.Done, (DateTimeOffset?)Noon, null, null), (forgotten.State, forgotten.SentAt, forgotten.LetterSubject, forgotten.LetterText));
        Assert.Equal("Om Journalen", Assert.Single(await Store.Outbox(Region, MailService, None)).LetterSubject);
        Assert.Empty(await Lease(Noon.AddHours(1)));
    }

    [Fact]
    public async Task Items_are_listed_newest_first_by_service_organisation_and_person()
    {
        var other = new ServiceId("svc-2");
        await Saved(Commit().With(Item(Kommun, MailService, "n-1", Noon, Anna), Item(Kommun, MailService, "n-3", Noon.AddHours(2), Bo)));
        await Saved(Commit(service: other)
            .With(Item(Kommun, other, "n-2", Noon.AddHours(1), Anna), Item(Kommun, other, "n-4", Noon.AddHours(3))));
        await Saved(Commit(organisation: Region).With(Item(Region, MailService, "n-5", Noon.AddHours(4), Anna)));

        Assert.Equal(["n-3", "n-1"], Ids(await Store.Outbox(Kommun, MailService, None)));
        Assert.Equal(["n-4", "n-3", "n-2", "n-1"], Ids(await Store.Outbox(Kommun, null, 10, None)));
        Assert.Equal(["n-4", "n-3"], Ids(await Store.Outbox(Kommun, null, 2, None)));
        Assert.Equal(["n-2", "n-1"], Ids(await Store.Outbox(Kommun, Anna, 10, None)));
        Assert.Equal(["n-2"], Ids(await Store.Outbox(Kommun, Anna, 1, None)));
    }

    [Fact]
    public async Task The_same_item_id_in_two_services_is_two_items()
    {
        await Queued("n-1");
        await Saved(Commit(organisation: Region).With(Item(Region, MailService, "n-1", Noon)));
        Assert.Equal(2, (await Lease(Noon.AddMinutes(1))).Count);
    }

    [Fact]
    public async Task An_item_id_used_twice_in_a_service_is_a_fault_that_writes_nothing()
    {
        await Queued("n-1");
        await Assert.ThrowsAnyAsync<Exception>(() => Store.Save(Commit(1).With(Item(Kommun, MailService, "n-1", Noon.AddDays(1))), None));
        Same.Heads(Head(1), await Store.Find(Kommun, MailService, None));
        Assert.Single(await Store.Outbox(Kommun, MailService, None));
    }

    private Task<OutboxRow?> Lease(string item, DateTimeOffset now) => Store.Lease(Kommun, MailService, item, now, FiveMinutes, None);

    [Fact]
    public async Task One_services_waiting_items_are_listed_and_handed_out_singly()
    {
        await Queued("n-1", "n-2");
        await Saved(Commit(organisation: Region).With(Item(Region, MailService, "n-1", Noon)));
        DateTimeOffset now = Noon.AddMinutes(1);

        Assert.Empty(await Store.Waiting(Kommun, MailService, Noon.AddSeconds(-1), None));
        Assert.Equal(["n-1", "n-2"], Ids(await Store.Waiting(Kommun, MailService, now, None)));
        Assert.Equal(1, (await Lease("n-2", now))!.Attempts);
        Assert.Null(await Lease("n-2", now));
        Assert.Null(await Lease("n-3", now));
        Assert.Equal(["n-1"], Ids(await Store.Waiting(Kommun, MailService, now, None)));
        Assert.Equal(2, (await Lease(now)).Count);
        Assert.Equal(2, (await Lease("n-2", now.AddMinutes(5)))!.Attempts);
        Assert.Null(await Store.OutboxRow(Kommun, MailService, "n-3", None));
        Assert.Equal(2, (await Store.OutboxRow(Kommun, MailService, "n-2", None))!.Attempts);
    }

    [Fact]
    public async Task An_item_is_leased_to_one_of_many_who_ask_for_it()
    {
        await Queued("n-1");

        OutboxRow?[] handed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Lease("n-1", Noon))));

        Assert.Single(handed, row => row is not null);
    }

    [Fact]
    public async Task What_is_stuck_can_be_found_and_offered_again_by_one()
    {
        await Queued("n-1", "n-2");
        foreach (OutboxRow row in await Lease(Noon.AddMinutes(1)))
            await Store.Settle(row with { State = row.Item.Id == "n-1" ? OutboxState.Stuck : OutboxState.Done, SentAt = Noon, Error = "451" }, None);
        OutboxRow stuck = Assert.Single(await Store.Stuck(10, None));
        Assert.Equal("n-1", stuck.Item.Id);

        OutboxRow again = stuck with { State = OutboxState.Waiting, Attempts = 0, NotBefore = Noon.AddHours(2) };
        Assert.True(await Store.Amend(stuck, again, None));
        Assert.False(await Store.Amend(stuck, again, None));

        Assert.Empty(await Store.Stuck(10, None));
        Assert.Empty(await Lease(Noon.AddHours(2).AddTicks(-1)));
        Assert.Equal("n-1", Assert.Single(await Lease(Noon.AddHours(2))).Item.Id);
    }

    [Fact]
    public async Task What_was_sent_can_be_noted_as_delivered_and_can_come_back()
    {
        await Queued("n-1");
        OutboxRow row = Assert.Single(await Lease(Noon.AddMinutes(1)));
        OutboxRow sent = row with { State = OutboxState.Done, SentAt = Noon.AddMinutes(1), LetterSubject = "Hej", LetterText = "Text" };
        await Store.Settle(sent, None);

        OutboxRow delivered = sent with { DeliveredAt = Noon.AddMinutes(2) };
        Assert.True(await Store.Amend(sent, delivered, None));
        Assert.Equal(delivered, await Store.OutboxRow(Kommun, MailService, "n-1", None));

        OutboxRow back = delivered with { State = OutboxState.Stuck, Attempts = 0, Error = "550" };
        Assert.True(await Store.Amend(delivered, back, None));
        Assert.Equal(back, Assert.Single(await Store.Stuck(10, None)));
        Assert.Empty(await Lease(Noon.AddYears(1)));
    }
}
