using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue;

/// <summary>The schedule's part of the canonical JSON; <see cref="CanonicalRulebook"/> documents it.</summary>
internal static class CanonicalSchedule
{
    public static void Write(Utf8JsonWriter json, Schedule schedule)
    {
        json.WriteStartObject("schedule");
        json.WriteNumber("mediumFrom", schedule.MediumFrom);
        json.WriteNumber("highFrom", schedule.HighFrom);
        CanonicalWriter.List(json, "tasks", schedule.Tasks, task => Task(json, task));
        CanonicalWriter.List(json, "changes", schedule.Changes, change =>
        {
            json.WriteStartObject();
            json.WriteString("id", change.Id.Value);
            CanonicalWriter.List(json, "moves", change.Moves, id => json.WriteStringValue(id.Value));
            json.WriteEndObject();
        });
        CanonicalWriter.List(json, "quiet", schedule.Quiet, period =>
        {
            json.WriteStartObject();
            json.WriteNumber("fromMonth", period.FromMonth);
            json.WriteNumber("fromDay", period.FromDay);
            json.WriteNumber("toMonth", period.ToMonth);
            json.WriteNumber("toDay", period.ToDay);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Task(Utf8JsonWriter json, RecurringTask task)
    {
        json.WriteStartObject();
        json.WriteString("id", task.Id.Value);
        json.WriteString("level", Kebab.Of(task.Basis));
        CanonicalWriter.Threshold(json, "low", task.Low);
        CanonicalWriter.Threshold(json, "medium", task.Medium);
        CanonicalWriter.Threshold(json, "high", task.High);
        json.WriteString("onlyWhen", task.OnlyWhen is { } condition ? Kebab.Of(condition) : null);
        CanonicalWriter.List(json, "onlyControls", task.OnlyControls, json.WriteNumberValue);
        CanonicalWriter.List(json, "controls", task.Controls, json.WriteNumberValue);
        json.WriteString("force", Kebab.Of(task.Force));
        json.WriteString("ladder", Kebab.Of(task.Ladder));
        json.WriteString("acts", Kebab.Of(task.Acts));
        json.WriteBoolean("ownChoice", task.OwnChoice);
        json.WriteBoolean("logs", task.Logs);
        json.WriteString("doneBy", task.DoneBy is { } record ? Kebab.Of(record) : null);
        json.WriteEndObject();
    }

    public static Schedule Read(JsonElement json) => new(
        CanonicalReader.Number(json, "mediumFrom"),
        CanonicalReader.Number(json, "highFrom"),
        CanonicalReader.List(json, "tasks", Task),
        CanonicalReader.List(json, "changes", change => new ChangeKind(
            new ChangeId(CanonicalReader.Text(change, "id")),
            CanonicalReader.List(change, "moves", id => new TaskId(CanonicalReader.Text(id))))),
        CanonicalReader.List(json, "quiet", period => new QuietPeriod(
            CanonicalReader.Number(period, "fromMonth"),
            CanonicalReader.Number(period, "fromDay"),
            CanonicalReader.Number(period, "toMonth"),
            CanonicalReader.Number(period, "toDay"))));

    private static RecurringTask Task(JsonElement json) => new(
        new TaskId(CanonicalReader.Text(json, "id")),
        CanonicalReader.Choice<LevelBasis>(json, "level"),
        CanonicalReader.Threshold(json, "low"),
        CanonicalReader.Threshold(json, "medium"),
        CanonicalReader.Threshold(json, "high"),
        OrNull<TaskCondition>(json, "onlyWhen"),
        CanonicalReader.List(json, "onlyControls", number => number.GetInt32()),
        CanonicalReader.List(json, "controls", number => number.GetInt32()),
        CanonicalReader.Choice<Force>(json, "force"),
        CanonicalReader.Choice<Ladder>(json, "ladder"),
        CanonicalReader.Choice<Role>(json, "acts"),
        CanonicalReader.Flag(json, "ownChoice"),
        CanonicalReader.Flag(json, "logs"),
        OrNull<TaskRecord>(json, "doneBy"));

    private static T? OrNull<T>(JsonElement json, string name) where T : struct, Enum =>
        json.GetProperty(name).ValueKind == JsonValueKind.Null ? null : CanonicalReader.Choice<T>(json, name);
}
