using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MolnFlow.Core.Manage;

/// <summary>An incident as it stands: the first answers with every correction in them, and what has been done.</summary>
/// <param name="ReportedOn">The day it was put on record, which may be later than when it was known.</param>
public sealed record Incident(
    int Number, IncidentKind Kind, DateTimeOffset AwareAt, Text What, Likely PersonalData, Significance Significant, DateOnly ReportedOn)
{
    public Entered<BreachReviewed>? Review { get; init; }

    public ImmutableDictionary<NotificationKind, NotificationRecorded> Told { get; init; } =
        ImmutableDictionary<NotificationKind, NotificationRecorded>.Empty;

    public DateOnly? ClosedOn { get; init; }

    [JsonIgnore]
    public bool IsOpen => ClosedOn is null;
}
