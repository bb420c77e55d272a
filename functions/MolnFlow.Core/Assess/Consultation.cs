using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Assess;

/// <summary>Prior consultation was asked for (GDPR art. 36); the authority's time runs from this day.</summary>
public sealed record PriorConsultationRequested(DateOnly On, Text Reference) : ServiceEvent;

/// <summary>The authority took the longer time that complex cases allow.</summary>
public sealed record PriorConsultationExtended(DateOnly On) : ServiceEvent;

/// <summary>The authority waits for information, and its time stands still.</summary>
public sealed record PriorConsultationSuspended(DateOnly On, Text Because) : ServiceEvent;

/// <summary>The authority has what it asked for, and its time runs again.</summary>
public sealed record PriorConsultationResumed(DateOnly On) : ServiceEvent;

[Command("request-prior-consultation")]
public sealed record RequestPriorConsultation(DateOnly On, Text Reference) : Command;

[Command("extend-prior-consultation")]
public sealed record ExtendPriorConsultation(DateOnly On) : Command;

[Command("suspend-prior-consultation")]
public sealed record SuspendPriorConsultation(DateOnly On, Text Because) : Command;

[Command("resume-prior-consultation")]
public sealed record ResumePriorConsultation(DateOnly On) : Command;

/// <summary>A consultation that runs.</summary>
/// <param name="Number">Which one of the service, from 1.</param>
/// <param name="StandsStillSince">Null while the time runs.</param>
/// <param name="StoodStill">Days it has stood still before.</param>
public sealed record Consultation(int Number, DateOnly Requested, bool Extended, DateOnly? StandsStillSince, int StoodStill)
{
    /// <summary>The last day of the authority's time; null while it stands still.</summary>
    public DatedFact? Ends(Law law)
    {
        if (StandsStillSince is not null)
        {
            return null;
        }

        Period first = law.On(Law.PriorConsultation, Requested);
        DatedFact end = DatedFact.From("consultation-requested", Requested).Then(Law.PriorConsultation, first, Requested.AddDays(first.Amount));
        if (Extended)
        {
            Period more = law.On(Law.PriorConsultationExtension, Requested);
            end = end.Then(Law.PriorConsultationExtension, more, end.Date.AddDays(more.Amount));
        }

        return StoodStill == 0 ? end : end.Then("consultation-stood-still", Period.Days(StoodStill), end.Date.AddDays(StoodStill));
    }
}
