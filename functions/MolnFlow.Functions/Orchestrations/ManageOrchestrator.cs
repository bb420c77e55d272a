using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace MolnFlow.Functions.Orchestrations;

/// <summary>A service while it is in use: one for each cycle of the agreement.</summary>
public static class ManageOrchestrator
{
    [Function(nameof(ManageOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context, PhaseInput input) => PhaseLoop.Run(context, input);
}
