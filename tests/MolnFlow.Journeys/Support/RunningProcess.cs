using System.Collections.Concurrent;
using System.Diagnostics;

namespace MolnFlow.Journeys.Support;

/// <summary>
/// The product as it is delivered, in a process of its own: what was built is started, spoken to over
/// HTTP and killed. Nothing of it runs inside the tests.
/// </summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProcess(string workingFolder, IEnumerable<string> arguments)
    {
        // The very host that runs the tests, so that the same runtime is used wherever it is installed.
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Logging__LogLevel__Default"] = "Warning", ["DOTNET_TieredPGO"] = "0" },
        };
        foreach (string argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "MolnFlow.Standalone.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                errors.Enqueue(text);
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => listening.Task.Result;

    public string Output => string.Join('\n', output);

    public string Errors => string.Join('\n', errors);

    /// <summary>Starts it on a free port and waits until it says where it listens.</summary>
    public static async Task<RunningProcess> Start(string workingFolder, params IEnumerable<string> arguments)
    {
        var running = new RunningProcess(workingFolder, ["--urls", "http://127.0.0.1:0", .. arguments]);
        try
        {
            Task ended = running.process.WaitForExitAsync();
            Task first = await Task.WhenAny(running.listening.Task, ended, Task.Delay(Patience));
            return first == running.listening.Task
                ? running
                : throw new InvalidOperationException($"MolnFlow did not start:\n{running.Output}\n{running.Errors}");
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs it to its end, for starts that are refused.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunToEnd(string workingFolder, params IEnumerable<string> arguments)
    {
        await using var running = new RunningProcess(workingFolder, arguments);
        using var patience = new CancellationTokenSource(Patience);
        await running.process.WaitForExitAsync(patience.Token);
        running.process.WaitForExit();
        return (running.process.ExitCode, running.Output, running.Errors);
    }

    /// <summary>As when the machine loses power: no chance to finish anything (SIGKILL).</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As when a person presses Ctrl+C: told to stop, and given the time (SIGTERM).</summary>
    public async Task<int> Stop()
    {
        using (Process signal = Process.Start("kill", ["-TERM", process.Id.ToString()]))
        {
            await signal.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }

    private void Heard(string? line)
    {
        const string Sign = "MolnFlow is running at ";
        if (line is null)
        {
            return;
        }

        output.Enqueue(line);
        if (line.StartsWith(Sign, StringComparison.Ordinal))
        {
            listening.TrySetResult(new Uri(line[Sign.Length..].Trim()));
        }
    }
}
