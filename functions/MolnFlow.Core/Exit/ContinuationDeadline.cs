using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Exit;

/// <summary>When it must be decided whether to continue, for an agreement with an end and for one without.</summary>
public static class ContinuationDeadline
{
    public static DatedFact Compute(TimelineBasis basis, DatedFact? notice, Timing timing)
    {
        DatedFact wanted = basis.Terms.Renewal switch
        {
            Renewal.Standard => Before("end", basis.End, timing.ContinuationLead),
            Renewal.TenderNeeded => Before("end", basis.End, timing.ContinuationLeadTender),
            Renewal.Small when notice is not null => notice.Then(
                "continuation-lead", Period.Days(-timing.ContinuationLeadSmall), notice.Date.AddDays(-timing.ContinuationLeadSmall)),
            Renewal.Small => Before("end", basis.End, timing.ContinuationLead),
        };
        DateOnly start = basis.PeriodBegan;
        DateOnly earliest = start.AddDays((basis.End.DayNumber - start.DayNumber) / timing.ContinuationEarliestShare);
        DatedFact due = wanted.Date >= earliest ? wanted : wanted.Then("not-before-share-of-term", null, earliest);

        // Missing the notice date costs a whole period more, so it outranks the share of the term.
        if (notice is not null && notice.Date.AddDays(-timing.ContinuationLeadSmall) < due.Date)
        {
            DateOnly before = notice.Date.AddDays(-timing.ContinuationLeadSmall);
            due = notice.Then("continuation-lead", Period.Days(-timing.ContinuationLeadSmall), before);
        }

        return due.Date >= basis.Since ? due : due.Then("not-before-cycle", null, basis.Since);
    }

    /// <summary>Where there is no end: so many months after the present cycle began.</summary>
    public static DatedFact WithoutEnd(DateOnly since, Timing timing) =>
        DatedFact.From("cycle-began", since)
            .Then("open-ended-decision", Period.Months(timing.OpenEndedDecision), since.AddMonths(timing.OpenEndedDecision));

    private static DatedFact Before(string label, DateOnly end, int days) =>
        DatedFact.From(label, end).Then("continuation-lead", Period.Days(-days), end.AddDays(-days));
}
