using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using MolnFlow.Application.Storage;
using MolnFlow.Functions.Storage;
using MolnFlow.StoreContract;

namespace MolnFlow.Functions.Tests.Storage;

/// <summary>
/// Tables of a test's own, in the storage that MOLNFLOW_TEST_STORAGE names, by default the emulator on its
/// usual ports.
/// </summary>
public sealed class TestTables
{
    private readonly string _prefix = "t" + Guid.NewGuid().ToString("N");

    public static string ConnectionString => Environment.GetEnvironmentVariable("MOLNFLOW_TEST_STORAGE") ?? "UseDevelopmentStorage=true";

    public async Task<StorageTables> Open(params HttpPipelinePolicy[] policies)
    {
        var options = new TableClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(10), MaxRetries = 2 } };
        foreach (var policy in policies)
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        var tables = new StorageTables(new TableServiceClient(ConnectionString, options), _prefix);
        await tables.Create(CancellationToken.None);
        return tables;
    }

    public async Task Discard() => await (await Open()).Delete(CancellationToken.None);
}

public sealed class TableServiceStoreTests : ServiceStoreContract
{
    private readonly TestTables _tables = new();

    protected override async Task<IServiceStore> Open() => new TableServiceStore(await _tables.Open());

    protected override Task Discard() => _tables.Discard();
}

public sealed class TableDocumentStoreTests : DocumentStoreContract
{
    private readonly TestTables _tables = new();

    protected override async Task<IDocumentStore> Open() => new TableDocumentStore(await _tables.Open());

    protected override Task Discard() => _tables.Discard();
}
