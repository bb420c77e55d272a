using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Tasks;

public class ReviewAndForecastTests
{
    [Theory]
    [InlineData(0, 0, 0, false, false, 12)]
    [InlineData(2, 0, 0, false, false, 3)]
    [InlineData(0, 0, 0, false, true, 3)]
    [InlineData(3, 3, 3, true, true, 3)]
    public void The_review_comes_quarterly_or_yearly_by_level(int k, int r, int t, bool secrecy, bool personalData, int months) =>
        Assert.Equal(months, Recurring.Endless("2026-02-10", new(k, r, t, secrecy, personalData)).Open("service-review").Arguments["months"]);

    [Fact]
    public void A_review_completes_all_that_falls_due_before_the_next_one()
    {
        Case c = Recurring.Endless("2026-02-10", Recurring.High).At("2026-05-08");
        string[] gathered = [.. c.Gathered().Select(o => o.Task.Id.Value).Order()];
        Assert.Equal(["access-review", "capacity", "configuration", "keys-and-vulnerabilities", "log-review", "sub-processors"], gathered);

        c.Reviewed();

        DateOnly next = c.Open("service-review").DueOn!.Value;
        Assert.Equal(Dates.Day("2026-08-10"), next);
        Assert.All(gathered.Where(t => t != "log-review"), task => Assert.True(c.Open(task).DueOn >= next, task));
        Assert.Equal(gathered.Length, c.Log.Count(e => e.Event is TaskCompleted));
        Assert.Equal(gathered, Assert.IsType<ServiceReviewCompleted>(c.Log.Single(e => e.Event is ServiceReviewCompleted).Event).Tasks.Select(t => t.Value).Order());
    }

    [Fact]
    public void What_a_review_leaves_out_stays_open_with_its_own_day()
    {
        Case c = Recurring.Endless("2026-02-10", Recurring.High).At("2026-05-08");
        c.Do(new CompleteReview(c.Today, [new(new("access-review"), TaskResult.Findings, "Två konton bort", null)], null, null));

        Assert.Equal(("2026-08-10", 2), (c.Due("access-review"), c.Open("access-review").Cycle));
        Assert.Equal(("2026-05-08", 1), (c.Due("capacity"), c.Open("capacity").Cycle));
    }

    [Fact]
    public void Reviews_and_quarterly_tasks_stay_together_year_after_year()
    {
        Case c = Recurring.Endless("2026-03-17", Give.Class2);
        for (int i = 0; i < 20; i++)
        {
            c.At(c.Due("service-review")).Reviewed();
            Assert.Equal(c.Due("service-review"), c.Due("log-review"));
        }

        Assert.Equal(21, c.Open("service-review").Cycle);
        Assert.Equal("2031-06-17", c.Due("service-review"));
    }

    public static TheoryData<Classification, string?, bool> Lives() => new()
    {
        { Recurring.High, null, true },
        { Recurring.High, "2028-03-31", true },
        { Give.Class2, "2027-06-30", true },
        { Recurring.Low, null, true },
        { Recurring.High, null, false },
        { Give.Class2, "2027-06-30", false },
        { Recurring.Low, "2027-01-15", false },
    };

    [Theory]
    [MemberData(nameof(Lives))]
    public void The_forecast_is_what_then_happens_day_by_day(Classification classification, string? end, bool diligent)
    {
        Case c = end is null
            ? Recurring.Endless("2025-11-03", classification)
            : Milestones.InUse(Give.FixedTerms(end: end), classification: classification);
        DateOnly until = Dates.Day("2028-06-30");
        IReadOnlyList<Coming> foreseen = Forecast.Of(c.State, c.Rules, c.Today, until, diligent);

        List<string> happened = [];
        HashSet<(string, int)> told = [];
        for (; c.Today <= until; c.At(c.Today.AddDays(1)))
        {
            c.Do(new Advance(), PersonId.System);
            var before = ServiceObligations.Of(c.State, c.By(People.Owner));
            HashSet<string> done = diligent ? DoWhatIsDue(c) : [];
            happened.AddRange(before.Where(o => (o.DueOn <= c.Today || done.Contains(o.Key)) && told.Add((o.Key, o.Cycle))).Select(o => Line(c.Today, o)));
        }

        Assert.NotEmpty(happened);
        Assert.Equal(happened, foreseen.Select(f => Line(f.On, f.Obligation)));
    }

    [Fact]
    public void If_nobody_acts_each_task_is_foreseen_once_and_the_exit_starts_by_itself()
    {
        Case c = Milestones.InUse();
        IReadOnlyList<Coming> foreseen = Forecast.Of(c.State, c.Rules, c.Today, Dates.Day("2027-12-31"));

        Assert.Equal(foreseen.Count, foreseen.Select(f => (f.Obligation.Key, f.Obligation.Cycle)).Distinct().Count());
        Assert.All(foreseen.Where(f => f.Obligation.Key.StartsWith("task:", StringComparison.Ordinal)), f => Assert.Equal(1, f.Obligation.Cycle));
        Assert.Contains(foreseen, f => f.Obligation.Key == "exit:erasure-order");
        Assert.All(foreseen.Zip(foreseen.Skip(1)), pair => Assert.True(pair.First.On <= pair.Second.On));
    }

    [Fact]
    public void What_is_late_already_is_foreseen_at_once()
    {
        Case c = Recurring.Endless("2026-02-10", Recurring.High).At("2026-12-01");

        Coming first = Forecast.Of(c.State, c.Rules, c.Today, c.Today)[0];

        Assert.Equal((c.Today, Dates.Day("2026-03-10")), (first.On, first.Obligation.DueOn!.Value));
    }

    [Fact]
    public void A_case_before_use_and_a_closed_one_have_nothing_to_come()
    {
        Case before = Milestones.Registered(), after = Milestones.Registered().Do(new Acquire.Withdraw("Nej"));
        Assert.Empty(Forecast.Of(before.State, before.Rules, before.Today, Dates.Day("2030-01-01")));
        Assert.Empty(Forecast.Of(after.State, after.Rules, after.Today, Dates.Day("2030-01-01"), diligent: true));
    }

    /// <summary>The review first, with what it gathers; then what is left.</summary>
    private static HashSet<string> DoWhatIsDue(Case c)
    {
        HashSet<string> done = [];
        if (c.Find("service-review")?.DueOn <= c.Today)
        {
            done = [.. c.Gathered().Select(o => $"task:{o.Task.Id}"), "task:service-review"];
            c.Reviewed();
        }

        foreach (Occurrence o in TaskSchedule.Of(c.State, c.By(People.Owner)).Where(o => o.Due.Date <= c.Today))
        {
            done.Add($"task:{o.Task.Id}");
            c.Do(c.Completion(o.Task.Id, c.Today));
        }

        return done;
    }

    private static string Line(DateOnly on, Obligation o) => $"{on:yyyy-MM-dd} {o.Key} {o.Cycle} due {o.DueOn:yyyy-MM-dd}";
}
