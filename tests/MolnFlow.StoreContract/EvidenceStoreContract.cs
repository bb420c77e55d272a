using System.Security.Cryptography;
using System.Text;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;

namespace MolnFlow.StoreContract;

/// <summary>What every evidence store must do; each test gets an empty medium of its own.</summary>
public abstract class EvidenceStoreContract : IAsyncLifetime
{
    private const long Most = 5_000_000;

    private static readonly OrganisationId Kommun = new("kommun");
    private static readonly ServiceId MailService = new("svc-mail");

    private static CancellationToken None => CancellationToken.None;

    protected IEvidenceStore Store { get; private set; } = null!;

    /// <summary>Opens a store on this test's medium; closes the one it opened before, if any.</summary>
    protected abstract Task<IEvidenceStore> Open();

    protected abstract Task Discard();

    /// <summary>How many files, whole or in part, the medium holds.</summary>
    protected abstract Task<int> Count();

    public async Task InitializeAsync() => Store = await Open();

    public Task DisposeAsync() => Discard();

    private Task<(EvidenceId Id, long Bytes)> Put(
        byte[] content, OrganisationId? organisation = null, ServiceId? service = null, long most = Most) =>
        Store.Put(organisation ?? Kommun, service ?? MailService, new MemoryStream(content), most, None);

    private async Task<byte[]?> Read(EvidenceId id, OrganisationId? organisation = null, ServiceId? service = null)
    {
        await using var stream = await Store.Open(organisation ?? Kommun, service ?? MailService, id, None);
        if (stream is null)
            return null;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private static EvidenceId Sha256(byte[] content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_234_567)]
    public async Task A_file_is_read_back_under_the_sha_256_of_its_bytes(int bytes)
    {
        var content = Sample.Incompressible(bytes);
        Assert.Equal((Sha256(content), bytes), await Put(content));
        Assert.Equal(content, await Read(Sha256(content)));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_null()
    {
        Assert.Null(await Read(Sha256([1])));
        await Put([2]);
        Assert.Null(await Read(Sha256([1])));
    }

    [Fact]
    public async Task The_same_bytes_again_change_nothing()
    {
        var first = await Put([1, 2, 3]);
        Assert.Equal(first, await Put([1, 2, 3]));
        Assert.Equal(1, await Count());
    }

    [Fact]
    public async Task The_same_bytes_at_once_are_stored_once()
    {
        var content = Sample.Incompressible(500_000);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Put(content))));
        Assert.Equal(1, await Count());
        Assert.Equal(content, await Read(Sha256(content)));
    }

    [Fact]
    public async Task A_file_of_exactly_the_most_bytes_is_taken_and_one_more_leaves_nothing()
    {
        await Put(new byte[1000], most: 1000);
        var refused = await Assert.ThrowsAsync<EvidenceTooLargeException>(() => Put(new byte[1001], most: 1000));
        Assert.Equal(1000, refused.MostBytes);
        Assert.Equal(1, await Count());
    }

    [Fact]
    public async Task A_stream_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.Put(Kommun, MailService, new BrokenStream(300_000), Most, None));
        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task An_upload_that_is_cancelled_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();
        var stream = new BrokenStream(300_000, cancel.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.Put(Kommun, MailService, stream, Most, cancel.Token));
        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task A_removed_file_is_gone_and_removing_it_again_is_no_fault()
    {
        var (id, _) = await Put([1]);
        var (kept, _) = await Put([2]);
        await Store.Remove(Kommun, MailService, id, None);
        await Store.Remove(Kommun, MailService, id, None);
        Assert.Null(await Read(id));
        Assert.Equal([2], await Read(kept));
        Assert.Equal(id, (await Put([1])).Id);
    }

    [Fact]
    public async Task Services_and_organisations_do_not_see_each_others_files()
    {
        var (id, _) = await Put([1]);
        Assert.Null(await Read(id, organisation: new("region")));
        Assert.Null(await Read(id, service: new("svc-2")));

        await Put([1], service: new("svc-2"));
        await Store.Remove(Kommun, MailService, id, None);
        Assert.Equal([1], await Read(id, service: new("svc-2")));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../../etc")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\x")]
    [InlineData("con")]
    [InlineData("")]
    [InlineData("Kommun")]
    [InlineData("åäö \0\n")]
    public async Task An_id_of_any_characters_is_only_a_name(string id)
    {
        await Put([1], organisation: new(id), service: new(id));
        await Put([2]);
        Assert.Equal([1], await Read(Sha256([1]), new(id), new(id)));
        Assert.Equal(2, await Count());
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("4BF5122F344554C53BDE2EBB8CD2B7E3D1600AD631C385A5D7CCE23C7785459A")]
    [InlineData("4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a\n")]
    public async Task What_is_no_sha_256_finds_and_removes_nothing(string id)
    {
        await Put([1]);
        Assert.Null(await Read(new(id)));
        await Store.Remove(Kommun, MailService, new(id), None);
        Assert.Equal(1, await Count());
    }

    [Fact]
    public async Task A_store_that_is_opened_again_has_every_file()
    {
        var content = Encoding.UTF8.GetBytes("Räksmörgås");
        var (id, _) = await Put(content);
        Store = await Open();
        Assert.Equal(content, await Read(id));
    }

    /// <summary>Gives some bytes and then fails, or does something and goes on for ever.</summary>
    private sealed class BrokenStream(int bytes, Action? after = null) : MemoryStream(new byte[bytes])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read > 0)
                return read;
            (after ?? throw new IOException("The client went away."))();
            cancellationToken.ThrowIfCancellationRequested();
            return 0;
        }
    }
}
