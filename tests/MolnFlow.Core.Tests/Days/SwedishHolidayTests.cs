using MolnFlow.Core.Calendar;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Days;

/// <summary>The free days that fall on Monday to Friday, from printed Swedish calendars.</summary>
public class SwedishHolidayTests
{
    private static readonly WorkingDays Calendar = TestRules.Catalogue.Calendar;

    public static TheoryData<int, string> FreeWeekdays() => new()
    {
        { 2024, "01-01 03-29 04-01 05-01 05-09 06-06 06-21 12-24 12-25 12-26 12-31" },
        { 2025, "01-01 01-06 04-18 04-21 05-01 05-29 06-06 06-20 12-24 12-25 12-26 12-31" },
        { 2026, "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31" },
        { 2027, "01-01 01-06 03-26 03-29 05-06 06-25 12-24 12-31" },
        { 2028, "01-06 04-14 04-17 05-01 05-25 06-06 06-23 12-25 12-26" },
    };

    [Theory]
    [MemberData(nameof(FreeWeekdays))]
    public void The_weekdays_off_are_those_of_the_printed_calendar(int year, string days)
    {
        string[] free = [.. Year(year)
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Calendar.IsWorkingDay(d))
            .Select(d => d.ToString("MM-dd"))];

        Assert.Equal(days.Split(' '), free);
    }

    [Theory]
    [InlineData("2024-06-21")]
    [InlineData("2025-06-20")]
    [InlineData("2026-06-19")]
    [InlineData("2027-06-25")]
    [InlineData("2028-06-23")]
    [InlineData("2025-12-24")]
    [InlineData("2026-12-31")]
    public void The_eves_of_midsummer_christmas_and_new_year_are_not_worked(string eve) =>
        Assert.False(Calendar.IsWorkingDay(Dates.Day(eve)));

    [Theory]
    [InlineData("2026-01-05")]
    [InlineData("2026-04-02")]
    [InlineData("2026-04-30")]
    [InlineData("2026-10-30")]
    public void Other_eves_are_worked(string eve) => Assert.True(Calendar.IsWorkingDay(Dates.Day(eve)));

    [Fact]
    public void Saturdays_and_sundays_are_never_worked() =>
        Assert.DoesNotContain(Year(2026), d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && Calendar.IsWorkingDay(d));

    [Fact]
    public void The_national_day_is_free_from_2005_and_not_before()
    {
        Assert.True(Calendar.IsWorkingDay(Dates.Day("2003-06-06")));
        Assert.False(Calendar.IsWorkingDay(Dates.Day("2005-06-06")));
        Assert.False(Calendar.IsWorkingDay(Dates.Day("2025-06-06")));
    }

    [Theory]
    [InlineData(2024, "2024-11-02")]
    [InlineData(2025, "2025-11-01")]
    [InlineData(2026, "2026-10-31")]
    [InlineData(2027, "2027-11-06")]
    public void All_saints_day_is_the_saturday_between_31_october_and_6_november(int year, string day)
    {
        var onlyAllSaints = new WorkingDays([new HolidayRule.WeekdayOnOrAfter("x", 1, DayOfWeek.Saturday, 10, 31)]);

        Assert.False(onlyAllSaints.IsWorkingDay(Dates.Day(day)));
        Assert.Equal(year, Dates.Day(day).Year);
    }

    [Theory]
    [InlineData("1961-04-02")]
    [InlineData("1990-04-15")]
    [InlineData("1995-04-16")]
    [InlineData("2000-04-23")]
    [InlineData("2005-03-27")]
    [InlineData("2008-03-23")]
    [InlineData("2010-04-04")]
    [InlineData("2011-04-24")]
    [InlineData("2016-03-27")]
    [InlineData("2019-04-21")]
    [InlineData("2020-04-12")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2030-04-21")]
    [InlineData("2035-03-25")]
    [InlineData("2038-04-25")]
    [InlineData("2050-04-10")]
    public void Easter_falls_on_its_known_sunday(string sunday)
    {
        DateOnly easter = Dates.Day(sunday);

        Assert.Equal(easter, WorkingDays.EasterSunday(easter.Year));
    }

    [Fact]
    public void Easter_is_a_sunday_from_22_march_to_25_april_in_every_year()
    {
        foreach (int year in Enumerable.Range(1990, 61))
        {
            DateOnly easter = WorkingDays.EasterSunday(year);
            Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
            Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        }
    }

    private static IEnumerable<DateOnly> Year(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);
}
