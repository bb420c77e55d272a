using Azure;
using Azure.Core;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Functions.Storage;
using MolnFlow.StoreContract;
using static MolnFlow.StoreContract.Sample;

namespace MolnFlow.Functions.Tests.Storage;

/// <summary>
/// What the contract cannot ask: that a commit broken off between its four steps (mark, transaction, pointers,
/// register) is found whole or not at all, and that a lost answer does not turn a success into a refusal.
/// </summary>
public sealed class TableCrashTests : IAsyncLifetime
{
    private readonly TestTables _tables = new();
    private readonly Faults _faults = new();
    private TableServiceStore _broken = null!;
    private TableServiceStore _store = null!;

    private static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync()
    {
        _broken = new TableServiceStore(await _tables.Open(_faults));
        _store = new TableServiceStore(await _tables.Open());
    }

    public Task DisposeAsync() => _tables.Discard();

    private static Commit Dated(int expected, string name, DateOnly? due = null) =>
        Commit(expected).With(row => row with { Name = name, NextDue = due })
            .With(Item(Kommun, MailService, $"n-{expected}", Noon.AddSeconds(expected), Bo));

    private async Task<string[]> Names() => [.. (await _store.Register(new RegisterQuery(Kommun), None)).Rows.Select(row => row.Name)];

    private async Task<int> Leased() => (await _store.Lease(Noon.AddDays(1), TimeSpan.FromMinutes(5), 100, None)).Count;

    private static Func<Request, bool> Once(Func<Request, bool> when)
    {
        var done = 0;
        return request => when(request) && Interlocked.Exchange(ref done, 1) == 0;
    }

    private static bool Writes(Request request) => request.Method != RequestMethod.Get;

    private static bool Touches(Request request, string table) => request.Uri.Path.Contains(table, StringComparison.Ordinal);

    /// <summary>Lets the first transaction through and stops those writes after it.</summary>
    private void BreakOffAfterTheTransaction(Func<Request, bool> which, Action? before = null) =>
        BreakOffAfterTheTransaction(_faults, which, before);

