using System.Text;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Application.Verify;
using MolnFlow.Core;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Tests.Verify;

public class VerifierTests
{
    private const string Changed = "has been changed";

    [Fact]
    public async Task An_untouched_log_has_no_findings() => Assert.Empty(await (await Tampering.Whole()).Findings());

    [Fact]
    public async Task Changes_to_an_event_are_found()
    {
        Life life = await Tampering.Whole();
        StoredEvent third = life.Log[2], first = life.Log[0];

        life.Change(3, e => e with { Header = e.Header.Replace("p-owner", "p-other", StringComparison.Ordinal) });
        await life.Finds(3, "its hash does not follow");

        life.Change(3, _ => third with { Payload = third.Payload.Replace("medium", "low", StringComparison.Ordinal) });
        await life.Finds(3, "its hash does not follow");

        life.Change(3, _ => third with { Hash = [.. third.Hash.Reverse()] });
        await life.Finds(3, "its hash does not follow");
        await life.Finds(4, "or the one before it, has been changed");

        life.Change(3, _ => third);
        life.ChangeText(1, t => t with { Value = t.Value + "!" });
        await life.Finds(1, $"A text of the event {Changed}");

        life.Change(1, _ => first);
        life.ChangeText(1, t => t with { Salt = new string('0', 32) });
        await life.Finds(1, $"A text of the event {Changed}");

        life.Change(1, _ => first);
        Assert.Empty(await life.Findings());
    }

    [Fact]
    public async Task A_salt_can_neither_lend_bytes_to_its_text_nor_take_any()
    {
        Life life = await Tampering.Whole();
        life.ChangeText(1, t => new StoredText(t.Salt + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(t.Value[..1])), t.Value[1..]));
        await life.Finds(1, $"A text of the event {Changed}");
        life.ChangeText(1, t => t with { Salt = "not hexadecimal" });
        await life.Finds(1, $"A text of the event {Changed}");
    }

    [Fact]
    public async Task Events_removed_swapped_or_inserted_are_found()
    {
        Life life = await Tampering.Whole();
        List<StoredEvent> whole = [.. life.Log];

        life.Log.RemoveAt(0);
        await life.Finds(2, "Event 1 is missing or out of order");

        Restore(life, whole).Log.RemoveAt(4);
        await life.Finds(6, "Event 5 is missing or out of order");

        Restore(life, whole).Log.RemoveAt(whole.Count - 1);
        await life.Finds(whole.Count - 1, "The log ends elsewhere than its head says");

        (Restore(life, whole).Log[3], life.Log[4]) = (whole[4], whole[3]);
        await life.Finds(5, "Event 4 is missing or out of order");

        Restore(life, whole).Log.Insert(4, whole[4]);
        await life.Finds(5, "Event 6 is missing or out of order");

        Restore(life, whole).Log.Clear();
        await life.Finds(0, "no log");
    }

    [Fact]
    public async Task An_event_appended_behind_the_desk_is_found_whether_it_is_chained_or_not()
    {
        Life life = await Tampering.Whole();
        life.Append(new TextsErased(1, "art. 17"), chained: false);
        life.Change(1, e => e with { Texts = null });
        await life.Finds(life.Log.Count, "its hash does not follow");

        life.Log.RemoveAt(life.Log.Count - 1);
        life.Append(new TextsErased(1, "art. 17"), chained: true);
        await life.Finds(life.Log.Count, "The log ends elsewhere than its head says");
    }

    [Fact]
    public async Task A_log_passed_off_as_another_one_is_found()
    {
        Life life = await Tampering.Whole();
        MemoryServiceStore store = life.World.Store;
        foreach ((OrganisationId, ServiceId) elsewhere in new[] { (World.Kommun, life.Id), (World.Region, new ServiceId("s-other")) })
        {
            store.Logs[elsewhere] = life.Log;
            store.Heads[elsewhere] = store.Heads[life.Key];
            Assert.Equal(life.Log.Count, (await life.World.Verifier.Check(elsewhere.Item1, elsewhere.Item2, default))
                .Count(f => f.What.Contains("belongs to another place", StringComparison.Ordinal)));
        }

        var other = new Verifier(store, life.World.Files, new("m-other"));
        Assert.Contains(await other.Check(World.Region, life.Id, default), f => f.Sequence == 1 && f.What.Contains("another place", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evidence_changed_or_removed_is_found_at_every_event_that_names_it()
    {
        Life life = await Tampering.Whole();
        var key = (World.Region, life.Id, life.Evidence);
        life.World.Files.Files[key] = [.. life.World.Files.Files[key], 0];
        await life.Finds(3, $"The evidence file {life.Evidence} {Changed}");
        life.World.Files.Files.Remove(key);
        await life.Finds(3, $"The evidence file {life.Evidence} is missing");
        Assert.True((await life.Findings()).Count > 3);
    }

    [Fact]
    public async Task A_snapshot_or_head_that_says_something_else_than_the_log_is_found()
    {
        Life life = await Tampering.Whole();
        ServiceHead head = life.World.Store.Heads[life.Key];
        Service service = (await life.Load()).Service;

        life.World.Store.Heads[life.Key] = head with { Snapshot = Snapshot.Pack(service with { Name = "Annat" }) };
        await life.Finds(life.Log.Count, "The snapshot differs");

        life.World.Store.Heads[life.Key] = head with { Snapshot = [1, 2, 3] };
        await life.Finds(life.Log.Count, "The snapshot differs");

        life.World.Store.Heads[life.Key] = head with { HumanVersion = 1 };
        await life.Finds(life.Log.Count, "another event than this as the latest that a person made");

        life.World.Store.Heads[life.Key] = head with { Snapshot = [], FoldVersion = -1 };
        Assert.Empty(await life.Findings());

        life.World.Store.Heads.Remove(life.Key);
        await life.Finds(0, "or no head");
    }

    [Fact]
    public async Task An_event_of_a_newer_version_is_said_to_be_unreadable()
    {
        Life life = await Tampering.Whole();
        life.Change(3, e => e with { Header = e.Header.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal) });
        await life.Finds(3, "cannot be read");
    }

    private static Life Restore(Life life, IEnumerable<StoredEvent> whole)
    {
        life.Log.Clear();
        life.Log.AddRange(whole);
        return life;
    }
}
