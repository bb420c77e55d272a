using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Adopt;

/// <summary>
/// Where the first dates of an adopted service lie. An owner's adopted services stand in a line, the
/// highest class first, and each gets its stretch of the time there is, so that no week gets more than
/// its share. All of it follows from the adoption event: the dates are the same whenever they are asked for.
/// </summary>
internal static class FirstDates
{
    /// <summary>The day a gap is to be closed by.</summary>
    /// <param name="position">Where it stands in the order of gaps, from 0.</param>
    /// <param name="of">How many kinds of gap there are.</param>
    public static DatedFact Gap(Service s, Entered<ServiceAdopted> adoption, int position, int of, Rules rules)
    {
        DateOnly on = adoption.Stamp.On;
        int days = Spread(adoption.As, rules.Rulebook.Timing.AdoptionQuiet, Period(s, rules), position + 1, of);
        DatedFact fact = DatedFact.From("adopted", on).Then("adoption-gaps", Calendar.Period.Days(days), on.AddDays(days));
        DateOnly workingDay = rules.Calendar.OnOrBefore(fact.Date);
        fact = workingDay == fact.Date ? fact : fact.Then("preceding-working-day", null, workingDay);

        // Nobody is late for what the classes asked for only afterwards.
        return s.Classes is [_, .., var last] && last.Since.AddDays(rules.Rulebook.Timing.ManageAnswersDue) is var later && later > fact.Date
            ? fact.Then("not-before-reclassified", null, later)
            : fact;
    }

    /// <summary>Where the schedule of a task begins, and the text code of why.</summary>
    /// <param name="position">Where it stands among all tasks, from 0.</param>
    public static (DateOnly Start, string Label) Task(
        Service s, Entered<ServiceAdopted> adoption, TaskId task, int months, int position, int of, Rules rules)
    {
        DateOnly on = adoption.Stamp.On;
        int quiet = rules.Rulebook.Timing.AdoptionQuiet;
        if (adoption.As.LastDone.Find(last => last.Task == task) is { } known && known.On.AddMonths(months) >= on.AddDays(quiet))
        {
            return (known.On, "task-completed");
        }

        int interval = on.AddMonths(months).DayNumber - on.DayNumber;
        int days = Spread(adoption.As, quiet, quiet + Math.Min(interval, Period(s, rules)), position + 1, of);
        return (on.AddDays(days).AddMonths(-months), "adoption-spread");
    }

    /// <summary>What was done before the service was in the register counts as done, with nothing answered for yet.</summary>
    public static TaskState Known(LastDone last, PersonId by) => new(last.Task, 0, new Completion(last.On, last.On, last.On, null, by), null);

    private static int Period(Service s, Rules rules) => rules.Rulebook.Schedule.LevelOf(LevelBasis.Highest, s.Classification) switch
    {
        Level.High => rules.Rulebook.Timing.AdoptionGapsHigh,
        Level.Medium => rules.Rulebook.Timing.AdoptionGapsMedium,
        Level.Low => rules.Rulebook.Timing.AdoptionGapsLow,
    };

    private static int Spread(ServiceAdopted e, int from, int until, int step, int of) =>
        from + ((Math.Max(0, until - from) * ((e.Place % e.Among * of) + step)) / (e.Among * of));
}
