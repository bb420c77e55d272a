using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;

namespace MolnFlow.Standalone.Demo.Story;

/// <summary>
/// Makes the demo's register by living it: every command goes through the desk on the day it was given, so
/// histories, chains and letters are what they would have been.
/// </summary>
internal static class StoryTeller
{
    /// <summary>Tells it all up to a day, which the clock then shows.</summary>
    public static async Task Tell(IServiceProvider services, DemoClock clock, DateOnly now)
    {
        var directories = services.GetRequiredService<Directories>();
        await StoryPeople.Seed(directories, CancellationToken.None);
        var stage = new Stage(
            services.GetRequiredService<ServiceDesk>(), directories, services.GetRequiredService<EvidenceDesk>(),
            services.GetRequiredService<Clockwork>(), clock);

        // In the order they happen; what one service does on a day keeps its own order.
        foreach (IGrouping<int, Act> day in TownServices.All.SelectMany(life => life.Acts).GroupBy(act => act.Day).OrderBy(day => day.Key))
        {
            await stage.Wake(now.AddDays(day.Key));
            foreach (Act act in day)
            {
                await act.Do(stage);
            }
        }

        await stage.Wake(now);
    }

    /// <summary>The day the story begins, as far back as anything in it happens.</summary>
    public static DateOnly Begins(DateOnly now) => now.AddDays(TownServices.All.SelectMany(life => life.Acts).Min(act => act.Day) - 1);
}
