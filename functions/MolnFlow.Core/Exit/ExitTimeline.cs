using System.Collections.Immutable;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Exit;

/// <summary>One stretch of a date's arithmetic: what was applied, and the date it led to.</summary>
/// <param name="Label">A text code, a law figure's id or an exit step's id.</param>
/// <param name="Change">What was added; null for the date it starts from and for roundings.</param>
public sealed record ArithmeticStep(string Label, Period? Change, DateOnly Result);

/// <summary>A date with how it was arrived at; the last step's result is the date.</summary>
public sealed record DatedFact(ImmutableList<ArithmeticStep> Arithmetic)
{
    public DateOnly Date => Arithmetic[^1].Result;

    public static DatedFact From(string label, DateOnly date) => new([new ArithmeticStep(label, null, date)]);

    public DatedFact Then(string label, Period? change, DateOnly result) => new(Arithmetic.Add(new(label, change, result)));
}

/// <summary>One row of the exit plan with its date, and for a window its last day.</summary>
/// <param name="Moment">The instant it is due by, where it is counted in hours; <c>Due</c> is then the day of that.</param>
public sealed record TimelineRow(ExitStep Step, DatedFact Due, DateOnly? Until, DateTimeOffset? Moment = null);

/// <summary>What the timeline is computed from. All dates are civil dates.</summary>
/// <param name="End">E, the last day of the agreement.</param>
/// <param name="Since">The day the present cycle began; nothing is asked for before it.</param>
/// <param name="PeriodBegan">The first day of the term, or of what it has been prolonged by.</param>
/// <param name="SwitchingRequested">When the switching request was sent, once it was.</param>
/// <param name="ErasureOrdered">When erasure was ordered, once it was.</param>
public sealed record TimelineBasis(
    DateOnly End,
    AgreementTerms Terms,
    bool Complex,
    DateOnly Since,
    DateOnly PeriodBegan,
    DateOnly? SwitchingRequested,
    DateOnly? ErasureOrdered,
    Disorder? Disorder = null);

/// <summary>
/// Every date of leaving, computed backwards from the agreement's end. The periods of the Data Act
/// (Regulation (EU) 2023/2854, art. 25) are the catalogue's, by the date they are valid on.
/// </summary>
/// <param name="NoticeDate">The last working day to give the agreement's own notice; null where it has none.</param>
/// <param name="LatestSwitchingRequest">The latest day from which notice and transition fit before the end.</param>
/// <param name="PrudentSwitchingRequest">The same with the longest transition a supplier may claim; null for standard exits.</param>
/// <param name="ContinuationDue">When it must be decided whether to go on.</param>
/// <param name="AutomaticStart">When the exit starts by itself if nothing is decided.</param>
/// <param name="LastCall">The earlier of notice date and latest switching request.</param>
public sealed record ExitTimeline(
    DateOnly End,
    DatedFact? NoticeDate,
    DatedFact LatestSwitchingRequest,
    DatedFact? PrudentSwitchingRequest,
    DatedFact LastCall,
    DatedFact ContinuationDue,
    DatedFact AutomaticStart,
    ImmutableList<TimelineRow> Rows)
{
    public static ExitTimeline Compute(TimelineBasis basis, Rules rules)
    {
        WorkingDays calendar = rules.Calendar;
        DatedFact? notice = Notice(basis, calendar);
        DatedFact latest = Switching(basis.End, Law.Transition, rules);
        DatedFact lastCall = notice is not null && notice.Date < latest.Date ? notice : latest;
        DatedFact due = ContinuationDeadline.Compute(basis, notice, rules.Rulebook.Timing);
        return new ExitTimeline(
            basis.End,
            notice,
            latest,
            basis.Complex ? Switching(basis.End, Law.LongTransition, rules) : null,
            lastCall,
            due,
            Start(lastCall, due, rules.Rulebook.Timing),
            TimelineRows.Compute(basis, rules));
    }

    /// <summary>The earliest end that still leaves room for notice and transition, counted from a day.</summary>
    public static DatedFact EarliestFeasibleEnd(DateOnly from, Rules rules)
    {
        Period notice = rules.Law.On(Law.SwitchingNotice, from);
        Period transition = rules.Law.On(Law.Transition, from);
        DateOnly choice = rules.Calendar.Add(from, notice);
        return DatedFact.From("from-day", from)
            .Then(Law.SwitchingNotice, notice, choice)
            .Then(Law.Transition, transition, rules.Calendar.Add(choice, transition));
    }

    private static DatedFact? Notice(TimelineBasis basis, WorkingDays calendar)
    {
        if (basis.Terms.NoticeMonths is not { } months)
        {
            return null;
        }

        DateOnly last = calendar.LatestStart(basis.End, Period.Months(months));
        DatedFact fact = DatedFact.From("end", basis.End).Then("notice-period", Period.Months(-months), last);
        DateOnly workingDay = calendar.OnOrBefore(last);
        return workingDay == last ? fact : fact.Then("preceding-working-day", null, workingDay);
    }

    private static DatedFact Switching(DateOnly end, string transitionId, Rules rules)
    {
        Period transition = rules.Law.On(transitionId, end);
        Period notice = rules.Law.On(Law.SwitchingNotice, end);
        DateOnly choice = rules.Calendar.LatestStart(end, transition);
        return DatedFact.From("end", end)
            .Then(transitionId, transition with { Amount = -transition.Amount }, choice)
            .Then(Law.SwitchingNotice, notice with { Amount = -notice.Amount }, rules.Calendar.LatestStart(choice, notice));
    }

    // A short term has its last call before anybody could have been asked: then the exit waits for the question.
    private static DatedFact Start(DatedFact lastCall, DatedFact due, Timing timing)
    {
        DateOnly start = lastCall.Date.AddDays(-timing.ExitLead);
        DatedFact fact = lastCall.Then("exit-lead", Period.Days(-timing.ExitLead), start);
        return start >= due.Date ? fact : fact.Then("not-before-continuation-due", null, due.Date);
    }
}
