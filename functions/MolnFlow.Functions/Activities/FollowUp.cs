using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using MolnFlow.Functions.Orchestrations;

namespace MolnFlow.Functions.Activities;

/// <summary>Does what a commit left to be done elsewhere: brings an agreement's record and its other services to new terms, and has letters forgotten whose texts were erased.</summary>
public sealed class FollowUp(Carrier carrier)
{
    [Function(nameof(FollowUp))]
    public Task<int> Run([ActivityTrigger] ServiceKey service, [DurableClient] DurableTaskClient durable, CancellationToken cancel) =>
        carrier.Carry(nameof(FollowUp), service, durable, cancel);
}
