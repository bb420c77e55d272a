using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Functions.Orchestrations;

namespace MolnFlow.Functions.Activities;

/// <summary>Does what the date calls for, and tells what is next. Safe to repeat: a second call finds nothing left to do.</summary>
public sealed class AdvanceService(
    ServiceDesk desk, IServiceStore store, Courier courier, Present present, Lives lives, ILogger<AdvanceService> log)
{
    [Function(nameof(AdvanceService))]
    public Task<Turn> Run([ActivityTrigger] ServiceKey service, CancellationToken cancel) =>
        Discreetly.Run(nameof(AdvanceService), service, log, () => Advance(service, cancel));

    private async Task<Turn> Advance(ServiceKey key, CancellationToken cancel)
    {
        lives.Advancing(key);
        Outcome outcome = await desk.Advance(key.OrganisationId, key.ServiceId, cancel);
        if (outcome is Outcome.NotFound)
        {
            // Its first commit may not have come about after all; a life without a service is over.
            return new Turn(StoredNames.Of(Phase.Closed), 0, null, []);
        }

        Service s = (await desk.Load(key.OrganisationId, key.ServiceId, cancel))?.Service
            ?? throw new InvalidOperationException("The service was there a moment ago.");
        DateOnly? due = (await store.RegisterRow(key.OrganisationId, key.ServiceId, cancel))?.NextDue;
        IReadOnlySet<Core.Obligations.NoticeKind?> waiting = await courier.Waiting(key.OrganisationId, key.ServiceId, cancel);
        return new Turn(
            StoredNames.Of(s.Phase), Cycle(s), due is { } day ? Begins(day) : null,
            [.. waiting.Select(NoticeActivities.Of).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static int Cycle(Service s) => s.Stage switch
    {
        Stage.Acquiring => 1,
        Stage.Managing => s.Continuation?.Number ?? 1,
        Stage.Exiting exiting => exiting.Case.Cycle,
        Stage.Ended => 0,
        _ => throw new InvalidOperationException($"No case for {s.Stage.GetType().Name}."),
    };

    // The instant a civil day begins where the days are counted.
    private DateTime Begins(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), present.Zone);
}
