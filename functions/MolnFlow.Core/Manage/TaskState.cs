using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Manage;

/// <summary>What has become of a recurring task so far.</summary>
/// <param name="Cycle">How many times it has been done; the open occurrence has the next number.</param>
/// <param name="Moved">Set while a reported change has brought the open occurrence forward.</param>
public sealed record TaskState(TaskId Task, int Cycle, Completion? Last, Move? Moved);

/// <summary>The latest completion, with what the next date follows from.</summary>
/// <param name="CountedFrom">The day the next interval is counted from.</param>
/// <param name="Slot">The last scheduled day it answers for; no occurrence stands for that day or an earlier one again.</param>
public sealed record Completion(DateOnly On, DateOnly CountedFrom, DateOnly Slot, TaskResult? Result, PersonId By);

/// <summary>A date brought forward, and the change that did it.</summary>
public sealed record Move(DateOnly ReportedOn, DateOnly Due);

/// <summary>A classification and the day it came to hold.</summary>
public sealed record ClassSince(DateOnly Since, Classification Class);

/// <summary>An obligation somebody has said they know of; reminders wait until its day.</summary>
/// <param name="Since">The day of the first acknowledgement in the cycle, which the longest pause is counted from.</param>
public sealed record Pause(int Cycle, DateOnly Since, DateOnly Until, PersonId By);
