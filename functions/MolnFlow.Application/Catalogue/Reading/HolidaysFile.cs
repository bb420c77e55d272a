using System.Collections.Immutable;
using System.Globalization;
using MolnFlow.Core.Calendar;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>Reads holidays.yaml. Every rule must give a day each year, within that year.</summary>
internal static class HolidaysFile
{
    public const string Name = "holidays.yaml";

    // Easter is from 22 March to 25 April: with these the day stays within the year.
    private const int EarliestFromEaster = -80, LatestFromEaster = 250;

    private static readonly string[] kinds = ["fixed", "easter", "weekdayOnOrAfter", "dayBefore"];

    public static ImmutableList<HolidayRule> Read(Field root)
    {
        var rules = ImmutableList.CreateBuilder<HolidayRule>();
        var eves = new List<(HolidayRule.DayBefore Rule, Field At)>();
        foreach (Field item in root.Keys("holidays file", "holidays")["holidays"].Items())
        {
            Mapping entry = item.Keys("holiday", "id", "sv", "en", "rule", "from");
            Field id = entry["id"];
            entry.Bilingual("holiday");
            string name = id.Text() ?? "";
            Mapping way = entry["rule"].Keys("holiday rule", kinds);
            HolidayRule? rule = Rule(name, entry.Optional("from").Number(1, 9999) ?? 1, way);
            if (name.Length > 0 && rules.Exists(r => r.Id == name))
            {
                id.Fault($"The holiday {name} stands twice. Take one of them away.");
            }
            else if (rule is not null)
            {
                rules.Add(rule);
            }

            if (rule is HolidayRule.DayBefore eve)
            {
                eves.Add((eve, way["dayBefore"]));
            }
        }

        foreach ((HolidayRule.DayBefore rule, Field at) in eves)
        {
            Eve(rule, at, rules.ToImmutable());
        }

        return rules.ToImmutable();
    }

    private static HolidayRule? Rule(string id, int from, Mapping way)
    {
        string[] given = [.. kinds.Where(way.Has)];
        if (given.Length != 1)
        {
            if (!way.IsVoid)
            {
                way.Fault($"A holiday has exactly one rule, but this has {given.Length}. Use one of: {string.Join(", ", kinds)}.");
            }

            return null;
        }

        Field rule = way[given[0]];
        switch (given[0])
        {
            case "fixed":
                return MonthDay(rule) is var (month, day) ? new HolidayRule.Fixed(id, from, month, day) : null;
            case "easter":
                return rule.Number(EarliestFromEaster, LatestFromEaster) is { } offset ? new HolidayRule.Easter(id, from, offset) : null;
            case "dayBefore":
                return rule.Text() is { } other ? new HolidayRule.DayBefore(id, from, other) : null;
            default:
                Mapping first = rule.Keys("weekday rule", "weekday", "date");
                DayOfWeek? weekday = first["weekday"].Choice<DayOfWeek>();
                return MonthDay(first["date"]) is var (m, d) && weekday is { } w
                    ? new HolidayRule.WeekdayOnOrAfter(id, from, w, m, d)
                    : null;
        }
    }

    // 2001 has no leap day, so what is a date then is one every year.
    private static (int Month, int Day)? MonthDay(Field field)
    {
        if (field.Text() is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact($"2001-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return (date.Month, date.Day);
        }

        field.Fault($"'{text}' is not a day that every year has. Write month and day within quotes, such as \"12-24\".");
        return null;
    }

    private static void Eve(HolidayRule.DayBefore eve, Field at, ImmutableList<HolidayRule> rules)
    {
        var passed = new HashSet<string>();
        HolidayRule? rule = eve;
        while (rule is HolidayRule.DayBefore before && passed.Add(before.Id))
        {
            rule = rules.Find(r => r.Id == before.Other);
        }

        if (!rules.Exists(r => r.Id == eve.Other))
        {
            string known = string.Join(", ", rules.Where(r => r.Id != eve.Id).Select(r => r.Id));
            at.Fault($"There is no holiday '{eve.Other}' to be the day before. Use one of: {known}.");
        }
        else if (rule is HolidayRule.DayBefore)
        {
            at.Fault($"{eve.Id} is the day before itself, by way of {eve.Other}. Count one of them from a date.");
        }
        else if (rule is HolidayRule.Fixed { Month: 1 } day && day.Day <= passed.Count)
        {
            // The calendar works out a year at a time and would not look in the next.
            at.Fault("The day before is in the year before. Write it as a fixed date, such as fixed: \"12-31\".");
        }
    }
}
