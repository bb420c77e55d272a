using Microsoft.DurableTask;
using MolnFlow.Functions.Activities;

namespace MolnFlow.Functions.Orchestrations;

/// <summary>
/// The loop of every phase: advance, release what was noticed, then wait for a date or for <see cref="Changed"/>.
/// It only waits and calls; it is replayed, so nothing here may ask a clock, a generator or a service but the
/// context's own.
/// </summary>
internal static class PhaseLoop
{
    /// <summary>The event that a commit raises. It carries nothing: the store is asked at every turn.</summary>
    public const string Changed = "Changed";

    /// <summary>No wait is longer, so that what is changed in rules or data is met within days, whatever was missed.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(3);

    /// <summary>A date that has come and still stands after advancing is not asked about without end.</summary>
    public static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(15);

    /// <summary>A history of more turns than this is cut off by starting anew.</summary>
    public const int MostTurns = 20;

    public static async Task Run(TaskOrchestrationContext context, PhaseInput input)
    {
        Task changed = context.WaitForExternalEvent<object?>(Changed);
        for (int turns = 0; turns < MostTurns; turns++)
        {
            Turn? turn = await Advance(context, input.Service);
            if (turn is not null)
            {
                await Release(context, input.Service, turn);
                if (turn.Phase != input.Phase || turn.Cycle != input.Cycle)
                {
                    return;
                }
            }

            DateTime wake = Wake(context.CurrentUtcDateTime, turn);
            context.SetCustomStatus(new PhaseStatus(turn?.NextDue, wake, WaitsFor(turn, wake)));
            using var timerOff = new CancellationTokenSource();
            Task timer = context.CreateTimer(wake, timerOff.Token);
            await Task.WhenAny(timer, changed);
            if (!changed.IsCompleted)
            {
                // The same wait goes on through the next turn: one that is cancelled could swallow the event after it.
                continue;
            }

            if (!timer.IsCompleted)
            {
                timerOff.Cancel();
            }

            // Several commits are one change: the store has them all when it is asked.
            while (changed.IsCompleted)
            {
                changed = context.WaitForExternalEvent<object?>(Changed);
            }
        }

        context.ContinueAsNew(input);
    }

    /// <summary>Carries what waits by the activities it belongs to. A failure leaves it in the outbox and stops nothing.</summary>
    public static async Task Release(TaskOrchestrationContext context, ServiceKey service, Turn turn)
    {
        foreach (string activity in turn.Released)
        {
            try
            {
                await context.CallActivityAsync(activity, service, Retries.OfActivities);
            }
            catch (TaskFailedException)
            {
                // It is in the outbox still, and the watchman offers it again.
            }
        }
    }

    private static async Task<Turn?> Advance(TaskOrchestrationContext context, ServiceKey service)
    {
        try
        {
            return await context.CallActivityAsync<Turn>(nameof(AdvanceService), service, Retries.OfActivities);
        }
        catch (TaskFailedException)
        {
            return null;
        }
    }

    private static DateTime Wake(DateTime now, Turn? turn)
    {
        if (turn is null)
        {
            return now + ServiceLifecycleOrchestrator.Rest;
        }

        DateTime latest = now + LongestWait;
        DateTime wake = turn.NextDue is { } due && due < latest ? due : latest;
        DateTime earliest = now + ShortestWait;
        return wake < now ? earliest : wake;
    }

    private static string WaitsFor(Turn? turn, DateTime wake) =>
        turn is null ? "store" : turn.NextDue == wake ? "next-due" : "change";
}
