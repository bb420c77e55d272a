using System.Collections.Immutable;

namespace MolnFlow.Core.Obligations;

/// <summary>What somebody is told. The texts are the catalogue's; mail goes out from an outbox.</summary>
public enum NoticeKind
{
    RoleGiven,
    AcceptanceWanted,
    TakenIntoUse,
    ContinuationOpened,
    ExitStarted,
    ExitCalledOff,
    ApprovalWanted,
    Ended,
    QuestionAsked,
    Adopted,
}

/// <summary>A message to one person about one event.</summary>
/// <param name="Key">Unique within the service and the same however often it is computed.</param>
public sealed record Notice(string Key, NoticeKind Kind, PersonId To)
{
    public ImmutableSortedDictionary<string, object> Arguments { get; init; } = ImmutableSortedDictionary<string, object>.Empty;

    public Notice With(string name, object value) => this with { Arguments = Arguments.SetItem(name, value) };
}
