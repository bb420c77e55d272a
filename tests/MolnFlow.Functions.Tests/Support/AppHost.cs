using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace MolnFlow.Functions.Tests.Support;

/// <summary>
/// The app's orchestrators and activities, as the [Function] attributes name them, on Durable Task's in-memory
/// engine. Every activity can be watched, made to fail and followed by something else.
/// </summary>
internal sealed class AppHost(ScaledClock clock, IServiceProvider services) : IAsyncDisposable
{
    private DurableTaskTestHost? host;

    public DurableTaskClient Client => host?.Client ?? throw new InvalidOperationException("Not started.");

    /// <summary>The activities that have been called, in order.</summary>
    public ConcurrentQueue<string> Called { get; } = [];

    /// <summary>Called before each activity with its name and which call of it this is; it may throw.</summary>
    public Func<string, int, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Called after each activity has done its work, before the engine hears of it.</summary>
    public Func<string, int, Task> After { get; set; } = (_, _) => Task.CompletedTask;

    public int Calls(string activity) => Called.Count(name => name == activity);

    public async Task Start() => host = await DurableTaskTestHost.StartAsync(Register, new DurableTaskTestHostOptions());

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    private void Register(DurableTaskRegistry registry)
    {
        foreach (MethodInfo method in typeof(Watchman).Assembly.GetTypes().SelectMany(type => type.GetMethods()))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
            {
                continue;
            }

            ParameterInfo[] parameters = method.GetParameters();
            if (Array.Exists(parameters, p => p.IsDefined(typeof(OrchestrationTriggerAttribute))))
            {
                registry.AddOrchestrator(function.Name, () => new Orchestrator(method, clock));
            }
            else if (Array.Find(parameters, p => p.IsDefined(typeof(ActivityTriggerAttribute))) is { } input)
            {
                registry.AddActivity(function.Name, _ => new Activity(method, function.Name, input, this));
            }
        }
    }

    private static async Task<object?> Result(object? returned)
    {
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return task.GetType().GetProperty("Result") is { } result && result.PropertyType.Name != "VoidTaskResult" ? result.GetValue(task) : null;
    }

    private sealed class Orchestrator(MethodInfo method, ScaledClock clock) : ITaskOrchestrator
    {
        public Type InputType => method.GetParameters()[1].ParameterType;

        public Type OutputType => typeof(object);

        public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) =>
            Result(method.Invoke(null, [new ScaledContext(context, clock), ScaledContext.Read(input, InputType)]));
    }

    private sealed class Activity(MethodInfo method, string name, ParameterInfo input, AppHost app) : ITaskActivity
    {
        public Type InputType => input.ParameterType;

        public Type OutputType => typeof(object);

        public async Task<object?> RunAsync(TaskActivityContext context, object? value)
        {
            app.Called.Enqueue(name);
            int call = app.Calls(name);
            await app.Before(name, call);
            object target = ActivatorUtilities.CreateInstance(app.Services, method.DeclaringType!);
            object? result = await Result(method.Invoke(target, [.. method.GetParameters().Select(p => p == input ? ScaledContext.Read(value, InputType)
                : p.ParameterType == typeof(DurableTaskClient) ? (object)app.Client : CancellationToken.None)]));
            await app.After(name, call);
            return result;
        }
    }

    private IServiceProvider Services { get; } = services;
}
