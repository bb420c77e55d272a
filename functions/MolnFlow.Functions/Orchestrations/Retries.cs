using Microsoft.DurableTask;

namespace MolnFlow.Functions.Orchestrations;

/// <summary>How often an activity that fails is tried before the loop rests: over about ten minutes.</summary>
internal static class Retries
{
    public static TaskOptions OfActivities { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 6,
        firstRetryInterval: TimeSpan.FromSeconds(15),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(5)));
}
