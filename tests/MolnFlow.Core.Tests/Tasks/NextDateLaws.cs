using FsCheck;
using FsCheck.Fluent;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Tasks;

/// <summary>What holds of next dates whatever people do: done on the day, early, late or very late.</summary>
public class NextDateLaws
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true);

    private static readonly RecurringTask Task = TestRules.Catalogue.Rulebook.Schedule.Task(new("access-review"))!;

    private sealed record Step(Occurrence Before, DateOnly On, Occurrence After);

    /// <summary>Where a service began, the interval, and how many days off its due day each completion is.</summary>
    private static readonly Arbitrary<(int Start, int Months, int[] Off)> Any = Arb.From(
        from start in Gen.Choose(0, 2000)
        from months in Gen.Elements(1, 2, 3, 6, 12, 24)
        from off in Gen.Frequency((4, Gen.Constant(0)), (2, Gen.Choose(-20, 20)), (1, Gen.Choose(-200, 400))).ArrayOf(12)
        select (start, months, off));

    private static void Hold(Action<DateOnly, int, IReadOnlyList<Step>> law) => Prop.ForAll(Any, life =>
    {
        DateOnly start = new DateOnly(2025, 11, 3).AddDays(life.Start);
        Case c = Recurring.Endless($"{start:yyyy-MM-dd}").Under(Recurring.Every(Task.Id.Value, life.Months));
        List<Step> steps = [];
        foreach (int off in life.Off)
        {
            Occurrence before = Open(c);
            DateOnly earliest = c.State.Tasks.GetValueOrDefault(Task.Id)?.Last?.On.AddDays(1) ?? start;
            DateOnly on = before.Due.Date.AddDays(off);
            on = on < earliest ? earliest : on;
            before = Open(c.At(on));
            c.Do(c.Completion(Task.Id, on));
            steps.Add(new Step(before, on, Open(c)));
        }

        law(start, life.Months, steps);
    }).Check(Config);

    private static Occurrence Open(Case c) => TaskSchedule.Open(c.State, c.Rules.Rulebook.Schedule.Task(Task.Id)!, c.By(People.Owner))!;

    [Fact]
    public void Cycles_have_no_gaps() => Hold((_, _, steps) =>
        Assert.Equal(Enumerable.Range(1, steps.Count + 1), steps.Select(s => s.Before.Cycle).Append(steps[^1].After.Cycle)));

    [Fact]
    public void The_next_day_is_after_the_completion_and_never_free_or_quiet() => Hold((_, _, steps) => Assert.All(steps, s =>
    {
        DateOnly due = s.After.Due.Date;
        Assert.True(due > s.On, $"done {s.On:yyyy-MM-dd}, next {due:yyyy-MM-dd}");
        Assert.True(TestRules.Catalogue.Calendar.IsWorkingDay(due));
        Assert.False(due is { Month: 7 } or { Month: 12, Day: >= 20 } or { Month: 1, Day: <= 7 });
    }));

    [Fact]
    public void Nothing_is_placed_later_than_the_interval_allows_but_for_the_quiet_days_it_skips() => Hold((_, months, steps) => Assert.All(steps, s =>
    {
        Assert.True(s.After.Due.Date <= s.After.Nominal);
        Assert.True(s.After.Nominal <= s.On.AddMonths(2 * months).AddDays(31));
        Assert.True(months == 1 || s.After.Nominal <= s.On.AddMonths(months).AddDays(46), $"done {s.On:yyyy-MM-dd}, next {s.After.Nominal:yyyy-MM-dd}");
    }));

    [Fact]
    public void Every_occurrence_stands_for_the_first_day_of_the_schedule_that_it_is_not_after() => Hold((start, months, steps) =>
        Assert.All(steps.Select(s => s.Before).Append(steps[^1].After), o =>
            Assert.Equal(Enumerable.Range(1, 900).Select(k => start.AddMonths(k * months)).First(d => d >= o.Nominal), o.Slot)));

    [Fact]
    public void On_time_it_keeps_the_schedule_and_late_it_does_not_drift_off_it() => Hold((_, _, steps) => Assert.All(
        steps.Where(s => s.Before.Nominal == s.Before.Slot && s.On >= s.Before.Due.Date),
        s => Assert.Equal(s.After.Slot, s.After.Nominal)));

    [Fact]
    public void Missed_days_are_those_that_passed_after_its_own() => Hold((start, months, steps) => Assert.All(steps, s =>
        Assert.Equal(
            Enumerable.Range(1, 400).Select(k => start.AddMonths(k * months)).Count(d => d > s.Before.Slot && d <= s.On),
            s.Before.Missed)));
}
