using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using MolnFlow.Application;
using MolnFlow.Application.Catalogue;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Web.Api;

[Description("The recurring tasks of the manage phase and what moves them.")]
public sealed record ScheduleBody(
    [property: Description("The class from which a level is medium; personal data makes it at least so.")] int MediumFrom,
    [property: Description("The class from which a level is high; secrecy makes it so.")] int HighFrom,
    ImmutableList<RecurringTaskBody> Tasks,
    ImmutableList<ChangeKindBody> Changes,
    [property: Description("Days each year on which nothing of our own choice falls due.")] ImmutableList<QuietBody> Quiet)
{
    internal static ScheduleBody Of(Catalogue catalogue, Language language)
    {
        Schedule schedule = catalogue.Rulebook.Schedule;
        return new ScheduleBody(
            schedule.MediumFrom,
            schedule.HighFrom,
            [.. schedule.Tasks.Select(t => Task(t, catalogue.Tasks[t.Id], language))],
            [.. schedule.Changes.Select(c => new ChangeKindBody(c.Id, catalogue.Changes[c.Id].In(language), c.Moves))],
            [.. schedule.Quiet.Select(q => new QuietBody(Day(q.FromMonth, q.FromDay), Day(q.ToMonth, q.ToDay)))]);
    }

    private static RecurringTaskBody Task(RecurringTask task, TaskText text, Language language) => new(
        task.Id,
        text.Title.In(language),
        text.Guidance.In(language),
        text.Source.In(language),
        text.Minutes,
        task.Basis,
        task.Low,
        task.Medium,
        task.High,
        task.OnlyWhen,
        task.OnlyControls,
        task.Controls,
        task.Force,
        task.Ladder,
        task.Acts,
        task.OwnChoice,
        task.Logs,
        task.DoneBy);

    private static string Day(int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{month:00}-{day:00}");
}

[Description("Work that comes back. Low, medium and high are the months between two occasions; null where the level does not have it.")]
public sealed record RecurringTaskBody(
    TaskId Id,
    string Title,
    string Guidance,
    string Source,
    [property: Description("About how long it takes.")] int Minutes,
    [property: Description("What its level is taken from.")] LevelBasis Level,
    int? Low,
    int? Medium,
    int? High,
    TaskCondition? OnlyWhen,
    [property: Description("Controls of which at least one must apply; empty where it depends on none.")] ImmutableList<int> OnlyControls,
    [property: Description("The controls behind it.")] ImmutableList<int> Controls,
    Force Force,
    Ladder Ladder,
    Role Acts,
    [property: Description("Whether the date avoids quiet days and days off.")] bool OwnChoice,
    [property: Description("Whether its completion must say which log, since when, what was found and what follows.")] bool Logs,
    [property: Description("A record that counts as having done it.")] TaskRecord? DoneBy);

[Description("A kind of change that can be reported, and the tasks it brings forward.")]
public sealed record ChangeKindBody(ChangeId Id, string Title, ImmutableList<TaskId> Moves);

[Description("Both days included, MM-DD; may run over New Year.")]
public sealed record QuietBody(string From, string To);
