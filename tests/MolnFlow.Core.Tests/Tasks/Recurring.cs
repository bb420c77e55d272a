using System.Collections.Immutable;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Tasks;

/// <summary>Services in use without an end, and the doing of their tasks.</summary>
internal static class Recurring
{
    public static readonly Classification High = new(3, 3, 3, true, true);
    public static readonly Classification Low = new(1, 1, 1, false, false);

    private static readonly LogReview Logs = new("Inloggningar", Dates.Day("2020-01-01"), "Inget", "Inget");

    public static Case Endless(string on, Classification? classification = null) =>
        Milestones.InUse(Give.Terms(new Term.OpenEnded(Dates.Day(on))), on, classification);

    public static Obligation? Find(this Case c, string task) =>
        ServiceObligations.Of(c.State, c.By(People.Owner)).SingleOrDefault(o => o.Key == $"task:{task}");

    public static Obligation Open(this Case c, string task) =>
        c.Find(task) ?? throw new InvalidOperationException($"{task} is not asked for.");

    public static string Due(this Case c, string task) => c.Open(task).DueOn!.Value.ToString("yyyy-MM-dd");

    public static Case Done(this Case c, string task, string? on = null) => c.Do(c.Completion(new(task), on is null ? c.Today : Dates.Day(on)));

    public static CompleteTask Completion(this Case c, TaskId task, DateOnly on) => new(
        task, on, TaskResult.Unchanged, null, c.Rules.Rulebook.Schedule.Task(task)!.Logs ? Logs : null, null);

    /// <summary>The sitting that completes all it gathers.</summary>
    public static Case Reviewed(this Case c) => c.Do(new CompleteReview(
        c.Today, [.. c.Gathered().Select(o => new ReviewedTask(o.Task.Id, TaskResult.Unchanged, null, o.Task.Logs ? Logs : null))], null, null));

    public static ImmutableList<Occurrence> Gathered(this Case c)
    {
        Context context = c.By(People.Owner);
        return ServiceReview.Gathers(c.State, ServiceReview.Open(c.State, context)!, c.Today, context);
    }

    /// <summary>On the day a task is due, does it; so many times. The days.</summary>
    public static IEnumerable<string> Diligently(this Case c, string task, int times)
    {
        for (int i = 0; i < times; i++)
        {
            string due = c.Due(task);
            yield return due;
            c.At(due).Done(task);
        }
    }

    /// <summary>The same with every interval of one task changed, as an organisation may.</summary>
    public static Func<Rules, Rules> Every(string task, int months, bool ownChoice = true) => rules => rules with
    {
        Rulebook = rules.Rulebook with
        {
            Schedule = rules.Rulebook.Schedule with
            {
                Tasks = [.. rules.Rulebook.Schedule.Tasks.Select(t => t.Id.Value != task ? t : t with
                {
                    Low = months,
                    Medium = months,
                    High = months,
                    OwnChoice = ownChoice,
                })],
            },
        },
    };
}
