using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

// The tests make writes wait and fail inside a shared transaction, which nobody else may.
[assembly: InternalsVisibleTo("MolnFlow.Standalone.Tests")]

namespace MolnFlow.Standalone.Storage;

/// <summary>
/// The file <c>molnflow.db</c> in the data directory, for one process. What a write has returned from is on
/// disk (write-ahead log, synchronous FULL). Writes go through one connection, reads through a few others
/// that see the latest committed state and never wait for a write.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    /// <summary>The database's name in the data directory.</summary>
    public const string FileName = "molnflow.db";

    private const int MostReaders = 8;
    private const int BusySeconds = 10;

    private readonly string _connectionString;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly SemaphoreSlim _readerSlots = new(MostReaders);

    private SqliteDatabase(string file)
    {
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            // Connections are kept here, with their statements.
            Pooling = false,
            DefaultTimeout = BusySeconds,
            ForeignKeys = true,
        }.ToString();

        // secure_delete overwrites what is deleted, so that erased texts do not linger in free pages.
        var session = new SqliteSession(
            _connectionString, $"PRAGMA busy_timeout={BusySeconds * 1000}", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON");
        try
        {
            UseWriteAheadLog(session, file);
            SqliteSchema.Bring(session, file);
            _writer = new SqliteWriter(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Opens the database, making it or bringing its schema forward as needed.</summary>
    /// <param name="directory">The data directory; made, for its owner's eyes only, when missing.</param>
    /// <exception cref="SchemaTooNewException">A later version of MolnFlow has written it.</exception>
    public static SqliteDatabase Open(string directory)
    {
        DurableFiles.MakeDirectory(directory);
        return new SqliteDatabase(Path.Combine(Path.GetFullPath(directory), FileName));
    }

    /// <summary>Runs a write in a transaction; returns when it is on disk. An exception in it undoes it.</summary>
    internal Task<T> Write<T>(Func<SqliteSession, T> work, CancellationToken cancel) => _writer.Write(work, cancel);

    /// <summary>
    /// Lets writes return before they are on disk, for work that is thrown away if it is broken off; with false the
    /// next write is on disk again, and everything before it.
    /// </summary>
    internal void Hurry(bool hurry) => _writer.Set(hurry ? "PRAGMA synchronous=OFF" : "PRAGMA synchronous=FULL");

    /// <summary>Runs a read on a connection of its own.</summary>
    internal async Task<T> Read<T>(Func<SqliteSession, T> work, CancellationToken cancel)
    {
        await _readerSlots.WaitAsync(cancel);
        try
        {
            if (!_readers.TryTake(out var session))
                session = new SqliteSession(_connectionString, $"PRAGMA busy_timeout={BusySeconds * 1000}", "PRAGMA query_only=ON");
            try
            {
                return work(session);
            }
            finally
            {
                _readers.Add(session);
            }
        }
        finally
        {
            _readerSlots.Release();
        }
    }

    /// <summary>Finishes the writes that wait, and closes. The last connection empties the write-ahead log.</summary>
    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        _writer.Dispose();
        _readerSlots.Dispose();
    }

    private static void UseWriteAheadLog(SqliteSession session, string file)
    {
        if (session.One("PRAGMA journal_mode=WAL") is not "wal")
            throw new IOException($"The file system of {file} cannot hold a SQLite write-ahead log; use a local disk.");
    }
}
