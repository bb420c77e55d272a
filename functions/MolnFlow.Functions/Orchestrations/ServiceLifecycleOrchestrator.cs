using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using MolnFlow.Functions.Activities;

namespace MolnFlow.Functions.Orchestrations;

/// <summary>
/// A service's life: start here. One phase a generation, as a sub-orchestration of its own, until the service
/// is closed. No rule lives here: what comes next is asked of the store each time.
/// </summary>
public static class ServiceLifecycleOrchestrator
{
    /// <summary>How long a life rests after a phase that broke down in a way no retry mended.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    [Function(nameof(ServiceLifecycleOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context, ServiceKey service)
    {
        try
        {
            Turn turn = await context.CallActivityAsync<Turn>(nameof(AdvanceService), service, Retries.OfActivities);
            if (OrchestratorOf(turn.Phase) is not { } orchestrator)
            {
                await PhaseLoop.Release(context, service, turn);
                context.SetCustomStatus(new LifeStatus(turn.Phase, turn.Cycle));
                return;
            }

            context.SetCustomStatus(new LifeStatus(turn.Phase, turn.Cycle));
            await context.CallSubOrchestratorAsync(
                orchestrator,
                new PhaseInput(service, turn.Phase, turn.Cycle),
                new SubOrchestrationOptions { InstanceId = service.PhaseInstanceId(turn.Phase, turn.Cycle) });
        }
        catch (TaskFailedException)
        {
            // The life goes on: the failure is in the log and in the failed instance's own history.
            await context.CreateTimer(context.CurrentUtcDateTime + Rest, CancellationToken.None);
        }

        context.ContinueAsNew(service);
    }

    private static string? OrchestratorOf(string phase) => phase switch
    {
        "acquire" => nameof(AcquireOrchestrator),
        "manage" => nameof(ManageOrchestrator),
        "exit" => nameof(ExitOrchestrator),
        _ => null,
    };
}
