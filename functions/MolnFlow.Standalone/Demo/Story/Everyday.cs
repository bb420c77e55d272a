using System.Collections.Immutable;
using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;

namespace MolnFlow.Standalone.Demo.Story;

/// <summary>What recurs while a service is in use.</summary>
internal static class Everyday
{
    /// <summary>How often somebody looks at what is due, and how many days before its time it is done.</summary>
    private const int Every = 15, Ahead = 14;

    /// <summary>Does what falls due, from a day up to another; what comes after lies undone.</summary>
    /// <param name="but">Tasks that are forgotten.</param>
    public static Life LookedAfter(this Life life, int from, int to, params string[] but)
    {
        for (int day = from; day <= to; day += Every)
        {
            life.On(day, stage => Work(life, stage, but));
        }

        return life;
    }

    /// <summary>Something happened, an hour before the morning's work: the clocks run.</summary>
    public static Life Incident(this Life life, int day, string what) => life.On(day, stage => stage.Do(
        life, new ReportIncident(IncidentKind.Incident, stage.Now.AddHours(-1), what, Likely.Yes, Significance.No, null), life.Owner));

    private static async Task Work(Life life, Stage stage, string[] but)
    {
        LoadedService loaded = await stage.Load(life);
        Context x = stage.As(loaded, life.Owner);
        if (ServiceReview.Open(loaded.Service, x) is { } review && review.Due.Date <= stage.Today.AddDays(Ahead))
        {
            ImmutableList<ReviewedTask> sitting = [.. ServiceReview.Gathers(loaded.Service, review, stage.Today, x)
                .Where(o => !but.Contains(o.Task.Id.Value))
                .Select(o => new ReviewedTask(o.Task.Id, TaskResult.Unchanged, null, Logs(o, stage)))];
            await stage.Do(life, new CompleteReview(stage.Today, sitting, "Genomgång med systemförvaltaren", null), life.Owner);
            return;
        }

        foreach (Occurrence open in TaskSchedule.Of(loaded.Service, x)
            .Where(o => o.Due.Date <= stage.Today.AddDays(Ahead) && !but.Contains(o.Task.Id.Value)))
        {
            await stage.Do(life, new CompleteTask(open.Task.Id, stage.Today, TaskResult.Unchanged, null, Logs(open, stage), null), life.Owner);
        }
    }

    private static LogReview? Logs(Occurrence open, Stage stage) => open.Task.Logs
        ? new LogReview("Inloggningar och administratörens åtgärder", stage.Today.AddMonths(-open.Months), "Inget som avviker", "Inget")
        : null;
}
