using System.Collections.Immutable;

namespace MolnFlow.Core.Manage;

/// <summary>Puts an event on record and starts the clocks that its answers call for.</summary>
/// <param name="AwareAt">When somebody in the organisation knew of it; every clock is counted from there.</param>
[Command("report-incident")]
public sealed record ReportIncident(
    IncidentKind Kind, DateTimeOffset AwareAt, Text What, Likely PersonalData, Significance Significant, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>Answers anew what was answered at first, the time of awareness included; the clocks follow, and the log keeps both.</summary>
[Command("correct-incident")]
public sealed record CorrectIncident(
    int Incident, IncidentKind Kind, DateTimeOffset AwareAt, Likely PersonalData, Significance Significant, Text Because) : Command;

/// <summary>The review that every incident with personal data gets; a later one replaces it.</summary>
/// <param name="Risk">What it may mean for people; asked for when it was a breach.</param>
/// <param name="Because">What the judgement rests on; without a notification it is the reason for that too.</param>
/// <param name="NotTellingBecause">Why people need not be told although the risk is high (GDPR art. 34(3)).</param>
[Command("record-breach-review")]
public sealed record RecordBreachReview(
    int Incident, bool Breach, BreachRisk? Risk, Text Because, Text? NotTellingBecause, ImmutableList<EvidenceId>? Evidence) : Command;

/// <param name="At">When it was sent.</param>
/// <param name="LateBecause">Why it was late; asked for when it was.</param>
[Command("record-notification")]
public sealed record RecordNotification(
    int Incident, NotificationKind Kind, DateTimeOffset At, Text Reference, Text? LateBecause, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>Ends an incident; refused as long as anything of it remains.</summary>
/// <param name="Outcome">What became of it and what was learned.</param>
[Command("close-incident")]
public sealed record CloseIncident(int Incident, Text Outcome, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>Whether the service is part of what the Swedish Cybersecurity Act covers. Until it is said, it counts as covered.</summary>
[Command("declare-cybersecurity-act")]
public sealed record DeclareCybersecurityAct(bool Covered, Text Because) : Command;
