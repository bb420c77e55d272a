using System.Threading.Channels;
using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Standalone.Demo;

namespace MolnFlow.Standalone;

/// <summary>
/// Turns the clockwork: at once after a commit, and every half minute for what a date brings. Failures
/// are logged and tried again; they never end the loop.
/// </summary>
internal sealed partial class Loop(IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<Loop> log) : BackgroundService, ICommitListener
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // One waiting ring is enough: a turn takes everything there is.
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public ValueTask Committed(OrganisationId organisation, ServiceId service, CancellationToken cancel)
    {
        bell.Writer.TryWrite(true);
        return ValueTask.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Letters carry links, and the address is known only once the server listens.
        var started = new TaskCompletionSource();
        using CancellationTokenRegistration on = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await (services.GetService<DemoRegister>()?.Made ?? Task.CompletedTask).WaitAsync(stoppingToken);
        Clockwork clockwork = services.GetRequiredService<Clockwork>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await clockwork.Turn(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e);
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            pause.CancelAfter(Pause);
            try
            {
                await bell.Reader.ReadAsync(pause.Token);
            }
            catch (OperationCanceledException)
            {
                // Half a minute has passed, or the process is stopping.
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The clockwork failed and will be tried again")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
