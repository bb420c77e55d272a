using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Manage;

/// <summary>Recurring tasks, while managed and for as long as the exit has something left to look after.</summary>
internal static class TaskDecider
{
    /// <summary>Null when the command is not one of these.</summary>
    public static Decision? Decide(Service s, Command command, Context x) => command switch
    {
        CompleteTask c => Decision.Unless([.. Faults.Future(c.On, x), .. TaskFaults(s, c.Task, c.On, c.Logs, x)],
            [.. Completed(s, new ReviewedTask(c.Task, c.Result, c.Note, c.Logs), c.On, c.Evidence, x)]),
        CompleteReview c => Review(s, c, x),
        ReportChange c => Decision.Unless([.. Faults.Future(c.On, x), .. ChangeFaults(s, c, x)], [.. Reported(c, x)]),
        RecordRiskAnalysis c => Also(s, c, TaskRecord.RiskAnalysis, c.On, x),
        RecordDpia c => Also(s, c, TaskRecord.Dpia, c.On, x),
        DecideDpia c => Also(s, c, TaskRecord.DpiaNeed, c.On, x),
        _ => null,
    };

    /// <summary>The event of an occurrence that was done; the forecast makes the same ones.</summary>
    public static TaskCompleted Completed(
        Occurrence o, DateOnly on, TaskResult result, Text? note, LogReview? logs, ImmutableList<EvidenceId>? evidence)
    {
        (DateOnly counted, DateOnly slot) = o.Answered(on);
        return new TaskCompleted(o.Task.Id, o.Cycle, on, result, o.Due.Date, o.Missed, counted, slot, note, logs, Faults.OrNone(evidence));
    }

    public static ServiceReviewCompleted Completed(
        Occurrence o, DateOnly on, IEnumerable<TaskId> tasks, Text? note, ImmutableList<EvidenceId>? evidence)
    {
        (DateOnly counted, DateOnly slot) = o.Answered(on);
        return new ServiceReviewCompleted(o.Cycle, on, o.Due.Date, o.Missed, counted, slot, [.. tasks], note, Faults.OrNone(evidence));
    }

    private static IEnumerable<TaskCompleted> Completed(
        Service s, ReviewedTask done, DateOnly on, ImmutableList<EvidenceId>? evidence, Context x) =>
        x.Rules.Rulebook.Schedule.Task(done.Task) is { } task && TaskSchedule.Open(s, task, x) is { } open
            ? [Completed(open, on, done.Result, done.Note, done.Logs, evidence)]
            : [];

    private static Decision Review(Service s, CompleteReview c, Context x)
    {
        Occurrence? review = ServiceReview.Open(s, x);
        ImmutableList<Reason> faults =
        [
            .. Faults.Future(c.On, x),
            .. review is null ? [new Reason("review-not-asked")] : Early(s, ServiceReview.Id, c.On),
            .. c.Tasks.SelectMany(t => TaskFaults(s, t.Task, c.On, t.Logs, x)),
            .. c.Tasks.GroupBy(t => t.Task).Where(g => g.Count() > 1).Select(g => new Reason("task-twice").With("task", g.Key)),
            .. c.Tasks.Count >= Limits.EventsPerDecision
                ? [new Reason("too-many-at-once").With("maximum", Limits.EventsPerDecision - 1)]
                : ImmutableList<Reason>.Empty,
        ];
        return review is null || !faults.IsEmpty
            ? new Decision.Refused(faults)
            : Decision.Accept(
            [
                Completed(review, c.On, c.Tasks.Select(t => t.Task), c.Note, c.Evidence),
                .. c.Tasks.SelectMany(t => Completed(s, t, c.On, null, x)),
            ]);
    }

    private static IEnumerable<Reason> TaskFaults(Service s, TaskId id, DateOnly on, LogReview? logs, Context x)
    {
        if (id == ServiceReview.Id)
        {
            return [new Reason("task-is-review", "complete-review")];
        }

        if (x.Rules.Rulebook.Schedule.Task(id) is not { } task)
        {
            return [new Reason("task-unknown").With("task", id)];
        }

        return
        [
            .. TaskSchedule.Open(s, task, x) is null ? [new Reason("task-not-asked").With("task", id)] : Early(s, id, on),
            .. task.Logs && logs is null ? [new Reason("log-review-incomplete").With("task", id)] : ImmutableList<Reason>.Empty,
            .. !task.Logs && logs is not null ? [new Reason("logs-not-asked").With("task", id)] : ImmutableList<Reason>.Empty,
            .. logs?.Since > on ? [new Reason("logs-since-later").With("date", on)] : ImmutableList<Reason>.Empty,
        ];
    }

    // Work before the service was used is no review of it, and twice on one day is a form sent twice.
    private static IEnumerable<Reason> Early(Service s, TaskId id, DateOnly on)
    {
        DateOnly first = s.Tasks.GetValueOrDefault(id)?.Last?.On.AddDays(1) ?? s.InUseSince!.Value;
        return on < first ? [new Reason("task-date-early").With("task", id).With("date", first)] : [];
    }

    private static IEnumerable<Reason> ChangeFaults(Service s, ReportChange c, Context x)
    {
        if (x.Rules.Rulebook.Schedule.Change(c.Kind) is null)
        {
            yield return new Reason("change-unknown").With("change", c.Kind);
        }

        if (c.On < s.InUseSince)
        {
            yield return new Reason("change-before-use").With("date", s.InUseSince.Value);
        }
    }

    // Counted from the report: whoever hears of a change late must still get the time to deal with it.
    private static IEnumerable<ChangeReported> Reported(ReportChange c, Context x) =>
        x.Rules.Rulebook.Schedule.Change(c.Kind) is { } kind
            ? [new ChangeReported(c.Kind, c.Description, c.On, kind.Moves, Triage.Due(x))]
            : [];

    /// <summary>A record that is renewed is the task done, and is not asked for once more.</summary>
    private static Decision? Also(Service s, Command command, TaskRecord record, DateOnly on, Context x) =>
        RecordsDecider.Decide(s, command, x) is Decision.Accepted accepted
            ? new Decision.Accepted(
            [
                .. accepted.Events,
                .. x.Rules.Rulebook.Schedule.Tasks.Where(task => task.DoneBy == record)
                    .Select(task => TaskSchedule.Open(s, task, x)).OfType<Occurrence>().Where(o => !Early(s, o.Task.Id, on).Any())
                    .Select(o => Completed(o, on, TaskResult.Done, null, null, null)),
            ])
            : null;
}
