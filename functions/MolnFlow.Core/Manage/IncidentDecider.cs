using MolnFlow.Core.Common;

namespace MolnFlow.Core.Manage;

/// <summary>Incidents, in every phase before the end: a pilot can leak too.</summary>
internal static class IncidentDecider
{
    /// <summary>Null when the command is not one of these.</summary>
    public static Decision? Decide(Service s, Command command, Context x) => command switch
    {
        ReportIncident c => Decision.Unless(
            [.. Known(c.AwareAt, x), .. Answers(s, c.Kind, c.Significant), .. TooMany(s)],
            new IncidentReported(
                s.IncidentsEver + 1, c.Kind, c.AwareAt, c.What, c.PersonalData, c.Significant, Faults.OrNone(c.Evidence))),
        CorrectIncident c => Correct(s, c, x),
        RecordBreachReview c => Decision.Unless(Review(s, c),
            new BreachReviewed(c.Incident, c.Breach, c.Risk, c.Because, c.NotTellingBecause, Faults.OrNone(c.Evidence))),
        RecordNotification c => Told(s, c, x),
        CloseIncident c => Decision.Unless(
            Open(s, c.Incident) is { } incident ? IncidentRemains.Of(s, incident, x.Rules) : [NotOpen(s, c.Incident)],
            new IncidentClosed(c.Incident, c.Outcome, Faults.OrNone(c.Evidence))),
        DeclareCybersecurityAct c => Decision.Unless(
            s.CybersecurityAct == c.Covered ? [new Reason("nothing-changes")] : [], new CybersecurityActDeclared(c.Covered, c.Because)),
        _ => null,
    };

    private static Decision Correct(Service s, CorrectIncident c, Context x) => Open(s, c.Incident) is not { } incident
        ? Decision.Refuse(NotOpen(s, c.Incident))
        : Decision.Unless(
            [
                .. Known(c.AwareAt, x),
                .. Answers(s, c.Kind, c.Significant),
                .. Same(incident, c) ? [new Reason("nothing-changes")] : Array.Empty<Reason>(),
                .. incident.Told.Values.Any(t => t.At < c.AwareAt)
                    ? [new Reason("aware-after-telling")]
                    : Array.Empty<Reason>(),
            ],
            new IncidentCorrected(c.Incident, c.Kind, c.AwareAt, c.PersonalData, c.Significant, c.Because));

    private static bool Same(Incident i, CorrectIncident c) =>
        (i.Kind, i.AwareAt, i.PersonalData, i.Significant) == (c.Kind, c.AwareAt, c.PersonalData, c.Significant);

    private static IEnumerable<Reason> Review(Service s, RecordBreachReview c)
    {
        if (Open(s, c.Incident) is not { } incident)
        {
            yield return NotOpen(s, c.Incident);
            yield break;
        }

        if (!IncidentClocks.AsksReview(incident))
        {
            yield return new Reason("incident-without-personal-data", "correct-incident").With("incident", c.Incident);
        }

        if (c.Breach && c.Risk is null)
        {
            yield return new Reason("breach-risk-missing");
        }
        else if (!c.Breach && c.Risk is not null)
        {
            yield return new Reason("breach-risk-without-breach");
        }

        if (c.NotTellingBecause is not null && c is not { Breach: true, Risk: BreachRisk.High })
        {
            yield return new Reason("telling-not-asked");
        }
    }

    private static Decision Told(Service s, RecordNotification c, Context x)
    {
        if (Open(s, c.Incident) is not { } incident)
        {
            return Decision.Refuse(NotOpen(s, c.Incident));
        }

        IncidentClock? clock = IncidentClocks.Of(s, incident, x.Rules).FirstOrDefault(k => k.Kind == c.Kind);
        bool late = clock?.Passed(c.At) ?? false;
        return Decision.Unless(
            [
                .. Known(c.At, x),
                .. c.At < incident.AwareAt ? [new Reason("told-before-aware").With("at", incident.AwareAt)] : Array.Empty<Reason>(),
                .. incident.Told.ContainsKey(c.Kind) ? [new Reason("already-told").With("notification", c.Kind)] : NotAsked(incident, c.Kind, clock),
                .. late && c.LateBecause is null ? [new Reason("late-needs-reason").With("notification", c.Kind)] : Array.Empty<Reason>(),
                .. !late && c.LateBecause is not null ? [new Reason("not-late").With("notification", c.Kind)] : Array.Empty<Reason>(),
            ],
            new NotificationRecorded(c.Incident, c.Kind, c.At, c.Reference, late, c.LateBecause, Faults.OrNone(c.Evidence)));
    }

    // A report on what is not significant, or a notification nobody asks for, has been put on the wrong line.
    private static Reason[] NotAsked(Incident i, NotificationKind kind, IncidentClock? clock) =>
        clock is not null ? []
        : kind == NotificationKind.FinalReport && i.Significant == Significance.Yes && !i.Told.ContainsKey(NotificationKind.SignificantIncident)
            ? [new Reason("notification-first", "record-notification").With("incident", i.Number)]
        : [new Reason("notification-not-asked", "correct-incident").With("notification", kind).With("incident", i.Number)];

    private static Reason[] Known(DateTimeOffset at, Context x) =>
        at > x.Now.Instant ? [new Reason("instant-in-future").With("at", at)] : [];

    private static IEnumerable<Reason> Answers(Service s, IncidentKind kind, Significance significant)
    {
        if (kind == IncidentKind.SecurityEvent && significant == Significance.Yes)
        {
            yield return new Reason("event-not-significant");
        }

        if (s.CybersecurityAct == true && significant == Significance.NotApplicable)
        {
            yield return new Reason("cybersecurity-act-covers", "declare-cybersecurity-act");
        }
    }

    private static Reason[] TooMany(Service s) => s.Incidents.Count(i => i.IsOpen) >= Limits.OpenIncidents
        ? [new Reason("too-many-incidents", "close-incident").With("maximum", Limits.OpenIncidents)]
        : [];

    private static Incident? Open(Service s, int number) => s.Incidents.Find(i => i.Number == number && i.IsOpen);

    private static Reason NotOpen(Service s, int number) =>
        number >= 1 && number <= s.IncidentsEver
            ? new Reason("incident-closed").With("incident", number)
            : new Reason("incident-unknown").With("incident", number);
}
