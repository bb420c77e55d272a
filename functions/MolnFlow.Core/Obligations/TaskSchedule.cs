using System.Collections.Immutable;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Obligations;

/// <summary>The one open occurrence of a recurring task.</summary>
/// <param name="Cycle">Its running number, from 1 and without gaps.</param>
/// <param name="Slot">The scheduled day it stands for.</param>
/// <param name="Nominal">The day by the schedule, before free days are avoided.</param>
/// <param name="Regular">The day it is due by the schedule.</param>
/// <param name="Due">The same, or the earlier day that a reported change has moved it to.</param>
/// <param name="Missed">How many later scheduled days have passed too while it lay open.</param>
public sealed record Occurrence(
    RecurringTask Task, int Cycle, Level Level, int Months, DateOnly Slot, DateOnly Nominal, DateOnly Regular, DatedFact Due, int Missed)
{
    public required Slots Slots { get; init; }

    /// <summary>What the next date follows from when this is done on a day.</summary>
    public (DateOnly CountedFrom, DateOnly Slot) Answered(DateOnly on) => Slots.Answered(on, Regular, Nominal, Slot);
}

/// <summary>Which recurring tasks a service has, and when each falls due. Derived each time, never stored.</summary>
public static class TaskSchedule
{
    /// <summary>The open occurrences of all tasks that concern the service now, without the service review.</summary>
    public static ImmutableList<Occurrence> Of(Service s, Context x) =>
        [.. x.Rules.Rulebook.Schedule.Tasks.Where(task => !IsGap(s, task)).Select(task => Open(s, task, x)).OfType<Occurrence>()];

    /// <summary>The open occurrence of a task; null where the service does not have it, or not any more.</summary>
    public static Occurrence? Open(Service s, RecurringTask task, Context x)
    {
        if (!Continues(s) || History(s, task, x.Rules.Rulebook) is not { } history)
        {
            return null;
        }

        TaskState? state = s.Tasks.GetValueOrDefault(task.Id);
        Slots slots = Placed(s, task, history.Start, history.Months, x.Rules);
        (DateOnly nominal, DateOnly slot) = slots.Next(state?.Last);
        DatedFact fact = slots.Fact(nominal, slot, state?.Last);
        if (Floor(Placed(s, task, history.Start, history.Changed?.Before ?? history.Months, x.Rules), history, state?.Last) is { } floor && fact.Date < floor)
        {
            (nominal, slot, fact) = (floor, slot > floor ? slot : floor, fact.Then("not-before-reclassified", null, floor));
        }

        DateOnly regular = fact.Date;
        fact = state?.Moved is { } moved && moved.Due < regular ? Moved(moved, x.Rules) : fact;
        return task.Force != Force.Law && s.End is { } end && x.Today <= end && fact.Date > end
            ? null
            : new Occurrence(
                task, (state?.Cycle ?? 0) + 1, x.Rules.Rulebook.Schedule.LevelOf(task.Basis, s.Classification), history.Months,
                slot, nominal, regular, fact, slots.Between(slot, x.Today))
            { Slots = slots };
    }

    // What was never made is asked for as a gap, not as something that comes back.
    private static bool IsGap(Service s, RecurringTask task) => s.Adoption is not null && task.DoneBy switch
    {
        TaskRecord.RiskAnalysis => s.RiskAnalysis is null,
        TaskRecord.DpiaNeed => s.DpiaNeed is null,
        TaskRecord.Dpia => s.Dpia is null,
        null => false,
    };

    /// <summary>The day the register began to ask: the first in use, or the adoption of what was in use already.</summary>
    private static DateOnly? Begins(Service s) => s.Adoption?.Stamp.On ?? s.InUseSince;

    private static Slots Placed(Service s, RecurringTask task, DateOnly start, int months, Rules rules)
    {
        if (s.Adoption is { } adoption && start == adoption.Stamp.On)
        {
            ImmutableList<RecurringTask> all = rules.Rulebook.Schedule.Tasks;
            int position = all.FindIndex(t => t.Id == task.Id) + 1;
            (DateOnly from, string label) = FirstDates.Task(s, adoption, task.Id, months, position, all.Count + 1, rules);
            return new Slots(from, label, months, task.OwnChoice, rules);
        }

        return new Slots(start, start == s.InUseSince ? "in-use-since" : "task-asked-since", months, task.OwnChoice, rules);
    }

    /// <summary>
    /// Managing goes on during the exit until nothing of ours is left to look after. After the agreement's
    /// end (see above) what is still out there is looked after again, whatever its term was.
    /// </summary>
    private static bool Continues(Service s) => s.Stage is Stage.Managing
        || (s.Stage is Stage.Exiting && !(s.IsDone(ExitSteps.ErasureOrder) && s.IsDone(ExitSteps.AccessRevoked)));

    // Nobody was late for what the classes did not ask for yet.
    private static DateOnly? Floor(Slots earlier, Asked history, Completion? last)
    {
        if (history.Changed is not { } changed || changed.On <= last?.On)
        {
            return null;
        }

        (DateOnly nominal, DateOnly slot) = earlier.Next(last);
        DateOnly due = earlier.Fact(nominal, slot, last).Date;
        return due < changed.On ? due : changed.On;
    }

    private static DatedFact Moved(Move moved, Rules rules)
    {
        Period triage = Period.Days(rules.Rulebook.Timing.ChangeTriage);
        DateOnly day = rules.Calendar.Add(moved.ReportedOn, triage);
        DatedFact fact = DatedFact.From("change-reported", moved.ReportedOn).Then("change-triage", triage, day);
        return moved.Due == day ? fact : fact.Then("preceding-working-day", null, moved.Due);
    }

    /// <param name="Start">The day from which the task has been asked for without a break.</param>
    /// <param name="Changed">The last time the interval became another, and what it was before.</param>
    private sealed record Asked(DateOnly Start, int Months, (DateOnly On, int Before)? Changed);

    private static Asked? History(Service s, RecurringTask task, Rulebook.Rulebook rulebook)
    {
        if (Begins(s) is not { } start || Since(s, task.OnlyWhen) is not { } conditional
            || Months(task, s.Classification, rulebook) is not { } months)
        {
            return null;
        }

        (DateOnly On, int Before)? changed = null;
        DateOnly since = start;
        foreach (ClassSince of in s.Classes.Reverse())
        {
            if (Months(task, of.Class, rulebook) is not { } before)
            {
                break;
            }

            if (changed is null && before != months)
            {
                changed = (since, before);
            }

            since = of.Since;
        }

        return new Asked(conditional > since ? conditional : since, months, changed);
    }

    private static DateOnly? Since(Service s, TaskCondition? condition) => condition switch
    {
        TaskCondition.Dpia => s.Dpia?.Stamp.On,
        TaskCondition.Transfers => s.Abroad.TransfersSince is { } since && since > s.InUseSince ? since
            : s.Abroad.TransfersSince is null ? null : s.InUseSince,
        TaskCondition.NoDpia when s.Dpia is not null => null,
        _ => Begins(s),
    };

    /// <summary>The interval a classification gives; null where it does not ask for the task.</summary>
    public static int? Months(RecurringTask task, Classification c, Rulebook.Rulebook rulebook) =>
        (task.OnlyWhen == TaskCondition.PersonalData && !c.PersonalData)
        || (!task.OnlyControls.IsEmpty
            && !task.OnlyControls.Exists(id => rulebook.Control(id) is { } control && Applicability.Applies(control, c)))
            ? null
            : task.Months(rulebook.Schedule.LevelOf(task.Basis, c));
}
