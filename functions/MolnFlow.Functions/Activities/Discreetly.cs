using Microsoft.Extensions.Logging;
using MolnFlow.Functions.Orchestrations;

namespace MolnFlow.Functions.Activities;

/// <summary>
/// Runs an activity so that a failure reaches Durable's history as its type alone. What an exception says may
/// hold an address or a name; it goes to the log, which is kept for a time and not for a service's life.
/// </summary>
internal static partial class Discreetly
{
    public static async Task<T> Run<T>(string activity, ServiceKey service, ILogger log, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e)
        {
            LogFailed(log, e, activity, service.InstanceId);
            throw new ActivityFailedException($"{activity} failed: {e.GetType().Name}");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Activity} failed for {Instance}")]
    private static partial void LogFailed(ILogger log, Exception exception, string activity, string instance);
}

/// <summary>An activity did not come to its end; the log says why.</summary>
public sealed class ActivityFailedException(string message) : Exception(message);
