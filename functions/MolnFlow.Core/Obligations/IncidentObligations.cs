using MolnFlow.Core.Calendar;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;
using static MolnFlow.Core.Obligations.ServiceObligations;

namespace MolnFlow.Core.Obligations;

/// <summary>The clocks of open incidents, and what remains of them when the clocks have stopped.</summary>
internal static class IncidentObligations
{
    public static IEnumerable<Obligation> Of(Service s, Context x)
    {
        foreach (Incident i in s.Incidents.Where(i => i.IsOpen))
        {
            bool waits = false;
            foreach (IncidentClock clock in IncidentClocks.Remaining(s, i, x.Rules))
            {
                waits = true;
                yield return Clock(s, i, clock);
            }

            // The review stays to be made where the law behind the clock is not in force.
            if (IncidentClocks.AsksReview(i) && i.Review is null && !waits)
            {
                yield return With(For(s, Role.SecurityOfficer, Key(i, NotificationKind.PersonalDataBreach), 1, "review-breach", null, Force.Law, "record-breach-review"), i);
                waits = true;
            }

            if (!waits)
            {
                yield return With(For(s, Role.SecurityOfficer, $"incident:{i.Number}:close", 1, "close-incident", null, Force.BindingRoutine, "close-incident"), i);
            }
        }
    }

    // One obligation and one ladder from awareness to the notification: the review is only its first half.
    private static Obligation Clock(Service s, Incident i, IncidentClock clock)
    {
        Obligation obligation = clock.Kind switch
        {
            NotificationKind.PersonalDataBreach when i.Review is null =>
                For(s, Role.SecurityOfficer, Key(i, clock.Kind), 1, "review-breach", clock.Limit, Force.Law, "record-breach-review"),
            NotificationKind.PersonalDataBreach =>
                For(s, Role.SecurityOfficer, Key(i, clock.Kind), 1, "notify-breach", clock.Limit, Force.Law, "record-notification"),
            NotificationKind.PeopleConcerned =>
                For(s, Role.SecurityOfficer, Key(i, clock.Kind), 1, "tell-people", clock.Limit, Force.Law, "record-notification"),
            NotificationKind.EarlyWarning =>
                For(s, Role.SecurityOfficer, Key(i, clock.Kind), 1, "early-warning", clock.Limit, Force.Law, "record-notification"),
            NotificationKind.SignificantIncident =>
                For(s, Role.SecurityOfficer, Key(i, clock.Kind), 1, "notify-incident", clock.Limit, Force.Law, "record-notification"),
            NotificationKind.FinalReport =>
                For(s, Role.SecurityOfficer, Key(i, clock.Kind), 1, "final-report", clock.Limit, Force.Law, "record-notification"),
        };
        obligation = With(obligation, i).With("law", clock.Law).With("figure", clock.Figure ?? 0) with
        {
            Controls = clock.Kind is NotificationKind.PersonalDataBreach or NotificationKind.PeopleConcerned ? [37] : [26],
            Ladder = clock.Limit is Deadline.Moment ? Ladder.Hours : Ladder.Legal,
        };
        return obligation.Command == "record-notification" ? obligation.Fill("kind", Names[clock.Kind]) : obligation;
    }

    private static readonly Dictionary<NotificationKind, string> Names = new()
    {
        [NotificationKind.PersonalDataBreach] = "personal-data-breach",
        [NotificationKind.PeopleConcerned] = "people-concerned",
        [NotificationKind.EarlyWarning] = "early-warning",
        [NotificationKind.SignificantIncident] = "significant-incident",
        [NotificationKind.FinalReport] = "final-report",
    };

    private static string Key(Incident i, NotificationKind kind) => $"incident:{i.Number}:{Names[kind]}";

    private static Obligation With(Obligation o, Incident i) =>
        o.With("incident", i.Number).With("aware", i.AwareAt).Fill("incident", $"{i.Number}");
}
