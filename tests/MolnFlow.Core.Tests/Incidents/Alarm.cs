using System.Globalization;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Incidents;

/// <summary>Commands about incidents that are in order, and what is asked because of one.</summary>
internal static class Alarm
{
    /// <summary>A Friday evening in July, in summer time.</summary>
    public static readonly DateTimeOffset Friday = At("2026-07-03T18:30:00+02:00");

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static ReportIncident Report(
        DateTimeOffset? aware = null, Likely personalData = Likely.Yes, Significance significant = Significance.No,
        IncidentKind kind = IncidentKind.Incident) => new(kind, aware ?? Friday, "Utskick till fel lista", personalData, significant, null);

    public static CorrectIncident Correct(
        DateTimeOffset? aware = null, Likely personalData = Likely.Yes, Significance significant = Significance.No) =>
        new(1, IncidentKind.Incident, aware ?? Friday, personalData, significant, "Nya uppgifter");

    public static RecordBreachReview Review(bool breach = true, BreachRisk? risk = BreachRisk.Risk, string? notTelling = null) =>
        new(1, breach, risk, "Namn och adresser", notTelling is null ? null : new Text(notTelling), null);

    public static RecordNotification Told(NotificationKind kind, DateTimeOffset at, string? late = null) =>
        new(1, kind, at, "Dnr 2026-7", late is null ? null : new Text(late), null);

    public static readonly CloseIncident Close = new(1, "Listan är rensad", null);

    public static Case InUseOn(DateTimeOffset now) => Milestones.InUse().At(now);

    /// <summary>Reported a quarter of an hour after it was known.</summary>
    public static Case Reported(this Case c, ReportIncident? report = null) =>
        c.At((report ?? Report()).AwareAt.AddMinutes(15)).Do(report ?? Report());

    public static Obligation? Asked(this Case c, string key) =>
        ServiceObligations.Of(c.State, c.By(People.Owner)).Find(o => o.Key == $"incident:1:{key}");

    public static IEnumerable<string> AllAsked(this Case c) => ServiceObligations.Of(c.State, c.By(People.Owner))
        .Where(o => o.Key.StartsWith("incident:", StringComparison.Ordinal)).Select(o => o.Key["incident:1:".Length..]).Order();
}
