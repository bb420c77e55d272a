using System.Text.Json;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Tests.Storage;

public class SnapshotTests
{
    [Fact]
    public void The_snapshot_is_the_fold_of_the_log_whatever_happened() => Laws.ForAll(12, random =>
    {
        Life life = Run.Now(AnyLife.Lived(random));
        Service? folded = Run.Now(life.World.Loader.Fold(World.Region, life.Id, int.MaxValue, default));
        Same(folded!, Snapshot.Unpack(life.World.Store.Heads[life.Key].Snapshot!));
        Same(folded!, Run.Now(life.Load()).Service);
        Assert.Empty(Run.Now(life.World.Verifier.Check(World.Region, life.Id, default)));
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_snapshot_that_is_missing_or_of_another_fold_is_rebuilt_from_the_log_and_kept(bool missing)
    {
        Life life = await (await Life.Begin()).InUse();
        ServiceHead head = life.World.Store.Heads[life.Key];
        Service before = (await life.Load()).Service;
        byte[] other = Snapshot.Pack(before with { Name = "Ett annat" })!;
        life.World.Store.Heads[life.Key] = missing ? head with { Snapshot = null } : head with { Snapshot = other, FoldVersion = Snapshot.FoldVersion - 1 };

        Same(before, (await life.Load()).Service);

        ServiceHead rebuilt = life.World.Store.Heads[life.Key];
        Assert.Equal((head.Version, head.HumanVersion, Snapshot.FoldVersion), (rebuilt.Version, rebuilt.HumanVersion, rebuilt.FoldVersion));
        Same(before, Snapshot.Unpack(rebuilt.Snapshot!));
    }

    [Fact]
    public async Task A_service_too_large_for_a_snapshot_lives_on_without_one()
    {
        var random = new Random(7);
        string Noise() => string.Concat(Enumerable.Range(0, 4_000).Select(_ => (char)random.Next(0x4E00, 0x9FA0)));
        Life life = await Life.Begin();
        for (int i = 0; i < 40; i++)
        {
            await life.Do(new AddInformationSet(Give.Set() with { Name = Noise(), ArchiveRule = Noise(), Exclusions = Noise() }));
        }

        Assert.Null(life.World.Store.Heads[life.Key].Snapshot);
        LoadedService loaded = await life.Load();
        Assert.Equal(41, loaded.Service.Sets.Count);
        await life.Do(new ChangeDetails("Nytt namn", null, null, null));
        Assert.Empty(await life.World.Verifier.Check(World.Region, life.Id, default));
    }

    [Fact]
    public async Task A_log_that_ends_before_its_head_is_not_taken_for_the_whole()
    {
        Life life = await Life.Begin();
        life.World.Store.Heads[life.Key] = life.World.Store.Heads[life.Key] with { Snapshot = null };
        life.Log.RemoveAt(life.Log.Count - 1);
        await Assert.ThrowsAsync<InvalidOperationException>(life.Load);
    }

    private static void Same(Service expected, Service actual) => Assert.True(
        JsonElement.DeepEquals(Plain(expected), Plain(actual)), $"{Plain(expected)}\n{Plain(actual)}");

    private static JsonElement Plain(Service service) => JsonSerializer.SerializeToElement(service, StoredJson.Plain);
}
