using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Tasks;

/// <summary>Single dates, on the days that are easy to get wrong.</summary>
public class NextDateTests
{
    [Fact]
    public void The_first_dates_follow_the_intervals_and_not_each_other()
    {
        Case c = Recurring.Endless("2026-02-10", Recurring.High);

        Assert.Equal(
            ["2026-03-10 log-review", "2026-05-08 access-review", "2026-08-10 restore-test", "2027-02-10 risk-analysis"],
            new[] { "log-review", "access-review", "restore-test", "risk-analysis" }.Select(t => $"{c.Due(t)} {t}"));
    }

    [Fact]
    public void Done_on_its_day_it_stays_on_its_schedule() => Assert.Equal(
        ["2026-03-10", "2026-04-10", "2026-05-08", "2026-06-10", "2026-06-30", "2026-08-10", "2026-09-10", "2026-10-09", "2026-11-10", "2026-12-10", "2027-01-08"],
        Recurring.Endless("2026-02-10", Recurring.High).Diligently("log-review", 11));

    [Fact]
    public void Month_ends_come_back_after_a_short_month() => Assert.Equal(
        ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30", "2027-07-31"],
        Recurring.Endless("2027-01-31").Under(Recurring.Every("access-review", 1, ownChoice: false)).Diligently("access-review", 6));

    [Fact]
    public void A_leap_day_is_met_again_four_years_on() => Assert.Equal(
        ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29", "2033-02-28"],
        Recurring.Endless("2028-02-29").Under(Recurring.Every("access-review", 12, ownChoice: false)).Diligently("access-review", 5));

    [Theory]
    [InlineData("2026-01-15", 6, "2026-06-30")] // 15 July
    [InlineData("2026-01-01", 6, "2026-06-30")] // 1 July
    [InlineData("2026-01-31", 6, "2026-06-30")] // 31 July
    [InlineData("2026-02-01", 6, "2026-06-30")] // 1 August is a Saturday, and the Friday before it is in July
    [InlineData("2025-12-20", 12, "2026-12-18")] // 19 December is a Saturday
    [InlineData("2026-01-07", 12, "2026-12-18")]
    [InlineData("2026-01-08", 12, "2027-01-08")]
    [InlineData("2025-12-19", 12, "2026-12-18")]
    [InlineData("2026-04-25", 12, "2027-04-23")] // a Sunday
    [InlineData("2025-06-06", 12, "2026-06-05")] // the national day, and a Saturday
    public void What_we_place_ourselves_avoids_july_christmas_and_days_off(string start, int months, string due)
    {
        Case c = Recurring.Endless(start).Under(Recurring.Every("access-review", months));

        Assert.Equal(due, c.Due("access-review"));
        Assert.Equal(Dates.Day(due), c.Open("access-review").Arithmetic!.Date);
    }

    [Fact]
    public void The_arithmetic_says_that_a_day_was_moved_and_why()
    {
        Case c = Recurring.Endless("2026-02-01").Under(Recurring.Every("access-review", 6));

        Assert.Equal(
            ["in-use-since 2026-02-01", "task-interval 2026-08-01", "preceding-working-day 2026-07-31", "quiet-period 2026-06-30"],
            c.Open("access-review").Arithmetic!.Arithmetic.Select(a => $"{a.Label} {a.Result:yyyy-MM-dd}"));
    }

    [Fact]
    public void What_is_not_ours_to_place_is_not_moved() => Assert.Equal(
        "2026-07-18", Recurring.Endless("2026-01-18").Under(Recurring.Every("access-review", 6, ownChoice: false)).Due("access-review"));

    [Fact]
    public void Three_months_late_it_is_one_occurrence_and_the_missed_ones_are_counted()
    {
        Case c = Recurring.Endless("2026-08-11", Recurring.High).At("2026-12-12");

        Obligation late = c.Open("log-review");
        Assert.Equal(("2026-09-11", 1, 3), (c.Due("log-review"), late.Cycle, late.Missed));

        c.Done("log-review");
        TaskCompleted done = Assert.IsType<TaskCompleted>(c.Log[^1].Event);
        Assert.Equal((1, 3, Dates.Day("2026-09-11")), (done.Cycle, done.Missed, done.Due));
        Assert.Equal(("2027-01-11", 2, 0), (c.Due("log-review"), c.Open("log-review").Cycle, c.Open("log-review").Missed));
    }

    [Fact]
    public void Done_late_the_schedule_does_not_drift()
    {
        Case c = Recurring.Endless("2026-02-10").At("2026-09-28").Done("access-review");

        Assert.Equal("2027-02-10", c.Due("access-review"));
    }

    [Fact]
    public void Done_early_the_next_counts_from_then_and_the_day_that_was_meant_is_not_asked_for_again()
    {
        Case c = Recurring.Endless("2026-02-10").At("2026-08-05").Done("access-review");
        Assert.Equal("2027-02-05", c.Due("access-review"));

        c.At("2027-02-05").Done("access-review");
        Assert.Equal("2027-08-05", c.Due("access-review"));
    }

    [Fact]
    public void Done_shortly_before_a_quiet_period_it_is_not_asked_for_again_before_it()
    {
        Case c = Recurring.Endless("2026-02-15", Recurring.High).At("2026-06-29");
        c.Done("log-review");

        Assert.Equal("2026-08-14", c.Due("log-review"));
    }

    [Fact]
    public void What_would_fall_after_the_end_is_not_asked_for_unless_the_law_asks()
    {
        Case c = Milestones.InUse(Give.FixedTerms(end: "2026-10-30"));

        Assert.Equal("2026-04-30", c.Due("access-review"));
        Assert.Null(c.Find("training"));
        Assert.Equal("2026-11-03", c.Due("dpia-review"));
        Assert.Null(c.At("2026-04-30").Done("access-review").Find("access-review"));
    }

    [Fact]
    public void What_is_still_out_there_after_the_end_is_looked_after_again()
    {
        Case c = Milestones.Exiting().At("2027-06-01");
        Assert.Equal("2026-11-03", c.Due("training"));
        Assert.Null(c.Done("training").Find("training"));

        Assert.Equal("2027-11-03", c.At("2027-07-01").Due("training"));
    }

    [Fact]
    public void Managing_goes_on_until_the_data_is_erased_and_access_is_revoked()
    {
        Case c = Milestones.Exiting().At("2027-06-30");
        Assert.NotNull(c.Find("access-review"));

        Assert.Null(c.GatesPassed().Ordered().Find("access-review"));
    }

    [Fact]
    public void Either_of_the_two_left_undone_keeps_it_going()
    {
        Case c = Milestones.Exiting().GatesPassed();
        Service notErased = c.State;
        Service done = c.Ordered().State;
        Service notRevoked = done with { Steps = done.Steps.Remove(ExitSteps.AccessRevoked) };

        Assert.NotEmpty(TaskSchedule.Of(notErased, c.By(People.Owner)));
        Assert.NotEmpty(TaskSchedule.Of(notRevoked, c.By(People.Owner)));
        Assert.Empty(TaskSchedule.Of(done, c.By(People.Owner)));
    }
}
