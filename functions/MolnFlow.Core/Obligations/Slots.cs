using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Obligations;

/// <summary>
/// When a task comes next: the earlier of the last completion plus the interval, and the first scheduled
/// day (start + k × interval) that no completion has answered. Counting in whole intervals from the start
/// keeps month ends: 31 January gives 28 February and then 31 March.
/// </summary>
/// <param name="Start">Where the schedule begins; the first scheduled day is one interval later.</param>
/// <param name="From">The text code of what the start is.</param>
/// <param name="Avoids">True when the date is ours to place, so that quiet periods and free days are avoided.</param>
public sealed record Slots(DateOnly Start, string From, int Months, bool Avoids, Rules Rules)
{
    // Half of the shortest interval: an occasion moved out of July that close to the last one was answered by it.
    private const int TooClose = 15;

    /// <summary>The first scheduled day after a day.</summary>
    public DateOnly After(DateOnly day)
    {
        int between = ((day.Year - Start.Year) * 12) + day.Month - Start.Month;
        int k = Math.Max(1, between / Months);
        while (Start.AddMonths(k * Months) <= day)
        {
            k++;
        }

        return Start.AddMonths(k * Months);
    }

    /// <summary>The scheduled days after one day and up to another, both of them past.</summary>
    public int Between(DateOnly slot, DateOnly today)
    {
        int passed = 0;
        for (DateOnly next = After(slot); next <= today; next = After(next))
        {
            passed++;
        }

        return passed;
    }

    /// <summary>The scheduled day that comes next, and the day it should be done by before it is placed.</summary>
    public (DateOnly Nominal, DateOnly Slot) Next(Completion? last)
    {
        DateOnly from = Later(last?.CountedFrom), answered = Later(last?.Slot);
        DateOnly slot = After(answered);
        DateOnly early = from.AddMonths(Months);
        DateOnly nominal = from == answered || early > slot ? slot : early;
        while (TooSoon(nominal, from))
        {
            (nominal, slot) = nominal < slot ? (slot, slot) : (After(slot), After(slot));
        }

        return (nominal, slot);
    }

    /// <summary>How a day was arrived at, on to the day it is placed on.</summary>
    public DatedFact Fact(DateOnly nominal, DateOnly slot, Completion? last)
    {
        int months = ((slot.Year - Start.Year) * 12) + slot.Month - Start.Month;
        DatedFact fact = nominal < slot && last is not null
            ? DatedFact.From("task-completed", last.CountedFrom).Then("task-interval", Period.Months(Months), nominal)
            : DatedFact.From(From, Start)
                .Then("task-interval", Period.Months(months), nominal);
        return Placed(fact);
    }

    /// <summary>What the next date follows from when the open occurrence is done on a day.</summary>
    /// <param name="due">The day it was due by the schedule.</param>
    /// <returns>The day the next interval is counted from, and the last scheduled day that is answered.</returns>
    public (DateOnly CountedFrom, DateOnly Slot) Answered(DateOnly on, DateOnly due, DateOnly nominal, DateOnly slot)
    {
        if (on > slot)
        {
            return (on, on);
        }

        // From the day it was due it is on time, and stays on the schedule; before that it is early.
        DateOnly counted = due <= on && on <= nominal ? nominal : on;
        return (counted, Before(counted.AddMonths(Months)));
    }

    // The scheduled days before the next one is due are answered; the start itself where there are none.
    private DateOnly Before(DateOnly day)
    {
        DateOnly last = Start;
        int between = ((day.Year - Start.Year) * 12) + day.Month - Start.Month;
        for (int k = Math.Max(0, (between / Months) - 1); Start.AddMonths(k * Months) < day; k++)
        {
            last = Start.AddMonths(k * Months);
        }

        return last;
    }

    /// <summary>Never later: before the quiet period it falls in, and on a working day.</summary>
    private DatedFact Placed(DatedFact fact)
    {
        while (Avoids)
        {
            if (Quiet(fact.Date) is { } begins)
            {
                fact = fact.Then("quiet-period", null, begins.AddDays(-1));
            }
            else if (!Rules.Calendar.IsWorkingDay(fact.Date))
            {
                fact = fact.Then("preceding-working-day", null, Rules.Calendar.OnOrBefore(fact.Date));
            }
            else
            {
                break;
            }
        }

        return fact;
    }

    private DateOnly? Quiet(DateOnly day) =>
        Rules.Rulebook.Schedule.Quiet.Select(q => q.Beginning(day)).FirstOrDefault(begins => begins is not null);

    private bool TooSoon(DateOnly nominal, DateOnly from)
    {
        DateOnly placed = Placed(DatedFact.From("from-day", nominal)).Date;
        return placed != nominal && (placed <= from || (Quiet(nominal) is not null && placed < from.AddDays(TooClose)));
    }

    private DateOnly Later(DateOnly? day) => day > Start ? day.Value : Start;
}
