using System.Collections.Immutable;
using System.Globalization;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>What schedule.yaml says: the rules, and apart from them the words.</summary>
internal sealed record ScheduleContent(
    Schedule Rules, ImmutableDictionary<TaskId, TaskText> Tasks, ImmutableDictionary<ChangeId, Bilingual> Changes);

/// <summary>Reads schedule.yaml.</summary>
internal static class ScheduleFile
{
    public const string Name = "schedule.yaml";

    // Ten years: beyond that a figure is a slip of the keyboard.
    private const int MostMonths = 120;
    private const int MostMinutes = 6_000;

    // One sitting completes them all, and one decision gives at most so many events.
    private const int MostTasks = 39;

    // With more of the year quiet, dates would be moved by whole intervals.
    private const int MostQuietDays = 120;

    /// <param name="root">The file.</param>
    /// <param name="controls">The numbers a task may name; null when the controls could not be read.</param>
    /// <param name="maximum">The highest class of the scale; null when that could not be read.</param>
    public static ScheduleContent Read(Field root, IReadOnlyCollection<int>? controls, int? maximum)
    {
        Mapping file = root.Keys("schedule", "levels", "quiet", "changes", "tasks");
        Field levels = file["levels"];
        (int medium, int high) = Levels(levels.Keys("group of levels", "medium", "high"), maximum ?? int.MaxValue);
        ImmutableList<QuietPeriod> quiet = Quiet(file["quiet"]);
        (ImmutableList<RecurringTask> tasks, ImmutableDictionary<TaskId, TaskText> texts) = Tasks(file["tasks"], controls);
        (ImmutableList<ChangeKind> changes, ImmutableDictionary<ChangeId, Bilingual> titles) =
            Changes(file["changes"], root.IsVoid ? null : [.. texts.Keys]);
        return new ScheduleContent(new Schedule(medium, high, tasks, changes, quiet), texts, titles);
    }

    private static (int, int) Levels(Mapping levels, int maximum)
    {
        Field upper = levels["high"];
        int? medium = levels["medium"].Number(1, maximum), high = upper.Number(1, maximum);
        if (medium >= high)
        {
            upper.Fault($"The high level begins at class {high}, which is not above the medium one's {medium}. Correct either.");
        }

        return (medium ?? 0, high ?? 0);
    }

    private static ImmutableList<QuietPeriod> Quiet(Field list)
    {
        var periods = ImmutableList.CreateBuilder<QuietPeriod>();
        foreach (Field item in list.Items(mayBeEmpty: true))
        {
            Mapping period = item.Keys("quiet period", "from", "to");
            if (Day(period["from"]) is { } from && Day(period["to"]) is { } to)
            {
                periods.Add(new QuietPeriod(from.Month, from.Day, to.Month, to.Day));
            }
        }

        // Any year that is no leap year.
        int days = Enumerable.Range(0, 365).Select(new DateOnly(2025, 1, 1).AddDays).Count(d => periods.Exists(p => p.Beginning(d) is not null));
        if (days > MostQuietDays)
        {
            list.Fault($"{days} days of the year are quiet, but at most {MostQuietDays} may be. Shorten the periods.");
        }

        return periods.ToImmutable();
    }

