using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace MolnFlow.Core.Manage;

/// <summary>What doing a recurring task led to.</summary>
public enum TaskResult
{
    Done,

    /// <summary>Gone through, and as it was the last time.</summary>
    Unchanged,

    /// <summary>Something was found that calls for more; the note says what.</summary>
    Findings,
}

/// <summary>What a log review must be able to show afterwards.</summary>
/// <param name="Since">The first day that was looked at.</param>
/// <param name="Follows">What comes of it; "nothing" is an answer.</param>
public sealed record LogReview(
    [property: MaxLength(1000)] Text Which, DateOnly Since, [property: MaxLength(1000)] Text Found, [property: MaxLength(1000)] Text Follows);

/// <summary>One occurrence of a recurring task was done.</summary>
/// <param name="Cycle">Its running number, from 1.</param>
/// <param name="Due">The day it was due, as computed then.</param>
/// <param name="Missed">How many further scheduled days had passed; they are answered by this one.</param>
/// <param name="CountedFrom">The day the next interval is counted from.</param>
/// <param name="Slot">The last scheduled day that is answered.</param>
public sealed record TaskCompleted(
    TaskId Task,
    int Cycle,
    DateOnly On,
    TaskResult Result,
    DateOnly Due,
    int Missed,
    DateOnly CountedFrom,
    DateOnly Slot,
    Text? Note,
    LogReview? Logs,
    ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>Somebody sat down and went through the service; what was completed follows as events of its own.</summary>
/// <param name="Tasks">The tasks that were completed in the sitting.</param>
public sealed record ServiceReviewCompleted(
    int Cycle,
    DateOnly On,
    DateOnly Due,
    int Missed,
    DateOnly CountedFrom,
    DateOnly Slot,
    ImmutableList<TaskId> Tasks,
    Text? Note,
    ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>Somebody knows of an obligation and will see to it; reminders wait.</summary>
/// <param name="Obligation">The obligation's key.</param>
/// <param name="Due">Its date, as it was then; the pause does not move it.</param>
public sealed record ObligationAcknowledged(string Obligation, int Cycle, DateOnly Due, DateOnly Until, Text? Note) : ServiceEvent;

/// <summary>The service, its use or its supplier changed, and some tasks were brought forward.</summary>
/// <param name="Moves">The tasks this kind of change moved, by the rulebook of that day.</param>
/// <param name="Due">The day they are due at the latest.</param>
public sealed record ChangeReported(ChangeId Kind, Text Description, DateOnly On, ImmutableList<TaskId> Moves, DateOnly Due) : ServiceEvent;
