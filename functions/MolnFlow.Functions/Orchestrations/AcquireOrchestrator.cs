using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace MolnFlow.Functions.Orchestrations;

/// <summary>A service before it is in use: from intake to the decision and the agreement.</summary>
public static class AcquireOrchestrator
{
    [Function(nameof(AcquireOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context, PhaseInput input) => PhaseLoop.Run(context, input);
}
