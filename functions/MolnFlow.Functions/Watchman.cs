using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Functions.Orchestrations;
using MolnFlow.Functions.Storage;

namespace MolnFlow.Functions;

/// <summary>
/// Sees to it every quarter of an hour that nothing is forgotten, whatever became of timers, events and
/// orchestrations: the stored next due and the outbox are the truth. Each round can be the first in a year.
/// </summary>
public sealed partial class Watchman(
    TableServiceStore store, Clockwork clockwork, Courier courier, Present present, Lives lives, ILogger<Watchman> log)
{
    /// <summary>So many lives are looked at in a round at least; a larger register is gone through in a day.</summary>
    private const int LivesARound = 500;
    private const int RoundsADay = 96;
    private const int MostStuckCounted = 1000;

    [Function(nameof(Watchman))]
    public async Task Run(
        [TimerTrigger("0 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancel)
    {
        lives.Through(durable);
        List<Exception> failures = [];
        DateTimeOffset now = present.Now.Instant;

        // One that fails must not keep the others from being done.
        await Step("repair of the register", () => store.RepairAsync(now, cancel));
        await Step("letters given up", () => courier.OfferAgain(cancel));
        await Step("what is due", () => clockwork.Turn(cancel));
        await Step("orchestrations", () => StartMissing(durable, now, cancel));
        await Step("stuck letters", () => CountStuck(cancel));
        if (failures.Count > 0)
        {
            throw new AggregateException("The watchman's round was not whole.", failures);
        }

        async Task Step(string what, Func<Task<int>> work)
        {
            try
            {
                LogDone(log, what, await work());
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                LogFailed(log, e, what);
                failures.Add(e);
            }
        }
    }

    private async Task<int> StartMissing(DurableTaskClient durable, DateTimeOffset now, CancellationToken cancel)
    {
        List<ServiceKey> running = [];
        await foreach ((OrganisationId organisation, ServiceId service) in store.Running(cancel))
        {
            running.Add(ServiceKey.Of(organisation, service));
        }

        int rounds = Math.Clamp((running.Count + LivesARound - 1) / LivesARound, 1, RoundsADay);
        int round = (int)(now.ToUnixTimeSeconds() / 900 % rounds);
        int started = 0;
        foreach (ServiceKey key in running.Where((_, n) => n % rounds == round))
        {
            started += await Lives.StartMissing(durable, key, cancel) ? 1 : 0;
        }

        return started;
    }

    // An alert rests on this line being written with a number above none.
    private async Task<int> CountStuck(CancellationToken cancel)
    {
        int stuck = (await store.Stuck(MostStuckCounted, cancel)).Count;
        if (stuck > 0)
        {
            LogStuck(log, stuck);
        }

        return stuck;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Watchman, {What}: {Count}")]
    private static partial void LogDone(ILogger log, string what, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Watchman, {What}: failed and will be tried again")]
    private static partial void LogFailed(ILogger log, Exception exception, string what);

    [LoggerMessage(EventId = 4201, EventName = "LettersStuck", Level = LogLevel.Warning, Message = "Letters stuck: {Count}")]
    private static partial void LogStuck(ILogger log, int count);
}
