using MolnFlow.Core.Calendar;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Manage;

/// <summary>Somebody who must be told of an incident, and by when.</summary>
/// <param name="Law">The figure in the catalogue's law file, or its rule where there is no figure.</param>
/// <param name="Limit">Null where the law says "without undue delay" and no more.</param>
public sealed record IncidentClock(NotificationKind Kind, string Law, int? Figure, Deadline? Limit)
{
    /// <summary>Whether something sent at an instant came after the limit.</summary>
    public bool Passed(DateTimeOffset at) => Limit switch
    {
        null => false,
        Deadline.Moment moment => at > moment.Instant,
        Deadline.Day day => IncidentClocks.CivilDay(at) > day.Date,
        _ => throw new InvalidOperationException($"No case for {Limit.GetType().Name}."),
    };
}

/// <summary>
/// Which notifications an incident calls for, and their limits, by its answers as they stand. A question
/// that is not answered counts as yes: a clock that should not have run does no harm.
/// </summary>
public static class IncidentClocks
{
    /// <summary>All that the answers call for, done or not; those whose day cannot be known yet are left out.</summary>
    public static IEnumerable<IncidentClock> Of(Service s, Incident i, Rules rules) =>
        [.. PersonalData(i, rules.Law), .. Cybersecurity(s, i, rules)];

    /// <summary>The ones that nobody has recorded.</summary>
    public static IEnumerable<IncidentClock> Remaining(Service s, Incident i, Rules rules) =>
        Of(s, i, rules).Where(clock => !i.Told.ContainsKey(clock.Kind) && !Covered(i, clock));

    /// <summary>Whether it must be judged if personal data was breached.</summary>
    public static bool AsksReview(Incident i) => i.PersonalData != Likely.No;

    /// <summary>The civil day of an instant that a person stated: it carries the zone's own offset.</summary>
    public static DateOnly CivilDay(DateTimeOffset at) => DateOnly.FromDateTime(at.DateTime);

    private static IEnumerable<IncidentClock> PersonalData(Incident i, Law law)
    {
        if (!AsksReview(i))
        {
            yield break;
        }

        // Judged not to be a breach, or not to put anybody at risk: nobody outside is told.
        if (i.Review?.As is null or { Breach: true, Risk: not BreachRisk.Unlikely }
            && Hours(NotificationKind.PersonalDataBreach, Law.BreachNotification, i, law) is { } clock)
        {
            yield return clock;
        }

        if (i.Review?.As is { Breach: true, Risk: BreachRisk.High, NotTellingBecause: null })
        {
            yield return new IncidentClock(NotificationKind.PeopleConcerned, Law.TellingPeople, null, null);
        }
    }

    private static IEnumerable<IncidentClock> Cybersecurity(Service s, Incident i, Rules rules)
    {
        if (s.CybersecurityAct == false || i.Significant is Significance.No or Significance.NotApplicable)
        {
            yield break;
        }

        foreach (IncidentClock? clock in new[]
        {
            Hours(NotificationKind.EarlyWarning, Law.EarlyWarning, i, rules.Law),
            Hours(NotificationKind.SignificantIncident, Law.IncidentNotification, i, rules.Law),
        })
        {
            if (clock is not null)
            {
                yield return clock;
            }
        }

        // A report is only owed on what turned out to be significant; it is counted from the notification.
        if (i.Significant == Significance.Yes && i.Told.GetValueOrDefault(NotificationKind.SignificantIncident) is { } told
            && rules.Law.InForce(Law.FinalReport, CivilDay(i.AwareAt)) is { } figure)
        {
            DateOnly day = rules.Calendar.Add(CivilDay(told.At), rules.Law.On(Law.FinalReport, CivilDay(i.AwareAt)));
            yield return new IncidentClock(NotificationKind.FinalReport, Law.FinalReport, figure.Value, new Deadline.Day(day));
        }
    }

    // A law that was not in force when the incident became known asks for nothing.
    private static IncidentClock? Hours(NotificationKind kind, string figure, Incident i, Law law) =>
        law.InForce(figure, CivilDay(i.AwareAt)) is { Value: { } hours }
            ? new IncidentClock(kind, figure, hours, new Deadline.Moment(i.AwareAt.AddHours(hours)))
            : null;

    // A whole notification within the time of the early warning warns too.
    private static bool Covered(Incident i, IncidentClock clock) =>
        clock.Kind == NotificationKind.EarlyWarning
        && i.Told.GetValueOrDefault(NotificationKind.SignificantIncident) is { } told && !clock.Passed(told.At);
}
