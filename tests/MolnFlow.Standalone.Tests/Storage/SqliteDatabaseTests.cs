using System.Text;
using Microsoft.Data.Sqlite;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Standalone.Storage;
using MolnFlow.StoreContract;
using static MolnFlow.StoreContract.Sample;

namespace MolnFlow.Standalone.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken None => CancellationToken.None;

    private string DatabaseFile => Path.Combine(_data.Path, SqliteDatabase.FileName);

    public void Dispose() => _data.Dispose();

    [Fact]
    public void The_data_directory_is_made_for_its_owner_only()
    {
        var inner = Path.Combine(_data.Path, "new", "data");
        SqliteDatabase.Open(inner).Dispose();
        Assert.True(File.Exists(Path.Combine(inner, SqliteDatabase.FileName)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(inner));
    }

    [Fact]
    public void A_schema_from_a_later_version_is_refused_with_a_plain_message_and_left_alone()
    {
        SqliteDatabase.Open(_data.Path).Dispose();
        Direct("UPDATE schema_version SET version = 99");

        var refused = Assert.Throws<SchemaTooNewException>(() => SqliteDatabase.Open(_data.Path));

        Assert.Contains("schema version 99", refused.Message, StringComparison.Ordinal);
        Assert.Contains(DatabaseFile, refused.Message, StringComparison.Ordinal);
        Assert.Equal(99L, Direct("SELECT version FROM schema_version"));
    }

    [Fact]
    public void Opening_again_changes_no_schema()
    {
        SqliteDatabase.Open(_data.Path).Dispose();
        var before = Direct("SELECT group_concat(sql) FROM sqlite_schema");
        SqliteDatabase.Open(_data.Path).Dispose();
        Assert.Equal(before, Direct("SELECT group_concat(sql) FROM sqlite_schema"));
        Assert.Equal("wal", Direct("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Erased_texts_are_no_longer_in_any_file()
    {
        using var database = SqliteDatabase.Open(_data.Path);
        var store = new SqliteServiceStore(database);
        await store.Save(Commit().With(Event(1, "Kalle Anka slutade")), None);
        Assert.True(FilesContain("Kalle Anka"));

        await store.Save(Commit(1) with { ErasedTexts = [1] }, None);

        Assert.False(FilesContain("Kalle Anka"));
    }

    [Fact]
    public async Task A_write_that_fails_is_undone_alone_among_those_it_shares_a_transaction_with()
    {
        using var database = SqliteDatabase.Open(_data.Path);
        var store = new SqliteServiceStore(database);
        using var started = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var first = database.Write(
            _ =>
            {
                started.Set();
                go.Wait();
                return true;
            },
            None);
        started.Wait();
        // These wait while the first holds the writer, and so come to share the next transaction.
        var saved = Enumerable.Range(0, 5).Select(n => store.Save(Commit(service: new ServiceId($"s-{n}")), None)).ToList();
        var failed = database.Write<int>(
            session =>
            {
                session.Run("DELETE FROM register");
                throw new InvalidOperationException("no");
            },
            None);
        using var cancelled = new CancellationTokenSource();
        var given = database.Write(session => session.Run("DELETE FROM register"), cancelled.Token);
        await cancelled.CancelAsync();
        go.Set();

        Assert.True(await first);
        Assert.All(await Task.WhenAll(saved), Assert.True);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failed);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal(5, (await store.Register(new RegisterQuery(Kommun), None)).Total);
        Assert.True(await store.Save(Commit(1, service: new ServiceId("s-0")), None));
    }

    [Fact]
    public async Task When_the_shared_transaction_cannot_be_committed_nobody_is_told_it_was()
    {
        using var database = SqliteDatabase.Open(_data.Path);
        var store = new SqliteServiceStore(database);
        await store.Save(Commit(), None);
        using var started = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var first = database.Write(
            _ =>
            {
                started.Set();
                go.Wait();
                return true;
            },
            None);
        started.Wait();
        var saved = store.Save(Commit(1), None);
        // What SQLite itself does when the disk is full: the whole transaction is gone in the middle of it.
        var breaking = database.Write(
            session =>
            {
                session.Run("ROLLBACK");
                return true;
            },
            None);
        var after = store.Save(Commit(service: new ServiceId("s-2")), None);
        go.Set();

        await first;
        await Assert.ThrowsAnyAsync<SqliteException>(() => saved);
        await Assert.ThrowsAnyAsync<SqliteException>(() => breaking);
        await Assert.ThrowsAnyAsync<SqliteException>(() => after);
        Assert.Equal(1, (await store.Find(Kommun, MailService, None))!.Version);
        Assert.Null(await store.Find(Kommun, new ServiceId("s-2"), None));
        Assert.True(await store.Save(Commit(1), None));
    }

    [Fact]
    public async Task A_closed_database_takes_no_more_writes_but_finishes_those_that_wait()
    {
        var database = SqliteDatabase.Open(_data.Path);
        var store = new SqliteServiceStore(database);
        var waiting = Enumerable.Range(0, 20).Select(n => store.Save(Commit(service: new ServiceId($"s-{n}")), None)).ToList();
        database.Dispose();

        Assert.All(await Task.WhenAll(waiting), Assert.True);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => store.Save(Commit(), None));
    }

    private bool FilesContain(string text) => Directory.EnumerateFiles(_data.Path).Any(file =>
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[open.Length];
        open.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });

    private object? Direct(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
