using MolnFlow.Application.Storage;
using MolnFlow.Standalone.Storage;
using MolnFlow.StoreContract;

namespace MolnFlow.Standalone.Tests.Storage;

/// <summary>A data directory of a test's own.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("molnflow-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

public sealed class SqliteServiceStoreTests : ServiceStoreContract
{
    private readonly TemporaryDirectory _data = new();
    private SqliteDatabase? _database;

    protected override Task<IServiceStore> Open()
    {
        _database?.Dispose();
        _database = SqliteDatabase.Open(_data.Path);
        return Task.FromResult<IServiceStore>(new SqliteServiceStore(_database));
    }

    protected override Task Discard()
    {
        _database?.Dispose();
        _data.Dispose();
        return Task.CompletedTask;
    }
}

public sealed class SqliteDocumentStoreTests : DocumentStoreContract
{
    private readonly TemporaryDirectory _data = new();
    private SqliteDatabase? _database;

    protected override Task<IDocumentStore> Open()
    {
        _database?.Dispose();
        _database = SqliteDatabase.Open(_data.Path);
        return Task.FromResult<IDocumentStore>(new SqliteDocumentStore(_database));
    }

    protected override Task Discard()
    {
        _database?.Dispose();
        _data.Dispose();
        return Task.CompletedTask;
    }
}

public sealed class FolderEvidenceStoreTests : EvidenceStoreContract
{
    private readonly TemporaryDirectory _data = new();

    protected override Task<Application.Evidence.IEvidenceStore> Open() =>
        Task.FromResult<Application.Evidence.IEvidenceStore>(new FolderEvidenceStore(_data.Path));

    protected override Task<int> Count() => Task.FromResult(Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories).Count());

    protected override Task Discard()
    {
        _data.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_plain_id_is_its_folders_name()
    {
        var (id, _) = await Store.Put(new("kommun"), new("svc-1"), new MemoryStream([1]), 10, CancellationToken.None);
        Assert.True(File.Exists(Path.Combine(_data.Path, "evidence", "kommun", "svc-1", id.Value[..2], id.Value)));
    }

    [Fact]
    public async Task What_a_crash_left_half_written_is_removed_at_the_next_start()
    {
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "evidence", ".arriving", "half"), "x");
        await Open();
        Assert.Equal(0, await Count());
    }
}
