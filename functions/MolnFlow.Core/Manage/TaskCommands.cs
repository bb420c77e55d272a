using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace MolnFlow.Core.Manage;

/// <param name="Logs">Asked for by log reviews and by nothing else.</param>
[Command("complete-task")]
public sealed record CompleteTask(
    TaskId Task, DateOnly On, TaskResult Result, Text? Note, LogReview? Logs, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>One task in a sitting.</summary>
public sealed record ReviewedTask(TaskId Task, TaskResult Result, [property: MaxLength(1000)] Text? Note, LogReview? Logs);

/// <summary>One sitting for what falls due before the next one. What is left out of it stays open.</summary>
[Command("complete-review")]
public sealed record CompleteReview(
    DateOnly On, ImmutableList<ReviewedTask> Tasks, Text? Note, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>Pauses the reminders of an obligation until a day, for a bounded time and never past a legal due date or a gate.</summary>
/// <param name="Obligation">The obligation's key.</param>
[Command("acknowledge")]
public sealed record Acknowledge([property: MaxLength(150)] string Obligation, DateOnly Until, Text? Note) : Command;

/// <summary>Triages a change: only the tasks that its kind maps to are brought forward.</summary>
[Command("report-change")]
public sealed record ReportChange(ChangeId Kind, Text Description, DateOnly On) : Command;
