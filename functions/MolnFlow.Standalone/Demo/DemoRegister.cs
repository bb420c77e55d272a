using MolnFlow.Application.Desk;
using MolnFlow.Standalone.Demo.Story;
using MolnFlow.Standalone.Storage;

namespace MolnFlow.Standalone.Demo;

/// <summary>
/// The demo's own services, made once in a folder that holds nothing. While they are made, whoever asks for a page
/// waits. What was broken off half made is thrown away at the next start.
/// </summary>
internal sealed class DemoRegister
{
    private readonly TaskCompletionSource made = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string unfinished;
    private readonly bool wanted;
    private readonly DateOnly now;

    public DemoRegister(DataFolder folder, Options options)
    {
        unfinished = Path.Combine(folder.FullPath, "demo-unfinished");
        if (options.DemoReset || File.Exists(unfinished))
        {
            folder.Empty();
        }

        wanted = !options.DemoEmpty && !DemoClock.IsKept(folder.FullPath);
        now = options.DemoNow ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Present.Stockholm).DateTime);
        Clock = new DemoClock(folder.FullPath, wanted ? StoryTeller.Begins(now) : options.DemoNow);
        if (wanted)
        {
            AtomicFile.Write(unfinished, []);
        }
        else
        {
            made.SetResult();
        }
    }

    public DemoClock Clock { get; }

    /// <summary>Completes when the register is there to be looked at.</summary>
    public Task Made => made.Task;

    /// <summary>Makes it, unless there is one; called when the server listens, since letters carry its address.</summary>
    public async Task Make(IServiceProvider services, SqliteDatabase database)
    {
        if (!wanted)
        {
            return;
        }

        Console.WriteLine("Making the demo's register ...");
        database.Hurry(true);
        await StoryTeller.Tell(services, Clock, now);
        database.Hurry(false);
        File.Delete(unfinished);
        made.SetResult();
    }
}
