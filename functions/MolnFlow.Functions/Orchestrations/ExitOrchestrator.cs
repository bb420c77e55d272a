using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace MolnFlow.Functions.Orchestrations;

/// <summary>A service while it is being left: one for each exit that started, also those called off.</summary>
public static class ExitOrchestrator
{
    [Function(nameof(ExitOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context, PhaseInput input) => PhaseLoop.Run(context, input);
}
