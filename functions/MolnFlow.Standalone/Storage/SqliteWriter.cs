using System.Collections.Concurrent;

namespace MolnFlow.Standalone.Storage;

/// <summary>
/// The only writer. Writes that wait at the same time share one SQLite transaction and so one fsync, each
/// inside a savepoint of its own: one that fails is undone alone, and sees what those before it wrote. Nobody
/// is told anything, success or refusal, before the transaction they shared is on disk.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MostTogether = 64;

    private readonly SqliteSession _session;
    private readonly BlockingCollection<Job> _waiting = [];
    private readonly Thread _thread;
    private string? _setting;

    public SqliteWriter(SqliteSession session)
    {
        _session = session;
        _thread = new Thread(Work) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    /// <summary>A setting of the connection, made before the next transaction; SQLite refuses some of them inside one.</summary>
    public void Set(string pragma) => Interlocked.Exchange(ref _setting, pragma);

    /// <exception cref="InvalidOperationException">The database is closed.</exception>
    public Task<T> Write<T>(Func<SqliteSession, T> work, CancellationToken cancel)
    {
        var job = new Job<T>(work, cancel);
        _waiting.Add(job, CancellationToken.None);
        return job.Told;
    }

    /// <summary>Finishes what waits, then closes the connection.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
        _session.Dispose();
    }

    private void Work()
    {
        var together = new List<Job>(MostTogether);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            together.Add(first);
            while (together.Count < MostTogether && _waiting.TryTake(out var next))
                together.Add(next);
            WriteTogether(together);
            together.Clear();
        }
    }

    private void WriteTogether(List<Job> jobs)
    {
        try
        {
            if (Interlocked.Exchange(ref _setting, null) is { } setting)
                _session.Run(setting);
            _session.Run("BEGIN IMMEDIATE");
            foreach (var job in jobs)
                WriteOne(job);
            _session.Run("COMMIT");
        }
        catch (Exception fault)
        {
            // Nothing of the group is written, whatever its members saw on the way.
            UndoAll();
            jobs.ForEach(job => job.TellFault(fault));
            return;
        }

        EmptyLogAfterErasure();
        jobs.ForEach(job => job.Tell());
    }

    private void WriteOne(Job job)
    {
        _session.Run("SAVEPOINT one");
        if (!job.TryDo(_session))
            // Fails when SQLite itself has given up the whole transaction (disk full): then the group fails.
            _session.Run("ROLLBACK TO one");
        _session.Run("RELEASE one");
    }

    private void UndoAll()
    {
        _session.HasErased = false;
        try
        {
            _session.Run("ROLLBACK");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // It was never begun, or SQLite has rolled it back already.
        }
    }

    private void EmptyLogAfterErasure()
    {
        if (!_session.HasErased)
            return;
        _session.HasErased = false;
        try
        {
            _session.All("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt32(0));
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The erasure is committed; a later checkpoint takes the old pages away.
        }
    }

    private abstract class Job
    {
        /// <summary>False when it failed or was cancelled and must be undone.</summary>
        public abstract bool TryDo(SqliteSession session);

        public abstract void Tell();

        public abstract void TellFault(Exception fault);
    }

    private sealed class Job<T>(Func<SqliteSession, T> work, CancellationToken cancel) : Job
    {
        private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;
        private Exception? _fault;

        public Task<T> Told => _told.Task;

        public override bool TryDo(SqliteSession session)
        {
            try
            {
                cancel.ThrowIfCancellationRequested();
                _result = work(session);
                return true;
            }
            catch (Exception fault)
            {
                _fault = fault;
                return false;
            }
        }

        public override void Tell()
        {
            if (_fault is null)
                _told.SetResult(_result);
            else
                TellFault(_fault);
        }

        public override void TellFault(Exception fault)
        {
            if (fault is OperationCanceledException && cancel.IsCancellationRequested)
                _told.SetCanceled(cancel);
            else
                _told.SetException(fault);
        }
    }
}
