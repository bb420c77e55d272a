using System.Collections.Immutable;

namespace MolnFlow.Core.Calendar;

/// <summary>
/// Which days are worked, by the catalogue's holiday rules. Saturdays and Sundays never are.
/// Dates are civil dates; months are clamped to their last day (2027-01-31 + 1 month = 2027-02-28).
/// </summary>
public sealed class WorkingDays(IEnumerable<HolidayRule> rules)
{
    private readonly ImmutableArray<HolidayRule> rules = [.. rules];
    private ImmutableDictionary<int, ImmutableHashSet<DateOnly>> byYear = ImmutableDictionary<int, ImmutableHashSet<DateOnly>>.Empty;

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !HolidaysOf(day.Year).Contains(day);

    /// <summary>The day itself, or the closest working day before it: notices must not come late.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>Adds a period; working days are counted from the day after <paramref name="day"/>.</summary>
    public DateOnly Add(DateOnly day, Period period) => period.Unit switch
    {
        PeriodUnit.Days => day.AddDays(period.Amount),
        PeriodUnit.Months => day.AddMonths(period.Amount),
        PeriodUnit.WorkingDays => AddWorkingDays(day, period.Amount),
    };

    /// <summary>The latest day d for which d + <paramref name="period"/> is on or before <paramref name="limit"/>.</summary>
    public DateOnly LatestStart(DateOnly limit, Period period)
    {
        DateOnly day = Add(limit, period with { Amount = -period.Amount });
        while (Add(day, period) > limit)
        {
            day = day.AddDays(-1);
        }

        // Month ends are clamped, so several days can reach the same date: the last of them counts.
        while (Add(day.AddDays(1), period) <= limit)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private DateOnly AddWorkingDays(DateOnly day, int amount)
    {
        int step = Math.Sign(amount);
        for (int left = Math.Abs(amount); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        return day;
    }

    private ImmutableHashSet<DateOnly> HolidaysOf(int year)
    {
        if (byYear.TryGetValue(year, out ImmutableHashSet<DateOnly>? known))
        {
            return known;
        }

        // The rules are those of the Gregorian calendar; typed dates can be centuries away from it.
        if (year is < 1583 or > 9000)
        {
            return [];
        }

        // An eve of New Year's Day belongs to the year before, so a rule's day can fall in a neighbouring year.
        ImmutableHashSet<DateOnly> days =
        [
            .. rules.SelectMany(r => Enumerable.Range(year - 1, 3).Select(y => On(r, y)).Where(d => d.Year == year && r.FromYear <= year)),
        ];
        byYear = byYear.SetItem(year, days);
        return days;
    }

    private DateOnly On(HolidayRule rule, int year) => rule switch
    {
        HolidayRule.Fixed f => new DateOnly(year, f.Month, f.Day),
        HolidayRule.Easter e => EasterSunday(year).AddDays(e.Offset),
        HolidayRule.WeekdayOnOrAfter w => FirstOnOrAfter(new DateOnly(year, w.Month, w.Day), w.Weekday),
        HolidayRule.DayBefore b => On(rules.First(r => r.Id == b.Other), year).AddDays(-1),
        _ => throw new InvalidOperationException($"No case for {rule.GetType().Name}."),
    };

    private static DateOnly FirstOnOrAfter(DateOnly day, DayOfWeek weekday) =>
        day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);

    /// <summary>Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).</summary>
    public static DateOnly EasterSunday(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
