using System.Collections.Immutable;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Obligations;

/// <summary>
/// The sitting in which an owner goes through a service: four times a year, or once where little is at
/// stake. It comes back as a task does, and gathers what falls due before the next one.
/// </summary>
public static class ServiceReview
{
    /// <summary>No task in the catalogue may be called this.</summary>
    public static readonly TaskId Id = new("service-review");

    /// <summary>The open review; null where the rulebook has none, or the service's time is up.</summary>
    public static Occurrence? Open(Service s, Context x) => TaskSchedule.Open(s, Task(x.Rules.Rulebook.Timing), x);

    /// <summary>The tasks that a sitting on a day should complete, soonest first.</summary>
    public static ImmutableList<Occurrence> Gathers(Service s, Occurrence review, DateOnly on, Context x)
    {
        (DateOnly counted, DateOnly slot) = review.Answered(on);
        var done = new TaskState(Id, review.Cycle, new Completion(on, counted, slot, null, x.Actor), null);
        DateOnly? next = Open(s with { Tasks = s.Tasks.SetItem(Id, done) }, x)?.Due.Date;
        return [.. TaskSchedule.Of(s, x).Where(o => next is null || o.Due.Date < next).OrderBy(o => o.Due.Date)];
    }

    private static RecurringTask Task(Timing timing) => new(
        Id,
        LevelBasis.Highest,
        OrNull(timing.ReviewLow),
        OrNull(timing.ReviewMedium),
        OrNull(timing.ReviewHigh),
        null,
        [],
        [],
        Force.OwnChoice,
        Ladder.Routine,
        Role.ServiceOwner,
        OwnChoice: true,
        Logs: false,
        DoneBy: null);

    private static int? OrNull(int months) => months == 0 ? null : months;
}
