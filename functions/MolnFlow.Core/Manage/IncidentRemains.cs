using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Manage;

/// <summary>What keeps an incident open, and a service from ending.</summary>
public static class IncidentRemains
{
    /// <summary>Everything that keeps one incident from being closed.</summary>
    public static IEnumerable<Reason> Of(Service s, Incident i, Rules rules)
    {
        if (IncidentClocks.AsksReview(i) && i.Review is null)
        {
            yield return new Reason("breach-review-missing", "record-breach-review").With("incident", i.Number);
        }

        if (i.Significant == Significance.Unknown && s.CybersecurityAct != false)
        {
            yield return new Reason("significance-unknown", "correct-incident").With("incident", i.Number);
        }

        // Before the review nobody knows whether the authority must be told; the review itself is what is missing then.
        foreach (IncidentClock clock in IncidentClocks.Remaining(s, i, rules)
            .Where(c => !(c.Kind == NotificationKind.PersonalDataBreach && i.Review is null)))
        {
            yield return new Reason("notification-missing", "record-notification").With("incident", i.Number).With("notification", clock.Kind);
        }

        if (i.Significant == Significance.Yes && s.CybersecurityAct != false && !i.Told.ContainsKey(NotificationKind.SignificantIncident)
            && rules.Law.InForce(Law.FinalReport, IncidentClocks.CivilDay(i.AwareAt)) is not null)
        {
            yield return new Reason("notification-missing", "record-notification")
                .With("incident", i.Number).With("notification", NotificationKind.FinalReport);
        }
    }

    /// <summary>A case does not end over an incident whose clocks still run.</summary>
    public static IEnumerable<Reason> Ending(Service s) => s.Incidents.Where(i => i.IsOpen)
        .Select(i => new Reason("incident-open", "close-incident").With("incident", i.Number));
}
