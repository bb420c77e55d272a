using FsCheck;
using FsCheck.Fluent;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Days;

public class WorkingDayArithmeticTests
{
    private static readonly WorkingDays Calendar = TestRules.Catalogue.Calendar;

    [Theory]
    [InlineData("2026-06-08", "2026-06-08")]
    [InlineData("2026-06-07", "2026-06-05")]
    [InlineData("2026-04-06", "2026-04-02")]
    [InlineData("2027-01-01", "2026-12-30")]
    [InlineData("2026-12-27", "2026-12-23")]
    [InlineData("2026-06-21", "2026-06-18")]
    public void A_day_off_falls_back_to_the_working_day_before_it(string day, string expected) =>
        Assert.Equal(Dates.Day(expected), Calendar.OnOrBefore(Dates.Day(day)));

    [Theory]
    [InlineData("2026-12-14", 14, "2027-01-08")]
    [InlineData("2027-03-02", 14, "2027-03-22")]
    [InlineData("2026-12-23", 1, "2026-12-28")]
    [InlineData("2026-12-28", -1, "2026-12-23")]
    [InlineData("2026-12-26", 0, "2026-12-26")]
    public void Working_days_are_counted_from_the_day_after(string from, int days, string expected) =>
        Assert.Equal(Dates.Day(expected), Calendar.Add(Dates.Day(from), Period.WorkingDays(days)));

    [Theory]
    [InlineData("2027-01-31", 1, "2027-02-28")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2028-02-29", 12, "2029-02-28")]
    [InlineData("2027-03-31", -1, "2027-02-28")]
    public void Months_are_clamped_to_their_last_day(string from, int months, string expected) =>
        Assert.Equal(Dates.Day(expected), Calendar.Add(Dates.Day(from), Period.Months(months)));

    [Fact]
    public void An_eve_of_new_years_day_is_free_in_the_year_before()
    {
        var calendar = new WorkingDays([new HolidayRule.Fixed("new-year", 1, 1, 1), new HolidayRule.DayBefore("eve", 1, "new-year")]);

        Assert.False(calendar.IsWorkingDay(Dates.Day("2026-12-31")));
        Assert.True(calendar.IsWorkingDay(Dates.Day("2026-12-30")));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void No_date_that_can_be_typed_breaks_the_calendar(string day) =>
        Assert.Equal(Dates.Day(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday), Calendar.IsWorkingDay(Dates.Day(day)));

    [Fact]
    public void The_latest_start_is_the_last_day_from_which_the_period_still_fits()
    {
        Gen<Period> periods = Gen.OneOf(
            Gen.Choose(0, 400).Select(Period.Days),
            Gen.Choose(0, 24).Select(Period.Months),
            Gen.Choose(0, 60).Select(Period.WorkingDays));
        Gen<DateOnly> limits = Gen.Choose(0, 30_000).Select(new DateOnly(1990, 1, 1).AddDays);

        Prop.ForAll(limits.ToArbitrary(), periods.ToArbitrary(), (limit, period) =>
        {
            DateOnly latest = Calendar.LatestStart(limit, period);

            // By brute force: no later day will do, and this one does.
            return Calendar.Add(latest, period) <= limit
                && Enumerable.Range(1, 100).All(days => Calendar.Add(latest.AddDays(days), period) > limit);
        }).QuickCheckThrowOnFailure();
    }
}
