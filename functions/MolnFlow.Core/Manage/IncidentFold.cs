using System.Collections.Immutable;

namespace MolnFlow.Core.Manage;

/// <summary>How incidents change a service.</summary>
internal static class IncidentFold
{
    // Bounded like everything else in a snapshot; the log keeps them all.
    private const int MostClosed = 20;

    public static Service? Evolve(Service s, ServiceEvent happened, Stamp stamp) => happened switch
    {
        IncidentReported e => s with
        {
            IncidentsEver = e.Number,
            Incidents = s.Incidents.Add(new Incident(e.Number, e.Kind, e.AwareAt, e.What, e.PersonalData, e.Significant, stamp.On)),
        },
        IncidentCorrected e => With(s, e.Number, i => i with
        {
            Kind = e.Kind,
            AwareAt = e.AwareAt,
            PersonalData = e.PersonalData,
            Significant = e.Significant,
        }),
        BreachReviewed e => With(s, e.Number, i => i with { Review = new(e, stamp) }),
        NotificationRecorded e => With(s, e.Number, i => i with { Told = i.Told.SetItem(e.Kind, e) }),
        IncidentClosed e => Bounded(With(s, e.Number, i => i with { ClosedOn = stamp.On })),
        CybersecurityActDeclared e => s with { CybersecurityAct = e.Covered },
        _ => null,
    };

    private static Service With(Service s, int number, Func<Incident, Incident> change) =>
        s with { Incidents = [.. s.Incidents.Select(i => i.Number == number ? change(i) : i)] };

    private static Service Bounded(Service s)
    {
        ImmutableList<Incident> closed = [.. s.Incidents.Where(i => !i.IsOpen)];
        return closed.Count <= MostClosed ? s : s with { Incidents = s.Incidents.Remove(closed.MinBy(i => i.Number)!) };
    }
}
