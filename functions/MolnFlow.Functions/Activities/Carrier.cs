using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using MolnFlow.Application.Outbox;
using MolnFlow.Functions.Orchestrations;

namespace MolnFlow.Functions.Activities;

/// <summary>Carries what of a service's outbox belongs to an activity.</summary>
public sealed class Carrier(Courier courier, Lives lives, ILogger<Carrier> log)
{
    /// <returns>How many items were settled as done; the others stay in the outbox, to be tried again or seen to.</returns>
    public Task<int> Carry(string activity, ServiceKey service, DurableTaskClient durable, CancellationToken cancel)
    {
        // New terms reach other services, whose lives are to be woken.
        lives.Through(durable);
        return Discreetly.Run(activity, service, log, () => courier.Deliver(
            service.OrganisationId, service.ServiceId, kind => NoticeActivities.Of(kind) == activity, cancel));
    }
}
