using MolnFlow.Core.Calendar;
using MolnFlow.Core.Manage;

namespace MolnFlow.Core.Obligations;

/// <summary>Recurring tasks and the service review as obligations.</summary>
internal static class TaskObligations
{
    public static IEnumerable<Obligation> Of(Service s, Context x)
    {
        foreach (Occurrence o in TaskSchedule.Of(s, x))
        {
            yield return ServiceObligations.For(s, o.Task.Acts, $"task:{o.Task.Id}", o.Cycle, "task",
                new Deadline.Day(o.Due.Date), o.Task.Force, "complete-task")
                .With("task", o.Task.Id).With("months", o.Months).With("level", o.Level).Fill("task", o.Task.Id.Value) with
            { Controls = o.Task.Controls, Arithmetic = o.Due, Missed = o.Missed, Ladder = o.Task.Ladder };
        }

        if (ServiceReview.Open(s, x) is { } review)
        {
            DateOnly on = review.Due.Date > x.Today ? review.Due.Date : x.Today;
            yield return ServiceObligations.For(s, review.Task.Acts, "task:service-review", review.Cycle, "service-review",
                new Deadline.Day(review.Due.Date), review.Task.Force, "complete-review")
                .With("count", ServiceReview.Gathers(s, review, on, x).Count).With("months", review.Months) with
            { Arithmetic = review.Due, Missed = review.Missed };
        }
    }

    /// <summary>The obligation as it stands while somebody who knows of it has asked for quiet.</summary>
    public static Obligation WithPause(Service s, Obligation o, DateOnly today) =>
        s.Pauses.TryGetValue(o.Key, out Pause? pause) && pause.Cycle == o.Cycle && pause.Until >= today
            ? o with { PausedUntil = pause.Until }
            : o;
}
