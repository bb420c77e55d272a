using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using MolnFlow.Application.Desk;
using MolnFlow.Core;

namespace MolnFlow.Functions.Orchestrations;

/// <summary>
/// Starts lives and wakes them after commits. Only a shortcut: what is not woken looks for itself within days, and
/// the watchman within the quarter of an hour when something is due.
/// </summary>
public sealed partial class Lives(ILogger<Lives> log) : ICommitListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly AsyncLocal<DurableTaskClient?> client = new();
    private readonly AsyncLocal<ServiceKey?> advancing = new();

    /// <summary>Commits made from here on, in this flow of execution, wake through a client that the runtime handed out.</summary>
    public void Through(DurableTaskClient durable) => client.Value = durable;

    /// <summary>Commits to this service need no waking in this flow of execution: its own orchestration makes them.</summary>
    public void Advancing(ServiceKey service) => advancing.Value = service;

    public async ValueTask Committed(OrganisationId organisation, ServiceId service, CancellationToken cancel)
    {
        ServiceKey key = ServiceKey.Of(organisation, service);
        if (client.Value is not { } durable || advancing.Value == key)
        {
            return;
        }

        try
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limited.CancelAfter(Patience);
            await Wake(durable, key, limited.Token);
        }
        catch (Exception e)
        {
            // The commit stands, and whoever made it need not hear of this.
            LogNotWoken(log, e, key.InstanceId);
        }
    }

    /// <summary>Raises <c>Changed</c> in the phase that runs, or starts the life where none does.</summary>
    public static async Task Wake(DurableTaskClient durable, ServiceKey service, CancellationToken cancel)
    {
        if (await Status(durable, service, cancel) is not { } life)
        {
            await Start(durable, service, cancel);
        }
        else if (Phase(life) is { } phase)
        {
            // A phase that ends meanwhile drops the event, and the one after it begins by asking the store.
            await durable.RaiseEventAsync(service.PhaseInstanceId(phase.Phase, phase.Cycle), PhaseLoop.Changed, null, cancel);
        }
    }

    /// <summary>Starts a life that is missing; returns whether it was.</summary>
    public static async Task<bool> StartMissing(DurableTaskClient durable, ServiceKey service, CancellationToken cancel)
    {
        if (await Status(durable, service, cancel) is not null)
        {
            return false;
        }

        await Start(durable, service, cancel);
        return true;
    }

    private static async Task Start(DurableTaskClient durable, ServiceKey service, CancellationToken cancel)
    {
        try
        {
            await durable.ScheduleNewOrchestrationInstanceAsync(
                nameof(ServiceLifecycleOrchestrator), service, new StartOrchestrationOptions(InstanceId: service.InstanceId), cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            // Somebody else may have started it in between, which is refused.
            if (await Status(durable, service, cancel) is null)
            {
                throw;
            }
        }
    }

    /// <summary>Null when no life runs.</summary>
    private static async Task<OrchestrationMetadata?> Status(DurableTaskClient durable, ServiceKey service, CancellationToken cancel) =>
        await durable.GetInstanceAsync(service.InstanceId, getInputsAndOutputs: true, cancel) is { IsCompleted: false } life ? life : null;

    private static LifeStatus? Phase(OrchestrationMetadata life) =>
        life.SerializedCustomStatus is null ? null : life.ReadCustomStatusAs<LifeStatus>();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The orchestration {Instance} could not be woken; it will look for itself")]
    private static partial void LogNotWoken(ILogger log, Exception exception, string instance);
}
