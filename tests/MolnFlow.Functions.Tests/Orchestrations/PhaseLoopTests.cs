using Microsoft.DurableTask;
using MolnFlow.Functions.Activities;
using MolnFlow.Functions.Orchestrations;
using Moq;

namespace MolnFlow.Functions.Tests.Orchestrations;

/// <summary>What the loop asks of Durable, seen from Durable's side.</summary>
public sealed class PhaseLoopTests
{
    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ServiceKey Key = new("region", "s-1");
    private static readonly PhaseInput Input = new(Key, "manage", 1);

    private readonly Mock<TaskOrchestrationContext> context = new();
    private readonly List<DateTime> timers = [];
    private readonly Queue<Turn> turns = new();

    public PhaseLoopTests()
    {
        context.Setup(c => c.CurrentUtcDateTime).Returns(Now);
        context.Setup(c => c.CallActivityAsync<Turn>(nameof(AdvanceService), Key, It.IsAny<TaskOptions>())).ReturnsAsync(() => turns.Dequeue());
        context.Setup(c => c.CreateTimer(Capture.In(timers), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        context.Setup(c => c.WaitForExternalEvent<object?>(PhaseLoop.Changed, It.IsAny<CancellationToken>()))
            .Returns(new TaskCompletionSource<object?>().Task);
    }

    private static Turn At(DateTime? due = null, string phase = "manage", int cycle = 1, params string[] released) => new(phase, cycle, due, released);

    private void Turns(int count, DateTime? due = null) => Enumerable.Range(0, count).ToList().ForEach(_ => turns.Enqueue(At(due)));

    [Fact]
    public async Task A_wait_for_the_event_goes_on_through_all_turns_and_is_never_cancelled()
    {
        Turns(PhaseLoop.MostTurns);

        await PhaseLoop.Run(context.Object, Input);

        context.Verify(c => c.WaitForExternalEvent<object?>(PhaseLoop.Changed, It.Is<CancellationToken>(t => !t.CanBeCanceled)), Times.Once);
        context.Verify(c => c.ContinueAsNew(Input, true), Times.Once);
        Assert.Equal(PhaseLoop.MostTurns, timers.Count);
    }

    [Theory]
    [InlineData(null, 72.0)]
    [InlineData(500.0, 72.0)]
    [InlineData(10.0, 10.0)]
    [InlineData(-10.0, 0.25)]
    public async Task A_timer_is_three_days_at_most_never_past_the_next_due_and_never_in_the_past(double? dueInHours, double waitsHours)
    {
        Turns(1, dueInHours is { } hours ? Now.AddHours(hours) : null);
        turns.Enqueue(At(phase: "exit"));

        await PhaseLoop.Run(context.Object, Input);

        Assert.Equal([Now.AddHours(waitsHours)], timers);
    }

    [Theory]
    [InlineData("exit", 1)]
    [InlineData("manage", 2)]
    [InlineData("closed", 0)]
    public async Task Another_phase_or_cycle_ends_the_loop_after_its_messages_are_carried(string phase, int cycle)
    {
        turns.Enqueue(At(null, phase, cycle, nameof(EnforceExitChecklist), nameof(SendReminder)));

        await PhaseLoop.Run(context.Object, Input);

        context.Verify(c => c.CallActivityAsync<object>(nameof(EnforceExitChecklist), Key, It.IsAny<TaskOptions>()), Times.AtMostOnce);
        context.Verify(c => c.ContinueAsNew(It.IsAny<object>(), It.IsAny<bool>()), Times.Never);
        Assert.Empty(timers);
    }

    [Fact]
    public async Task The_status_tells_the_next_due_and_what_is_waited_for_and_nothing_else()
    {
        Turns(1, Now.AddHours(5));
        turns.Enqueue(At(phase: "exit"));

        await PhaseLoop.Run(context.Object, Input);

        context.Verify(c => c.SetCustomStatus(new PhaseStatus(Now.AddHours(5), Now.AddHours(5), "next-due")), Times.Once);
    }

    [Theory]
    [InlineData("region", "s-1", "region|s-1")]
    [InlineData("å/b", "x#?\\", "=C3=A5=2Fb|x=23=3F=5C")]
    public void An_instance_id_is_made_of_characters_that_durable_takes(string organisation, string service, string id) =>
        Assert.Equal(id, new ServiceKey(organisation, service).InstanceId);

    [Fact]
    public void Long_ids_stay_apart_and_within_what_durable_takes()
    {
        var one = new ServiceKey(new string('a', 200), new string('b', 200) + "1");
        var other = one with { Service = new string('b', 200) + "2" };
        Assert.NotEqual(one.InstanceId, other.InstanceId);
        Assert.True(one.PhaseInstanceId("acquire", int.MaxValue).Length <= 100);
    }
}