    private static void BreakOffAfterTheTransaction(Faults faults, Func<Request, bool> which, Action? before = null)
    {
        var committed = false;
        faults.Stop = request =>
        {
            var stop = committed && Writes(request) && which(request);
            if (!committed && Faults.IsTransaction(request))
            {
                before?.Invoke();
                committed = true;
            }

            return stop;
        };
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_commit_whose_answer_was_lost_is_told_as_saved_and_is_there_once(int expected)
    {
        if (expected > 0)
            Assert.True(await _store.Save(Commit(), None));
        _faults.LoseAnswer = Once(Faults.IsTransaction);

        Assert.True(await _broken.Save(Dated(expected, "ny"), None));

        Assert.Equal(expected + 1, (await _store.ReadLog()).Count);
        Assert.Equal(["ny"], await Names());
        Assert.Equal(1, await Leased());
    }

    [Fact]
    public async Task A_document_whose_answer_was_lost_is_told_as_stored()
    {
        var documents = new TableDocumentStore(await _tables.Open(_faults));
        for (var version = 1; version <= 2; version++)
        {
            _faults.LoseAnswer = Once(Writes);
            Assert.True(await documents.Put(new Document(Kommun, "person", "p-1", version, "{}"), None));
        }
    }

    [Fact]
    public async Task Broken_off_before_the_transaction_nothing_is_there()
    {
        _faults.Stop = Faults.IsTransaction;
        await Assert.ThrowsAsync<RequestFailedException>(() => _broken.Save(Dated(0, "aldrig", Monday), None));

        Assert.Empty(await Names());
        Assert.Empty(await _store.Due(Monday, 10, None));
        Assert.Null(await _store.Find(Kommun, MailService, None));

        Assert.True(await _store.Save(Dated(0, "nu", Monday), None));
        Assert.Equal(["nu"], await Names());
        Assert.Equal(1, await Leased());
    }

    [Fact]
    public async Task A_mark_whose_commit_never_came_is_given_up_in_the_end()
    {
        Assert.True(await _store.Save(Commit(service: new ServiceId("kept")), None));
        _faults.Stop = Faults.IsTransaction;
        await Assert.ThrowsAsync<RequestFailedException>(() => _broken.Save(Commit(), None));
        await Assert.ThrowsAsync<RequestFailedException>(() => _broken.Save(Commit(1, service: new ServiceId("kept")), None));

        Assert.Equal(2, await _store.RepairAsync(DateTimeOffset.UtcNow, None));
        Assert.Equal(2, await _store.RepairAsync(DateTimeOffset.UtcNow.AddDays(2), None));
        Assert.Equal(0, await _store.RepairAsync(DateTimeOffset.UtcNow, None));
        Assert.Single(await Names());
        Assert.True(await _store.Save(Commit(), None));
        Assert.Equal(2, (await Names()).Length);
    }

    [Theory]
    [InlineData("outbox")]
    [InlineData("register(")]
    public async Task Broken_off_after_the_transaction_it_is_saved_and_the_register_is_never_behind(string table)
    {
        Assert.True(await _store.Save(Dated(0, "före", Monday.AddDays(30)), None));
        Assert.Equal(1, await Leased());
        BreakOffAfterTheTransaction(request => table == "outbox" || Touches(request, table));

        Assert.True(await _broken.Save(Dated(1, "efter", Monday), None));

        Assert.Equal([(Kommun, MailService)], await _store.Due(Monday, 10, None));
        Assert.Equal(["efter"], await Names());
        Assert.Equal(1, await Leased());
        Assert.Equal(2, (await _store.Outbox(Kommun, Bo, 10, None)).Count);
        Assert.Equal(0, await _store.RepairAsync(DateTimeOffset.UtcNow, None));
    }

    [Fact]
    public async Task A_reader_between_mark_and_transaction_does_not_take_the_mark_away()
    {
        Assert.True(await _store.Save(Dated(0, "före", Monday.AddDays(30)), None));
        BreakOffAfterTheTransaction(_ => true, before: () => Assert.Equal(["före"], Names().GetAwaiter().GetResult()));

        Assert.True(await _broken.Save(Dated(1, "efter", Monday), None));

        Assert.Equal([(Kommun, MailService)], await _store.Due(Monday, 10, None));
        Assert.Equal(["efter"], await Names());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slow_commit_does_not_put_an_older_row_over_a_newer_one(bool newerIsBrokenOff)
    {
        Assert.True(await _store.Save(Dated(0, "först", Monday.AddDays(30)), None));
        var others = new Faults();
        var other = new TableServiceStore(await _tables.Open(others));
        if (newerIsBrokenOff)
            BreakOffAfterTheTransaction(others, _ => true);
        // The newer commit comes and goes while the slow one is about to write the register's row.
        var committed = false;
        var overtaken = Once(request => committed && Writes(request) && Touches(request, "register("));
        _faults.Stop = request =>
        {
            if (overtaken(request))
                Assert.True(other.Save(Dated(2, "nyare", Monday), None).GetAwaiter().GetResult());
            committed |= Faults.IsTransaction(request);
            return false;
        };

        Assert.True(await _broken.Save(Dated(1, "långsam", Monday.AddDays(20)), None));

        Assert.Equal([(Kommun, MailService)], await _store.Due(Monday, 10, None));
        Assert.Equal(["nyare"], await Names());
        Assert.Equal(3, await Leased());
    }

    [Fact]
    public async Task Messages_that_nobody_looked_for_are_found_by_repair()
    {
        BreakOffAfterTheTransaction(_ => true);
        Assert.True(await _broken.Save(Dated(0, "x"), None));
        Assert.Equal(0, await Leased());

        Assert.Equal(1, await _store.RepairAsync(DateTimeOffset.UtcNow, None));

        Assert.Equal(1, await Leased());
        Assert.Single(await _store.Outbox(Kommun, null, 10, None));
    }

    [Fact]
    public async Task The_next_commit_completes_what_the_one_before_it_left()
    {
        BreakOffAfterTheTransaction(_ => true);
        Assert.True(await _broken.Save(Dated(0, "x"), None));

        Assert.True(await _store.Save(Dated(1, "y"), None));

        Assert.Equal(2, await Leased());
        Assert.Equal(["y"], await Names());
        Assert.Equal(0, await _store.RepairAsync(DateTimeOffset.UtcNow, None));
    }

    [Fact]
    public async Task However_commits_are_broken_off_the_register_and_the_messages_agree_with_the_log()
    {
        var random = new Random(20261122);
        _faults.Stop = request =>
        {
            lock (random)
                return Writes(request) && random.Next(6) == 0;
        };
        _faults.LoseAnswer = request =>
        {
            lock (random)
                return Writes(request) && random.Next(12) == 0;
        };

        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(() => Work(worker))));
        for (var rounds = 0; await _store.RepairAsync(DateTimeOffset.UtcNow, None) > 0 && rounds < 2; rounds++)
        {
        }

        var log = await _store.ReadLog();
        Assert.Equal(Enumerable.Range(1, log.Count), log.Select(e => e.Sequence));
        var saved = told.SelectMany(names => names).ToList();
        var written = log.Select(e => Assert.Single(e.Texts!.Items).Value).ToList();
        Assert.Empty(saved.Except(written));
        Assert.Equal(written.Count, written.Distinct().Count());
        Assert.Equal([written[^1]], await Names());
        Assert.Equal(log.Count, await Leased());
        Assert.Equal(log.Count, (await _store.Outbox(Kommun, null, 1000, None)).Count);
    }

    /// <summary>Commits on whatever version is there, and reads the register in between; returns what it was told is saved.</summary>
    private async Task<List<string>> Work(int worker)
    {
        var saved = new List<string>();
        for (var turn = 0; turn < 12; turn++)
            try
            {
                var version = (await _broken.Find(Kommun, MailService, None))?.Version ?? 0;
                var name = $"{worker}-{turn}";
                var commit = Commit(version).With(Event(version + 1, name)).With(row => row with { Name = name })
                    .With(Item(Kommun, MailService, $"n-{name}", Noon.AddSeconds(version)));
                if (await _broken.Save(commit, None))
                    saved.Add(name);
                await _broken.Register(new RegisterQuery(Kommun), None);
            }
            catch (Exception fault) when (fault is RequestFailedException or AggregateException)
            {
                // Broken off: it may have been saved or not, and this worker was told neither.
            }

        return saved;
    }
}
