using System.Xml.Linq;
using Azure.Storage.Blobs;
using MolnFlow.Application.Evidence;
using MolnFlow.Functions.Evidence;
using MolnFlow.Functions.Hosting;
using MolnFlow.Functions.Tests.Storage;
using MolnFlow.StoreContract;

namespace MolnFlow.Functions.Tests.Evidence;

/// <summary>A container of a test's own, in the same storage as its tables.</summary>
public sealed class TestContainer
{
    private readonly BlobContainerClient container =
        new BlobServiceClient(TestTables.ConnectionString).GetBlobContainerClient($"t{Guid.NewGuid():N}");

    public async Task<BlobContainerClient> Open()
    {
        await container.CreateIfNotExistsAsync();
        return container;
    }

    public Task Discard() => container.DeleteIfExistsAsync();

    public async Task<int> Count()
    {
        int count = 0;
        await foreach (var _ in container.GetBlobsAsync())
        {
            count++;
        }

        return count;
    }
}

public sealed class BlobEvidenceStoreTests : EvidenceStoreContract
{
    private readonly TestContainer container = new();

    protected override async Task<IEvidenceStore> Open() => new BlobEvidenceStore(await container.Open());

    protected override Task Discard() => container.Discard();

    protected override Task<int> Count() => container.Count();
}

public sealed class BlobKeyRingTests
{
    [Fact]
    public async Task Keys_that_two_instances_make_at_once_are_all_read_by_both()
    {
        var container = new TestContainer();
        var one = new BlobKeyRing(await container.Open());
        var other = new BlobKeyRing(await container.Open());

        one.StoreElement(new XElement("key", "a"), "key-1");
        other.StoreElement(new XElement("key", "b"), "key-1");

        Assert.Equal(["a", "b"], one.GetAllElements().Select(e => e.Value).Order());
        Assert.Equal(2, other.GetAllElements().Count);
        await container.Discard();
    }
}
