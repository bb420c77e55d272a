using System.Text;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;

namespace MolnFlow.Application.Tests.Verify;

public class ErasureTests
{
    [Fact]
    public async Task Erased_texts_are_gone_from_log_snapshot_register_and_load_and_nothing_is_found()
    {
        Life life = await (await Life.Begin()).InUse();
        Service erased = (await life.Do(new EraseTexts(1, "art. 17"))).Service;

        Assert.True(erased.Name.IsErased);
        Assert.True((await life.Load()).Service.Name.IsErased);
        Assert.Null(life.Log[0].Texts);
        Assert.True(Snapshot.Unpack(life.World.Store.Heads[life.Key].Snapshot!).Name.IsErased);
        Assert.Equal("", (await life.World.Store.RegisterRow(World.Region, life.Id, default))!.Name);
        Assert.DoesNotContain("Bokning", Encoding.UTF8.GetString([.. life.Log.SelectMany(e => Encoding.UTF8.GetBytes(e.Header + e.Payload))]), StringComparison.Ordinal);
        Assert.Empty(await life.Findings());
        Assert.Equal("Tidbok", erased.Sets[0].Set.Name.Value);
    }

    [Fact]
    public async Task A_name_given_after_the_erased_one_stays()
    {
        Life life = await Life.Begin();
        await life.Do(new ChangeDetails("Nytt namn", null, null, null));
        Assert.Equal("Nytt namn", (await life.Do(new EraseTexts(1, "art. 17"))).Service.Name.Value);
        Assert.Equal("Nytt namn", (await life.World.Store.RegisterRow(World.Region, life.Id, default))!.Name);
        Assert.Empty(await life.Findings());
    }

    [Fact]
    public async Task Erasing_what_was_erased_or_never_had_texts_is_no_fault()
    {
        Life life = await (await Life.Begin()).InUse();
        await life.Do(new EraseTexts(1, "art. 17"));
        await life.Do(new EraseTexts(1, "art. 17"));
        await life.Do(new EraseTexts(life.Log.Count, "art. 17"));
        Assert.Empty(await life.Findings());
    }

    [Fact]
    public async Task Texts_that_vanish_without_an_erasure_are_found()
    {
        Life life = await Life.Begin();
        life.Change(1, e => e with { Texts = null });
        await life.Finds(1, "no event says that they were erased");
    }

    [Fact]
    public async Task Texts_that_come_back_after_an_erasure_are_found()
    {
        Life life = await Life.Begin();
        StoredTexts? texts = life.Log[0].Texts;
        await life.Do(new EraseTexts(1, "art. 17"));
        life.Change(1, e => e with { Texts = texts });
        await life.Finds(1, "were to be erased and are still there");
    }

    [Fact]
    public async Task A_proposal_whose_note_was_erased_can_still_be_approved()
    {
        Life life = await (await (await Life.Begin()).InUse()).Exiting();
        await life.Closing();
        int proposed = life.Log.FindLastIndex(e => e.Header.Contains("exit-step-proposed", StringComparison.Ordinal)) + 1;
        await life.Do(new EraseTexts(proposed, "art. 17"));
        Service service = (await life.Do(new ApproveExitStep(ExitSteps.ErasureOrder), People.RiskOwner)).Service;
        Assert.True(service.IsDone(ExitSteps.ErasureOrder));
        Assert.Empty(await life.Findings());
    }
}
