using System.Collections.Immutable;

namespace MolnFlow.Core.Manage;

/// <summary>Whether something happened that threatened the information, or only could have.</summary>
public enum IncidentKind
{
    /// <summary>Noticed and worth keeping, without harm so far.</summary>
    SecurityEvent,
    Incident,
}

/// <summary>What is known of a yes-or-no question. Unknown counts as yes until it is answered.</summary>
public enum Likely
{
    Yes,
    No,
    Unknown,
}

/// <summary>Whether an incident is significant in the meaning of the Swedish Cybersecurity Act.</summary>
public enum Significance
{
    Yes,
    No,

    /// <summary>Counts as yes until it is answered.</summary>
    Unknown,

    /// <summary>The act does not concern the service.</summary>
    NotApplicable,
}

/// <summary>What a personal data breach may mean for the people concerned (GDPR art. 33 and 34).</summary>
public enum BreachRisk
{
    /// <summary>Then the authority need not be told, but the breach is documented.</summary>
    Unlikely,
    Risk,

    /// <summary>Then the people concerned are told too.</summary>
    High,
}

/// <summary>Who is told of an incident, and of what.</summary>
public enum NotificationKind
{
    /// <summary>To the data protection authority (GDPR art. 33).</summary>
    PersonalDataBreach,

    /// <summary>To the people whose data it is (GDPR art. 34).</summary>
    PeopleConcerned,
    EarlyWarning,
    SignificantIncident,
    FinalReport,
}

/// <summary>An event was put on record.</summary>
/// <param name="Number">Its running number within the service, from 1.</param>
/// <param name="AwareAt">With the offset of the organisation's zone, so that the civil day is in it.</param>
public sealed record IncidentReported(
    int Number, IncidentKind Kind, DateTimeOffset AwareAt, Text What, Likely PersonalData, Significance Significant,
    ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>What had been answered about an incident is otherwise; all of it stands here anew.</summary>
public sealed record IncidentCorrected(
    int Number, IncidentKind Kind, DateTimeOffset AwareAt, Likely PersonalData, Significance Significant, Text Because) : ServiceEvent;

/// <summary>It was judged whether personal data had been breached.</summary>
public sealed record BreachReviewed(
    int Number, bool Breach, BreachRisk? Risk, Text Because, Text? NotTellingBecause, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>Somebody outside was told of an incident.</summary>
/// <param name="Late">As the limit was computed then.</param>
public sealed record NotificationRecorded(
    int Number, NotificationKind Kind, DateTimeOffset At, Text Reference, bool Late, Text? LateBecause,
    ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>Nothing of an incident remains.</summary>
public sealed record IncidentClosed(int Number, Text Outcome, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>It was settled whether the Swedish Cybersecurity Act covers the service.</summary>
public sealed record CybersecurityActDeclared(bool Covered, Text Because) : ServiceEvent;
