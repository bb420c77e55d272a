using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using MolnFlow.Functions.Orchestrations;

namespace MolnFlow.Functions.Activities;

/// <summary>Brings an agreement's record, and the other services under it, to the terms that one of them was given.</summary>
public sealed class SpreadTerms(Carrier carrier)
{
    [Function(nameof(SpreadTerms))]
    public Task<int> Run([ActivityTrigger] ServiceKey service, [DurableClient] DurableTaskClient durable, CancellationToken cancel) =>
        carrier.Carry(nameof(SpreadTerms), service, durable, cancel);
}
