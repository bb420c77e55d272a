using Microsoft.Extensions.Logging;
using MolnFlow.Application.Adequacy;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Desk;

/// <summary>
/// What a host does again and again: advance every service whose stored next due has come, then
/// deliver what was noticed. The stored date is the truth; how often this runs only decides how late.
/// </summary>
public sealed partial class Clockwork(
    IServiceStore store, ServiceDesk desk, Courier courier, EvidenceSweep sweep, AdequacyDesk adequacy, CatalogueWatch catalogue, Present present, ILogger<Clockwork> log)
    : IDisposable
{
    private const int AtATime = 200;
    private readonly SemaphoreSlim turning = new(1);
    private DateOnly swept;

    /// <summary>Returns how many services were advanced. Turns wait for one another.</summary>
    public async Task<int> Turn(CancellationToken cancel)
    {
        await turning.WaitAsync(cancel);
        try
        {
            int advanced = await AdvanceDue(cancel);
            await courier.Deliver(cancel);
            await Central(cancel);
            await Sweep(cancel);
            return advanced;
        }
        finally
        {
            turning.Release();
        }
    }

    private async Task<int> AdvanceDue(CancellationToken cancel)
    {
        int advanced = 0;
        HashSet<(OrganisationId, ServiceId)> seen = [];

        // Those that failed stay due, first in line; asking for as many more leaves them no way to shut out the rest.
        while (await store.Due(present.Today, AtATime + seen.Count, cancel) is { Count: > 0 } due)
        {
            List<(OrganisationId, ServiceId)> fresh = [.. due.Where(seen.Add)];
            foreach ((OrganisationId organisation, ServiceId id) in fresh)
            {
                try
                {
                    await desk.Advance(organisation, id, cancel);
                    advanced++;
                }
                catch (Exception e) when (!cancel.IsCancellationRequested)
                {
                    // One service that cannot be read must not hold up all the others.
                    LogFailed(log, e, id.Value);
                }
            }

            if (fresh.Count == 0)
            {
                break;
            }
        }

        return advanced;
    }

    private async Task Central(CancellationToken cancel)
    {
        try
        {
            await adequacy.Turn(cancel);
            await catalogue.Turn(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogCentralFailed(log, e);
        }
    }

    // Once a day is enough for what is kept a week.
    private async Task Sweep(CancellationToken cancel)
    {
        DateOnly today = present.Today;
        if (swept == today)
        {
            return;
        }

        try
        {
            await sweep.Run(cancel);
            swept = today;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogSweepFailed(log, e);
        }
    }

    public void Dispose() => turning.Dispose();

    [LoggerMessage(Level = LogLevel.Error, Message = "Files that nothing names could not be removed; it is tried again")]
    private static partial void LogSweepFailed(ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "What concerns whole organisations could not be seen to; it is tried again")]
    private static partial void LogCentralFailed(ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Service {Service} could not be advanced")]
    private static partial void LogFailed(ILogger log, Exception exception, string service);
}
