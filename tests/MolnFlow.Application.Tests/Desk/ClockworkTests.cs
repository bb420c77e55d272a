using MolnFlow.Application.Desk;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Desk;

public class ClockworkTests
{
    [Fact]
    public async Task What_is_due_is_done_and_delivered_in_one_turn()
    {
        var world = new World();
        await People.Enter(world);
        Life life = await (await Life.Begin(world)).InUse();
        world.At("2027-06-30");
        using Clockwork clockwork = world.Clockwork();
        Assert.Equal(1, await clockwork.Turn(default));
        Assert.Equal(Phase.Exit, (await life.Load()).Service.Phase);
        Assert.DoesNotContain(world.Store.AllOutbox, r => r.State == OutboxState.Waiting);
        Assert.Equal(0, await clockwork.Turn(default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(450)]
    public async Task Services_that_cannot_be_advanced_keep_nobody_else_waiting(int broken)
    {
        var world = new World();
        Life life = await (await Life.Begin(world)).InUse();
        HashSet<ServiceId> unreadable = [];
        for (int i = 0; i < broken; i++)
        {
            LoadedService other = Assert.IsType<Outcome.Done>(await world.Desk.Register(Give.Register(), World.By(People.Owner), default)).Service;
            (OrganisationId, ServiceId) key = (World.Region, other.Service.Id);
            unreadable.Add(other.Service.Id);
            world.Store.Heads[key] = world.Store.Heads[key] with { Snapshot = null };
            world.Store.MakeDue(World.Region, other.Service.Id, World.Day("2020-01-01"));
        }

        world.Store.BeforeLog = id => _ = unreadable.Contains(id) ? throw new IOException("Cannot be read.") : id;
        world.At("2027-06-30");
        using Clockwork clockwork = world.Clockwork();
        Assert.Equal(1, await clockwork.Turn(default));
        Assert.Equal(Phase.Exit, (await life.Load()).Service.Phase);
    }

    [Fact]
    public async Task A_host_that_stops_is_let_go_at_once()
    {
        var world = new World();
        await (await Life.Begin(world)).InUse();
        world.At("2027-06-30");
        using var stopping = new CancellationTokenSource();
        world.Store.BeforeSave = async _ =>
        {
            await stopping.CancelAsync();
            throw new OperationCanceledException();
        };
        using Clockwork clockwork = world.Clockwork();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => clockwork.Turn(stopping.Token));
    }

    [Fact]
    public async Task An_inner_timeout_is_a_failure_of_one_service_and_not_a_stop()
    {
        var world = new World();
        Life slow = await (await Life.Begin(world)).InUse();
        Life other = await (await Life.Begin(world)).InUse();
        world.Store.BeforeSave = c => c.Service == slow.Id ? throw new TaskCanceledException("No answer in time.") : Task.FromResult(true);
        world.At("2027-06-30");
        using Clockwork clockwork = world.Clockwork();
        Assert.Equal(1, await clockwork.Turn(default));
        Assert.Equal(Phase.Exit, (await other.Load()).Service.Phase);
    }
}
