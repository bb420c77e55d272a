using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using MolnFlow.Functions.Orchestrations;

namespace MolnFlow.Functions.Activities;

/// <summary>Sends everybody concerned the checklist of what remains, when an exit starts. Nothing else lets the service be closed.</summary>
public sealed class EnforceExitChecklist(Carrier carrier)
{
    [Function(nameof(EnforceExitChecklist))]
    public Task<int> Run([ActivityTrigger] ServiceKey service, [DurableClient] DurableTaskClient durable, CancellationToken cancel) =>
        carrier.Carry(nameof(EnforceExitChecklist), service, durable, cancel);
}
