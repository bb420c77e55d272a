using Microsoft.DurableTask.Client;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Functions.Activities;
using MolnFlow.Functions.Orchestrations;
using MolnFlow.Functions.Tests.Support;

namespace MolnFlow.Functions.Tests.Orchestrations;

/// <summary>Whole lives through the orchestrations, with years that pass in seconds.</summary>
[Collection("Durable")]
public sealed class LifeTests
{
    private static async Task<OrchestrationRuntimeStatus?> Status(World world, string instance) =>
        (await world.Client.GetInstanceAsync(instance))?.RuntimeStatus;

    private static Task Runs(World world, string instance) =>
        World.Until(async () => await Status(world, instance) is OrchestrationRuntimeStatus.Running, $"{instance} runs");

    private static Task Completed(World world, string instance) =>
        World.Until(async () => await Status(world, instance) is OrchestrationRuntimeStatus.Completed, $"{instance} is completed");

    [Fact]
    public async Task Every_phase_is_a_sub_orchestration_the_exit_starts_by_the_contracts_end_and_closing_ends_the_life()
    {
        await using World world = await World.Open();
        Case service = await Case.Begin(world);
        await Runs(world, service.Key.PhaseInstanceId("acquire", 1));
        await service.InUse("2026-09-30");
        await Completed(world, service.Key.PhaseInstanceId("acquire", 1));
        await Runs(world, service.Key.PhaseInstanceId("manage", 1));
        int before = world.App.Calls(nameof(AdvanceService));

        world.Clock.Run(daysASecond: 15);
        await service.Try(new MolnFlow.Core.Common.Reassign(Role.Deputy, World.Other));
        await Runs(world, service.Key.PhaseInstanceId("exit", 1));
        world.Clock.Stop();

        Assert.Equal(Phase.Exit, (await service.Now()).Phase);
        Assert.True(world.Today < new DateOnly(2026, 9, 30), $"The exit started on {world.Today}.");
        Assert.True(
            world.App.Calls(nameof(AdvanceService)) - before > 2 * PhaseLoop.MostTurns, "The manage phase should have gone on over several generations.");
        await World.Until(
            () => Task.FromResult(world.Sent.Any(l => l.Text.Contains("Det här återstår i dag", StringComparison.Ordinal))), "the checklist is sent");
        Assert.Contains(nameof(EnforceExitChecklist), world.App.Called);

        world.Clock.Run(daysASecond: 40);
        await World.Until(() => Task.FromResult(world.Today >= new DateOnly(2026, 9, 30)), "the agreement has ended");
        world.Clock.Stop();
        await service.Close();
        await Completed(world, service.Key.PhaseInstanceId("exit", 1));
        await Completed(world, service.Key.InstanceId);
        Assert.DoesNotContain(await world.Store.Outbox(World.Region, service.Id, default), row => row.State == OutboxState.Waiting);
        Assert.Equal(world.Sent.Count, world.Sent.DistinctBy(l => l.MessageId).Count());
    }

    [Fact]
    public async Task An_extension_takes_a_service_back_from_exit_to_manage_under_a_new_cycle()
    {
        await using World world = await World.Open("2026-01-02");
        Case service = await Case.Begin(world);
        await service.InUse("2026-09-30");
        await Runs(world, service.Key.PhaseInstanceId("manage", 1));
        world.Clock.Run(daysASecond: 30);
        await service.Try(new MolnFlow.Core.Common.Reassign(Role.Deputy, World.Other));
        await Runs(world, service.Key.PhaseInstanceId("exit", 1));
        world.Clock.Stop();

        await service.Extend("2029-09-30");

        await Completed(world, service.Key.PhaseInstanceId("exit", 1));
        await Runs(world, service.Key.PhaseInstanceId("manage", 2));
        Assert.Equal(Phase.Manage, (await service.Now()).Phase);
    }

    [Fact]
    public async Task A_crash_between_commit_and_event_costs_days_at_most()
    {
        await using World world = await World.Open(woken: false);
        Case service = await Case.Begin(world);
        await Lives.Wake(world.Client, service.Key, default);
        await Runs(world, service.Key.PhaseInstanceId("acquire", 1));
        world.Clock.Run(daysASecond: 2);
        await Lives.Wake(world.Client, service.Key, default);
        DateOnly told = world.Today;

        await service.Do(new Withdraw("Behövs inte"));

        await Completed(world, service.Key.InstanceId);
        Assert.True(world.Today.DayNumber - told.DayNumber <= 30, $"It took from {told} to {world.Today}.");
    }

    [Fact]
    public async Task A_missing_orchestration_is_brought_back_by_the_watchman_and_the_letters_with_it()
    {
        await using World world = await World.Open(woken: false);
        Case service = await Case.Begin(world);
        Assert.Null(await world.Client.GetInstanceAsync(service.Key.InstanceId));

        await world.Watch();

        await Runs(world, service.Key.PhaseInstanceId("acquire", 1));
        await World.Until(() => Task.FromResult(world.Sent.Count == 1), "the letter is sent");
        await world.Watch();
        Assert.Equal(1, world.App.Called.Count(name => name == nameof(AdvanceService)) / 2);
    }

    [Fact]
    public async Task A_mail_service_that_fails_for_days_stops_nothing_and_gets_every_letter_in_the_end()
    {
        await using World world = await World.Open("2026-03-01");
        world.MailDown = true;
        Case service = await Case.Begin(world);
        await service.InUse("2026-09-30");
        world.Clock.Run(daysASecond: 20);
        await service.Try(new MolnFlow.Core.Common.Reassign(Role.Deputy, World.Other));
        await World.Until(
            async () =>
            {
                await world.Watch();
                return await Status(world, service.Key.PhaseInstanceId("exit", 1)) is OrchestrationRuntimeStatus.Running;
            },
            "the exit starts all the same");
        Assert.Empty(world.Sent);
        await World.Until(
            async () =>
            {
                await world.Watch();
                return (await world.Store.Stuck(100, default)).Count > 0;
            },
            "letters are given up");

        world.MailDown = false;
        await World.Until(
            async () =>
            {
                await world.Watch();
                return (await world.Store.Outbox(World.Region, service.Id, default)).All(row => row.State == OutboxState.Done);
            },
            "every letter is sent");
        Assert.Equal(world.Sent.Count, world.Sent.DistinctBy(l => l.MessageId).Count());
    }
}

/// <summary>The engine and its clock are shared by the machine: one test at a time.</summary>
[CollectionDefinition("Durable", DisableParallelization = true)]
public sealed class DurableCollection;
