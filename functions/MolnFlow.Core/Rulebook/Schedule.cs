using System.Collections.Immutable;

namespace MolnFlow.Core.Rulebook;

/// <summary>How much is at stake in one dimension of a service; sets how often a task comes back.</summary>
public enum Level
{
    Low,
    Medium,
    High,
}

/// <summary>What a task's level is taken from.</summary>
public enum LevelBasis
{
    /// <summary>The highest of the three classes, and both marks.</summary>
    Highest,

    /// <summary>The confidentiality class, and both marks: who may see what.</summary>
    ConfidentialitySecrecyPersonalData,

    /// <summary>The availability class alone.</summary>
    Availability,
}

/// <summary>Tasks that concern only some services.</summary>
public enum TaskCondition
{
    PersonalData,

    /// <summary>A data protection impact assessment has been recorded.</summary>
    Dpia,
    NoDpia,

    /// <summary>Personal data leaves the EU and EEA.</summary>
    Transfers,
}

/// <summary>A record that counts as having done the task, so that nobody is asked twice for the same work.</summary>
public enum TaskRecord
{
    RiskAnalysis,
    Dpia,
    DpiaNeed,
}

/// <summary>How a due date is followed: when it is reminded of and who is told when it has passed.</summary>
public enum Ladder
{
    Routine,
    Legal,
    Gate,

    /// <summary>By the hour, any hour of the day.</summary>
    Hours,
}

/// <summary>Work that comes back as long as the service is used. The catalogue's schedule file explains the fields.</summary>
/// <param name="Low">Months between two occasions; null where the level does not have the task.</param>
/// <param name="OnlyControls">Controls of which at least one must apply; empty where the task does not depend on any.</param>
/// <param name="OwnChoice">True when the date is ours to place: then holidays and quiet periods are avoided.</param>
/// <param name="Logs">True when the completion must say which log was read, since when, what was found and what follows.</param>
public sealed record RecurringTask(
    TaskId Id,
    LevelBasis Basis,
    int? Low,
    int? Medium,
    int? High,
    TaskCondition? OnlyWhen,
    ImmutableList<int> OnlyControls,
    ImmutableList<int> Controls,
    Force Force,
    Ladder Ladder,
    Role Acts,
    bool OwnChoice,
    bool Logs,
    TaskRecord? DoneBy)
{
    public int? Months(Level level) => level switch
    {
        Level.Low => Low,
        Level.Medium => Medium,
        Level.High => High,
    };
}

/// <summary>A kind of change that can be reported, and the tasks it brings forward.</summary>
public sealed record ChangeKind(ChangeId Id, ImmutableList<TaskId> Moves);

/// <summary>Days of each year, both included, on which nothing of our own choice falls due; may run over New Year.</summary>
public sealed record QuietPeriod(int FromMonth, int FromDay, int ToMonth, int ToDay)
{
    /// <summary>The first day of the period a day lies in; null when it lies outside.</summary>
    public DateOnly? Beginning(DateOnly day)
    {
        DateOnly from = new(day.Year, FromMonth, FromDay), to = new(day.Year, ToMonth, ToDay);
        return from <= to ? (from <= day && day <= to ? from : null)
            : day >= from ? from
            : day <= to ? from.AddYears(-1)
            : null;
    }
}

/// <summary>The recurring tasks, what moves them, and the days they avoid.</summary>
/// <param name="MediumFrom">The class from which the level is medium; personal data makes it at least so.</param>
/// <param name="HighFrom">The class from which it is high; secrecy makes it so.</param>
public sealed record Schedule(
    int MediumFrom,
    int HighFrom,
    ImmutableList<RecurringTask> Tasks,
    ImmutableList<ChangeKind> Changes,
    ImmutableList<QuietPeriod> Quiet)
{
    /// <summary>For rulebooks kept from before there was a schedule.</summary>
    public static readonly Schedule None = new(0, 0, [], [], []);

    public RecurringTask? Task(TaskId id) => Tasks.Find(t => t.Id == id);

    public ChangeKind? Change(ChangeId id) => Changes.Find(c => c.Id == id);

    public Level LevelOf(LevelBasis basis, Classification c)
    {
        bool marks = basis != LevelBasis.Availability;
        int value = basis switch
        {
            LevelBasis.Highest => c.Highest,
            LevelBasis.ConfidentialitySecrecyPersonalData => c.Confidentiality,
            LevelBasis.Availability => c.Availability,
        };
        return value >= HighFrom || (marks && c.Secrecy) ? Level.High
            : value >= MediumFrom || (marks && c.PersonalData) ? Level.Medium
            : Level.Low;
    }
}
