using MolnFlow.Application.Desk;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using Moq;

namespace MolnFlow.Application.Tests.Desk;

public class ServiceDeskTests
{
    private static readonly ChangeDetails Renamed = new("Nytt namn", null, null, null);

    [Fact]
    public async Task A_lost_race_is_decided_again_on_what_the_winner_left()
    {
        Life life = await Life.Begin();
        life.World.Store.BeforeSave = Once(life.World, () => life.Do(new Reassign(Role.Deputy, People.Analyst)));

        LoadedService service = await life.Do(Renamed);

        Assert.Equal("Nytt namn", service.Service.Name.Value);
        Assert.Equal(People.Analyst, service.Service.Holder(Role.Deputy));
        Assert.Equal(4, life.Log.Count);
        Assert.Equal(4, service.Version);
    }

    [Fact]
    public async Task It_is_decided_again_three_times_and_then_it_is_busy()
    {
        Life life = await Life.Begin();
        int tries = 0;
        life.World.Store.BeforeSave = _ => Task.FromResult(++tries == 4);
        Assert.IsType<Outcome.Done>(await life.Try(Renamed));

        tries = 0;
        life.World.Store.BeforeSave = _ => Task.FromResult(++tries > 4);
        Assert.IsType<Outcome.Busy>(await life.Try(Renamed));
        Assert.Equal(4, tries);
    }

    [Fact]
    public async Task What_the_winner_did_can_refuse_the_loser()
    {
        Life life = await Life.Begin();
        var hired = new Reassign(Role.Deputy, People.Analyst);
        life.World.Store.BeforeSave = Once(life.World, () => life.Do(hired));
        Assert.Equal("nothing-changes", Assert.Single(Assert.IsType<Outcome.Refused>(await life.Try(hired)).Reasons).Code);
    }

    [Fact]
    public async Task A_stale_asker_is_told_so_and_nothing_happens()
    {
        Life life = await Life.Begin();
        int seen = (await life.Load()).HumanVersion;
        await life.Do(Renamed);
        Outcome outcome = await life.World.Desk.Execute(life.Id, Renamed, World.By(People.Owner), seen, default);
        Assert.Equal(seen + 1, Assert.IsType<Outcome.Stale>(outcome).HumanVersion);
        Assert.Equal(3, life.Log.Count);
    }

    [Fact]
    public async Task An_asker_who_becomes_stale_during_the_race_is_told_so()
    {
        Life life = await Life.Begin();
        int seen = (await life.Load()).HumanVersion;
        life.World.Store.BeforeSave = Once(life.World, () => life.Do(new Reassign(Role.Deputy, People.Analyst)));
        Assert.IsType<Outcome.Stale>(await life.World.Desk.Execute(life.Id, Renamed, World.By(People.Owner), seen, default));
    }

    [Fact]
    public async Task What_molnflow_does_itself_leaves_the_version_that_people_work_against()
    {
        Life life = await (await Life.Begin()).InUse();
        LoadedService before = await life.Load();
        life.World.At("2027-06-30");
        Outcome.Done after = Assert.IsType<Outcome.Done>(await life.World.Desk.Advance(World.Region, life.Id, default));
        Assert.Equal(before.HumanVersion, after.Service.HumanVersion);
        Assert.True(after.Service.Version > before.Version);
        Assert.IsType<Outcome.Done>(await life.World.Desk.Execute(life.Id, Renamed, World.By(People.Owner), before.HumanVersion, default));
    }

    [Fact]
    public async Task Advancing_again_gives_nothing()
    {
        Life life = await (await Life.Begin()).InUse();
        life.World.At("2027-06-30");
        await life.World.Desk.Advance(World.Region, life.Id, default);
        int events = life.Log.Count, letters = life.World.Store.AllOutbox.Count, commits = life.World.Store.Commits.Count;
        await life.World.Desk.Advance(World.Region, life.Id, default);
        Assert.Equal((events, letters, commits), (life.Log.Count, life.World.Store.AllOutbox.Count, life.World.Store.Commits.Count));
        Assert.Equal(Phase.Exit, (await life.Load()).Service.Phase);
    }

    [Fact]
    public async Task An_idle_advance_mends_a_register_row_that_is_due_for_nothing()
    {
        Life life = await (await Life.Begin()).InUse();
        life.World.Store.MakeDue(World.Region, life.Id, World.Day("2025-01-01"));
        await life.World.Desk.Advance(World.Region, life.Id, default);
        Assert.True((await life.World.Store.RegisterRow(World.Region, life.Id, default))!.NextDue > life.World.Today);
        Assert.Empty(await life.World.Verifier.Check(World.Region, life.Id, default));
    }

    [Fact]
    public async Task A_service_is_not_found_from_another_organisation()
    {
        Life life = await Life.Begin();
        Assert.Null(await life.World.Desk.Load(World.Kommun, life.Id, default));
        Assert.IsType<Outcome.NotFound>(await life.World.Desk.Execute(life.Id, Renamed, new Asker(World.Kommun, People.Owner), 2, default));
        Assert.IsType<Outcome.NotFound>(await life.World.Desk.Advance(World.Kommun, life.Id, default));
        Assert.Equal(2, life.Log.Count);
    }

    [Fact]
    public async Task A_store_that_fails_leaves_everything_as_it_was_since_there_is_one_save()
    {
        Life life = await Life.Begin();
        ServiceHead head = life.World.Store.Heads[life.Key];
        life.World.Store.BeforeSave = _ => throw new IOException("The disk is full.");
        await Assert.ThrowsAsync<IOException>(() => life.Try(Renamed));
        Assert.Equal(2, life.Log.Count);
        Assert.Same(head, life.World.Store.Heads[life.Key]);
        life.World.Store.BeforeSave = _ => Task.FromResult(true);
        Assert.Equal(3, (await life.Do(Renamed)).Version);
    }

    [Fact]
    public async Task A_listener_is_told_after_the_commit_and_its_failure_undoes_nothing()
    {
        Life life = await Life.Begin();
        life.World.Listener.Setup(l => l.Committed(World.Region, life.Id, It.IsAny<CancellationToken>())).Throws(new IOException("No answer."));
        Assert.Equal(3, (await life.Do(Renamed)).Version);
        life.World.Listener.Verify(l => l.Committed(World.Region, life.Id, It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    private static Func<Commit, Task<bool>> Once(World world, Func<Task> other) => async _ =>
    {
        world.Store.BeforeSave = _ => Task.FromResult(true);
        await other();
        return true;
    };
}
