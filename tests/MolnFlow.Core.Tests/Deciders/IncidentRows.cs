using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Tests.Incidents;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

/// <summary>The rows about incidents, of both tables.</summary>
internal static class IncidentRows
{
    private static readonly DateTimeOffset Known = Alarm.Friday;
    private static readonly Func<Case> Used = () => Milestones.InUse().At(Known.AddMinutes(30));
    private static readonly Func<Case> Reported = () => Milestones.InUse().Reported();
    private static readonly Func<Case> Significant = () => Milestones.InUse().Reported(Alarm.Report(significant: Significance.Yes));

    public static readonly ImmutableList<Acceptance> Accepted =
    [
        new("an incident is reported", Used, _ => Alarm.Report(), "IncidentReported"),
        new("an event is reported in a pilot", () => Milestones.Registered().At(Known), _ => Alarm.Report(kind: IncidentKind.SecurityEvent), "IncidentReported"),
        new("the awareness time is corrected", Reported, _ => Alarm.Correct(Known.AddHours(-1)), "IncidentCorrected"),
        new("a breach is reviewed", Reported, _ => Alarm.Review(), "BreachReviewed"),
        new("a breach is reviewed again", () => Reported().Do(Alarm.Review()), _ => Alarm.Review(breach: false, risk: null), "BreachReviewed"),
        new("the authority is notified", Reported, _ => Alarm.Told(NotificationKind.PersonalDataBreach, Known), "NotificationRecorded"),
        new("an incident is closed", () => Reported().Do(Alarm.Review(breach: false, risk: null)), _ => Alarm.Close, "IncidentClosed"),
        new("the cybersecurity act is said not to apply", Used, _ => new DeclareCybersecurityAct(false, "Ingen sådan verksamhet"), "CybersecurityActDeclared"),
    ];

    public static readonly ImmutableList<Refusal> Refused =
    [
        new("incident-unknown", "there is none", Used, Alarm.Close),
        new("incident-closed", "it is closed", () => Reported().Do(Alarm.Review(breach: false, risk: null)).Do(Alarm.Close), Alarm.Close),
        new("incident-open", "one is open when the case is withdrawn", () => Milestones.Registered().Reported(), new Withdraw("Nej")),
        new("too-many-incidents", "forty are open", () => Enumerable.Range(0, 40).Aggregate(Used(), (c, _) => c.Do(Alarm.Report())), Alarm.Report()),
        new("instant-in-future", "it is known tomorrow", Used, Alarm.Report(Known.AddDays(1))),
        new("instant-in-future", "it was notified tomorrow", Reported, Alarm.Told(NotificationKind.PersonalDataBreach, Known.AddDays(1))),
        new("aware-after-telling", "it was told before", () => Reported().Do(Alarm.Told(NotificationKind.PersonalDataBreach, Known)), Alarm.Correct(Known.AddMinutes(1))),
        new("told-before-aware", "it was not known then", Reported, Alarm.Told(NotificationKind.PersonalDataBreach, Known.AddMinutes(-1))),
        new("already-told", "it is sent twice", () => Reported().Do(Alarm.Told(NotificationKind.PersonalDataBreach, Known)), Alarm.Told(NotificationKind.PersonalDataBreach, Known)),
        new("notification-first", "the report comes before the notification", Significant, Alarm.Told(NotificationKind.FinalReport, Known)),
        new("notification-not-asked", "it is not significant", Reported, Alarm.Told(NotificationKind.EarlyWarning, Known)),
        new("late-needs-reason", "it says no reasons", () => Reported().At(Known.AddHours(80)), Alarm.Told(NotificationKind.PersonalDataBreach, Known.AddHours(73))),
        new("not-late", "it was in time", Reported, Alarm.Told(NotificationKind.PersonalDataBreach, Known, "Dröjde")),
        new("event-not-significant", "an event is no incident", Used, Alarm.Report(significant: Significance.Yes, kind: IncidentKind.SecurityEvent)),
        new("cybersecurity-act-covers", "the act is said to cover it", () => Used().Do(new DeclareCybersecurityAct(true, "Sjukvård")), Alarm.Report(significant: Significance.NotApplicable)),
        new("incident-without-personal-data", "there was none", () => Milestones.InUse().Reported(Alarm.Report(personalData: Likely.No)), Alarm.Review()),
        new("breach-risk-missing", "a breach says no risk", Reported, Alarm.Review(risk: null)),
        new("breach-risk-without-breach", "what is no breach says one", Reported, Alarm.Review(breach: false)),
        new("telling-not-asked", "nobody had to be told", Reported, Alarm.Review(notTelling: "Krypterat")),
        new("breach-review-missing", "it was not reviewed", Reported, Alarm.Close),
        new("significance-unknown", "nobody has said", () => Milestones.InUse().Reported(Alarm.Report(significant: Significance.Unknown)), Alarm.Close),
        new("notification-missing", "a notification is owed", () => Reported().Do(Alarm.Review()), Alarm.Close),
        new("notification-missing", "the final report is owed", Significant, Alarm.Close),
    ];
}
