using System.Collections.Immutable;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Obligations;

/// <summary>Something that will have to be done.</summary>
/// <param name="On">The day it falls due, or is done in a sitting before that; never before the forecast begins.</param>
public sealed record Coming(DateOnly On, Obligation Obligation);

/// <summary>
/// Every dated obligation until a day, by living the days through: the same decisions, folds and
/// obligations as when the days come. Undated work is not in it.
/// </summary>
public static class Forecast
{
    /// <param name="diligent">
    /// Whether each recurring task is done on its day, and each review's tasks in the review; otherwise
    /// nobody does anything. Nobody decides or answers anything in either case.
    /// </param>
    public static ImmutableList<Coming> Of(Service service, Rules rules, DateOnly from, DateOnly until, bool diligent = false)
    {
        var run = new Run(service, rules);
        for (DateOnly? day = from; day <= until; day = run.NextDay())
        {
            run.Live(day.Value, diligent);
        }

        return [.. run.Items];
    }

    /// <summary>The events by which all that is due on a day is done: the review with what it gathers, then the rest.</summary>
    private static IEnumerable<ServiceEvent> Done(Service s, Context x)
    {
        DateOnly today = x.Today;
        ImmutableList<Occurrence> due = [.. TaskSchedule.Of(s, x).Where(o => o.Due.Date <= today)];
        if (ServiceReview.Open(s, x) is { } review && review.Due.Date <= today)
        {
            due = ServiceReview.Gathers(s, review, today, x);
            yield return TaskDecider.Completed(review, today, due.Select(o => o.Task.Id), null, null);
        }

        foreach (Occurrence occurrence in due)
        {
            yield return TaskDecider.Completed(occurrence, today, TaskResult.Unchanged, null, null, null);
        }
    }

    private sealed class Run(Service service, Rules rules)
    {
        private readonly HashSet<(string Key, int Cycle)> told = [];
        private Service state = service;
        private DateOnly today;

        public List<Coming> Items { get; } = [];

        public void Live(DateOnly day, bool diligent)
        {
            today = day;
            while (Lifecycle.Decide(state, new Advance(), Now) is Decision.Accepted { Events: { IsEmpty: false } events })
            {
                Fold(events);
            }

            ImmutableList<Obligation> asked = ServiceObligations.Of(state, Now);
            HashSet<string> done = [];
            if (diligent)
            {
                ImmutableList<ServiceEvent> events = [.. Done(state, Now)];
                Fold(events);
                done = [.. events.Select(e => e is TaskCompleted task ? $"task:{task.Task}" : $"task:{ServiceReview.Id}")];
            }

            Items.AddRange(asked.Where(o => o.DueOn <= day || done.Contains(o.Key))
                .Where(o => told.Add((o.Key, o.Cycle))).Select(o => new Coming(day, o)));
        }

        /// <summary>The next day on which anything can be otherwise than today.</summary>
        public DateOnly? NextDay() => ServiceObligations.Of(state, Now).Select(o => o.DueOn).Append(state.End)
            .SelectMany(due => new[] { due, due < DateOnly.MaxValue ? due.Value.AddDays(1) : null })
            .Append(Lifecycle.NextDue(state, rules))
            .Where(day => day > today).Min();

        private Context Now => new(new Now(new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero), today), PersonId.System, rules);

        private void Fold(ImmutableList<ServiceEvent> events)
        {
            foreach (ServiceEvent happened in events)
            {
                state = Lifecycle.Evolve(state, happened, new Stamp(state.LastSequence + 1, PersonId.System, Now.Now.Instant, today));
            }
        }
    }
}
