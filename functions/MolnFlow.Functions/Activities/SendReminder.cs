using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using MolnFlow.Functions.Orchestrations;

namespace MolnFlow.Functions.Activities;

/// <summary>Sends what people are told about a service and are asked to do, each letter once.</summary>
public sealed class SendReminder(Carrier carrier)
{
    [Function(nameof(SendReminder))]
    public Task<int> Run([ActivityTrigger] ServiceKey service, [DurableClient] DurableTaskClient durable, CancellationToken cancel) =>
        carrier.Carry(nameof(SendReminder), service, durable, cancel);
}