    // 2025 is no leap year: a day that is not there each year cannot bound a period.
    private static DateOnly? Day(Field field)
    {
        string? text = field.Text();
        if (text is null || DateOnly.TryParseExact($"2025-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return text is null ? null : DateOnly.ParseExact($"2025-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        field.Fault($"'{text}' is not a day that every year has. Write it as \"MM-DD\", such as \"07-31\".");
        return null;
    }

    private static (ImmutableList<RecurringTask>, ImmutableDictionary<TaskId, TaskText>) Tasks(Field list, IReadOnlyCollection<int>? controls)
    {
        var tasks = ImmutableList.CreateBuilder<RecurringTask>();
        var texts = ImmutableDictionary.CreateBuilder<TaskId, TaskText>();
        foreach (Field item in list.Items())
        {
            Mapping at = item.Keys("task",
                "id", "title", "guidance", "minutes", "level", "months", "onlyWhen", "onlyControls", "logs", "doneBy",
                "controls", "force", "ladder", "source", "dueOwner", "ownChoice");
            Field id = at["id"];
            RecurringTask task = Task(at, new TaskId(id.Text() ?? ""), controls);
            var text = new TaskText(
                at["title"].Bilingual(), at["guidance"].Bilingual(), at["source"].Bilingual(), at["minutes"].Number(1, MostMinutes) ?? 1);
            if (task.Id == ServiceReview.Id)
            {
                id.Fault($"The id {task.Id} belongs to the sitting that gathers the tasks. Give this task another.");
            }
            else if (task.Id.Value.Length > 0 && !texts.TryAdd(task.Id, text))
            {
                id.Fault($"The task {task.Id} stands twice. Give one of them an id of its own.");
            }
            else
            {
                tasks.Add(task);
            }
        }

        if (tasks.Count > MostTasks)
        {
            list.Fault($"There are {tasks.Count} tasks, but at most {MostTasks} can be completed in one sitting. Take some out.");
        }

        return (tasks.ToImmutable(), texts.ToImmutable());
    }

    private static RecurringTask Task(Mapping at, TaskId id, IReadOnlyCollection<int>? controls)
    {
        Field onlyWhen = at.Optional("onlyWhen"), onlyControls = at.Optional("onlyControls"), logs = at.Optional("logs"),
            doneBy = at.Optional("doneBy"), months = at["months"];
        Mapping intervals = months.Keys("group of intervals", "low", "medium", "high");
        int? low = intervals["low"].NumberOrNull(1, MostMonths), medium = intervals["medium"].NumberOrNull(1, MostMonths),
            high = intervals["high"].NumberOrNull(1, MostMonths);
        if (!intervals.IsVoid && low is null && medium is null && high is null)
        {
            months.Fault("No level has this task, so it would never be done. Give at least one an interval, or take the task out.");
        }

        return new RecurringTask(
            id,
            at["level"].Choice<LevelBasis>() ?? default,
            low,
            medium,
            high,
            onlyWhen.IsVoid ? null : onlyWhen.Choice<TaskCondition>(),
            onlyControls.IsVoid ? [] : ExitPlanFile.Numbers(onlyControls, controls),
            ExitPlanFile.Numbers(at["controls"], controls),
            at["force"].Choice<Force>() ?? default,
            at["ladder"].Choice(Ladder.Routine, Ladder.Legal) ?? default,
            at["dueOwner"].Choice<Role>() ?? default,
            at["ownChoice"].Flag(),
            !logs.IsVoid && logs.Flag(),
            doneBy.IsVoid ? null : doneBy.Choice<TaskRecord>());
    }

    /// <param name="list">The list of changes.</param>
    /// <param name="tasks">The tasks there are; null when the file could not be read.</param>
    private static (ImmutableList<ChangeKind>, ImmutableDictionary<ChangeId, Bilingual>) Changes(Field list, IReadOnlyCollection<TaskId>? tasks)
    {
        var changes = ImmutableList.CreateBuilder<ChangeKind>();
        var titles = ImmutableDictionary.CreateBuilder<ChangeId, Bilingual>();
        foreach (Field item in list.Items())
        {
            Mapping at = item.Keys("change", "id", "title", "moves");
            Field id = at["id"];
            var change = new ChangeKind(new ChangeId(id.Text() ?? ""), [.. Moves(at["moves"], tasks)]);
            Bilingual title = at["title"].Bilingual();
            if (change.Id.Value.Length > 0 && !titles.TryAdd(change.Id, title))
            {
                id.Fault($"The change {change.Id} stands twice. Give one of them an id of its own.");
                continue;
            }

            changes.Add(change);
        }

        return (changes.ToImmutable(), titles.ToImmutable());
    }

    private static IEnumerable<TaskId> Moves(Field list, IReadOnlyCollection<TaskId>? tasks)
    {
        foreach (Field item in list.Items())
        {
            if (item.Text() is not { } text)
            {
                continue;
            }

            if (tasks?.Contains(new TaskId(text)) == false)
            {
                string hint = Nearest.To(text, tasks.Select(t => t.Value)) is { } near ? $" Did you mean '{near}'?" : "";
                item.Fault($"There is no task '{text}' to be moved.{hint} Correct it or take it out.");
            }

            yield return new TaskId(text);
        }
    }
}
