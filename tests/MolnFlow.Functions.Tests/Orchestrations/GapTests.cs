using Microsoft.DurableTask.Client;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Functions.Activities;
using MolnFlow.Functions.Orchestrations;
using MolnFlow.Functions.Tests.Support;

namespace MolnFlow.Functions.Tests.Orchestrations;

/// <summary>What may go wrong in between, with a clock that stands still so that no timer comes to help.</summary>
[Collection("Durable")]
public sealed class GapTests
{
    private static Task Ended(World world, Case service) => World.Until(
        async () => (await world.Client.GetInstanceAsync(service.Key.InstanceId))?.RuntimeStatus == OrchestrationRuntimeStatus.Completed,
        "the life is over", 30);

    [Theory]
    [InlineData(nameof(AdvanceService), 1, true)]
    [InlineData(nameof(AdvanceService), 1, false)]
    [InlineData(nameof(AdvanceService), 2, true)]
    [InlineData(nameof(AdvanceService), 2, false)]
    [InlineData(nameof(SendReminder), 1, true)]
    [InlineData(nameof(SendReminder), 1, false)]
    [InlineData(nameof(AdvanceService), 3, false)]
    public async Task A_change_in_any_gap_is_met_at_once(string activity, int call, bool before)
    {
        await using World world = await World.Open();
        Case? service = null;
        var begun = new TaskCompletionSource();
        async Task Change(string name, int n, bool isBefore)
        {
            if (name == activity && n == call && isBefore == before)
            {
                await begun.Task;
                await service!.Do(new Withdraw("Behövs inte"));
            }
        }

        world.App.Before = (name, n) => Change(name, n, true);
        world.App.After = (name, n) => Change(name, n, false);
        service = await Case.Begin(world);
        begun.SetResult();
        if (call == 3)
        {
            await World.Until(() => Task.FromResult(world.App.Calls(nameof(SendReminder)) > 0), "the phase has begun");
            await service.Do(new MolnFlow.Core.Common.Reassign(Role.Deputy, World.Other));
        }

        await Ended(world, service);
        Assert.Equal(Phase.Closed, (await service.Now()).Phase);
    }

    [Fact]
    public async Task Many_changes_at_once_are_met_and_the_last_is_not_lost()
    {
        await using World world = await World.Open();
        Case service = await Case.Begin(world);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Lives.Wake(world.Client, service.Key, default))));
        await service.Do(new Withdraw("Behövs inte"));
        await Ended(world, service);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    public async Task An_activity_that_fails_is_tried_again_for_as_long_as_it_takes(int failures)
    {
        await using World world = await World.Open();
        world.Clock.Run(daysASecond: 2);
        world.App.Before = (name, call) => name == nameof(AdvanceService) && call <= failures
            ? throw new IOException("The store does not answer anna@region.example.")
            : Task.CompletedTask;
        Case service = await Case.Begin(world);
        await World.Until(() => Task.FromResult(world.App.Calls(nameof(AdvanceService)) > failures + 1), "it goes on");
        await service.Do(new Withdraw("Behövs inte"));
        await Ended(world, service);
    }

    [Fact]
    public async Task What_fails_in_an_activity_is_told_to_durable_by_its_type_alone()
    {
        await using World world = await World.Open();
        var failure = await Assert.ThrowsAsync<ActivityFailedException>(() => Discreetly.Run<int>(
            "X", new ServiceKey("o", "s"), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            () => throw new IOException("anna@region.example")));
        Assert.Equal("X failed: IOException", failure.Message);
    }
}
