using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MolnFlow.Functions.Tests.Support;

/// <summary>An orchestration's context whose time is the scaled clock's, and which reads inputs as the Functions worker does.</summary>
internal sealed class ScaledContext(TaskOrchestrationContext inner, ScaledClock clock) : TaskOrchestrationContext
{
    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true, PropertyNameCaseInsensitive = true };

    public override TaskName Name => inner.Name;

    public override string InstanceId => inner.InstanceId;

    public override ParentOrchestrationInstance? Parent => inner.Parent;

    public override bool IsReplaying => inner.IsReplaying;

    public override string Version => inner.Version;

    public override TaskOrchestrationEntityFeature Entities => inner.Entities;

    public override DateTime CurrentUtcDateTime => clock.Shown(Utc(inner.CurrentUtcDateTime)).UtcDateTime;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T GetInput<T>() => (T)Read(inner.GetInput<object>(), typeof(T))!;

    public static object? Read(object? value, Type type) => value is null || type.IsInstanceOfType(value)
        ? value
        : (value is JsonElement json ? json : JsonSerializer.SerializeToElement(value, Json)).Deserialize(type, Json);

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) =>
        inner.CreateTimer(clock.Real(Utc(fireAt)).UtcDateTime, cancellationToken);

    public override Task<T> CallActivityAsync<T>(TaskName name, object? input = null, TaskOptions? options = null) =>
        inner.CallActivityAsync<T>(name, input, Scaled(options));

    public override Task<T> CallSubOrchestratorAsync<T>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        inner.CallSubOrchestratorAsync<T>(orchestratorName, input, options);

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        inner.WaitForExternalEvent<T>(eventName, cancellationToken);

    public override void SendEvent(string instanceId, string eventName, object payload) => inner.SendEvent(instanceId, eventName, payload);

    public override void SetCustomStatus(object? customStatus) => inner.SetCustomStatus(customStatus);

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        inner.ContinueAsNew(newInput, preserveUnprocessedEvents);

    public override Guid NewGuid() => inner.NewGuid();

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private TaskOptions? Scaled(TaskOptions? options) => options?.Retry?.Policy is { } policy
        ? TaskOptions.FromRetryPolicy(new RetryPolicy(
            policy.MaxNumberOfAttempts, clock.Real(policy.FirstRetryInterval), policy.BackoffCoefficient, clock.Real(policy.MaxRetryInterval)))
        : options;
}
