using MolnFlow.Application.Desk;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Tests.Desk;

public class IdempotencyTests
{
    private static readonly ChangeDetails Renamed = new("Nytt namn", null, null, null);
    private static readonly Asker Keyed = new(World.Region, People.Owner, "key-1", "body-1");

    [Fact]
    public async Task The_same_request_again_is_answered_as_before_and_does_nothing()
    {
        Life life = await Life.Begin();
        Outcome.Done first = Assert.IsType<Outcome.Done>(await Send(life, Keyed, 2));
        Outcome.Done again = Assert.IsType<Outcome.Done>(await Send(life, Keyed, 2));
        Assert.Equal((false, true), (first.Replayed, again.Replayed));
        Assert.Equal(first.Service.HumanVersion, again.Service.HumanVersion);
        Assert.Equal(3, life.Log.Count);
    }

    [Fact]
    public async Task The_same_request_arriving_twice_at_once_is_carried_out_once()
    {
        Life life = await Life.Begin();
        Outcome? other = null;
        life.World.Store.BeforeSave = async _ =>
        {
            life.World.Store.BeforeSave = _ => Task.FromResult(true);
            other = await Send(life, Keyed, 2);
            return true;
        };
        Outcome mine = await Send(life, Keyed, 2);
        Assert.False(Assert.IsType<Outcome.Done>(other).Replayed);
        Assert.True(Assert.IsType<Outcome.Done>(mine).Replayed);
        Assert.Equal(3, life.Log.Count);
    }

    [Fact]
    public async Task A_key_sent_with_something_else_is_refused()
    {
        Life life = await Life.Begin();
        await Send(life, Keyed, 2);
        Assert.IsType<Outcome.KeyReused>(await Send(life, Keyed with { RequestHash = "body-2" }, 3));
        Assert.Equal(3, life.Log.Count);
    }

    [Fact]
    public async Task A_key_is_its_senders_own()
    {
        Life life = await Life.Begin();
        await Send(life, Keyed, 2);
        Assert.False(Assert.IsType<Outcome.Done>(await Send(life, Keyed with { Person = People.Manager, RequestHash = "body-2" }, 3)).Replayed);
        Assert.Equal(4, life.Log.Count);
    }

    [Fact]
    public async Task A_refused_request_may_be_sent_again_under_its_key()
    {
        Life life = await Life.Begin();
        Task<Outcome> Hire() => life.World.Desk.Execute(life.Id, new Reassign(Role.Manager, People.Manager), Keyed, null, default);
        Assert.IsType<Outcome.Refused>(await Hire());
        await life.Do(new Reassign(Role.Manager, People.Analyst));
        Assert.False(Assert.IsType<Outcome.Done>(await Hire()).Replayed);
    }

    [Fact]
    public async Task Registering_twice_under_a_key_opens_one_case()
    {
        var world = new World();
        Outcome.Done first = Assert.IsType<Outcome.Done>(await world.Desk.Register(Give.Register(), Keyed, default));
        Outcome.Done again = Assert.IsType<Outcome.Done>(await world.Desk.Register(Give.Register(), Keyed, default));
        Assert.Equal(first.Service.Service.Id, again.Service.Service.Id);
        Assert.True(again.Replayed);
        Assert.Single(world.Store.Logs);
        Assert.IsType<Outcome.KeyReused>(await world.Desk.Register(Give.Register(), Keyed with { RequestHash = "body-2" }, default));
    }

    [Fact]
    public async Task Registering_at_once_under_a_key_opens_one_case()
    {
        var world = new World();
        Outcome? other = null;
        world.Store.BeforeSave = async _ =>
        {
            world.Store.BeforeSave = _ => Task.FromResult(true);
            other = await world.Desk.Register(Give.Register(), Keyed, default);
            return true;
        };
        Outcome mine = await world.Desk.Register(Give.Register(), Keyed, default);
        Assert.False(Assert.IsType<Outcome.Done>(other).Replayed);
        Assert.True(Assert.IsType<Outcome.Done>(mine).Replayed);
        Assert.Single(world.Store.Logs);
    }

    [Fact]
    public async Task Keys_of_other_people_and_organisations_and_none_open_cases_of_their_own()
    {
        var world = new World();
        foreach (Asker asker in new[] { Keyed, Keyed with { Person = People.Manager }, Keyed with { Organisation = World.Kommun }, World.By(People.Owner), World.By(People.Owner) })
        {
            Assert.False(Assert.IsType<Outcome.Done>(await world.Desk.Register(Give.Register(), asker, default)).Replayed);
        }

        Assert.Equal(5, world.Store.Logs.Count);
    }

    private static Task<Outcome> Send(Life life, Asker asker, int seen) => life.World.Desk.Execute(life.Id, Renamed, asker, seen, default);
}
