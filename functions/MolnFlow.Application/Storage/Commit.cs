using System.Collections.Immutable;
using MolnFlow.Core;

namespace MolnFlow.Application.Storage;

/// <summary>
/// Everything one decision writes, in one transaction or not at all. Bounded so that it fits the
/// narrowest store: 100 rows, 64 KB a property and 1 MB an entity in Table Storage.
/// </summary>
/// <param name="ExpectedVersion">The version decided on; 0 for a new service.</param>
/// <param name="Events">Numbered from <c>ExpectedVersion + 1</c>; may be empty when only the register changes.</param>
/// <param name="ErasedTexts">Numbers of earlier events whose texts are deleted with this commit.</param>
/// <param name="Receipt">What a repeated request with the same idempotency key is answered by.</param>
public sealed record Commit(
    OrganisationId Organisation,
    ServiceId Service,
    int ExpectedVersion,
    ImmutableList<StoredEvent> Events,
    ServiceHead Head,
    RegisterRow Register,
    ImmutableList<OutboxItem> Outbox,
    ImmutableList<int> ErasedTexts,
    Receipt? Receipt)
{
    /// <summary>The most rows a transaction may hold: head, receipt, and two an event, one a message, one an erasure.</summary>
    public const int MaximumRows = 100;

    public int Rows => 1 + (Receipt is null ? 0 : 1) + Events.Sum(e => e.Texts is null ? 1 : 2) + Outbox.Count + ErasedTexts.Count;
}

/// <summary>Remembers a request by its idempotency key, per service.</summary>
/// <param name="Key">The key as sent, with who sent it.</param>
/// <param name="RequestHash">SHA-256 of the request, so that a reused key with another body is refused.</param>
/// <param name="Version">The version the request led to.</param>
public sealed record Receipt(string Key, string RequestHash, int Version, DateTimeOffset At);

/// <summary>What an outbox item asks a courier to do.</summary>
public enum OutboxKind
{
    /// <summary>Write and send a letter.</summary>
    Letter,

    /// <summary>Bring the agreement's record, and the other services under it, to the new terms.</summary>
    Agreement,

    /// <summary>Blank what letters about the service said, since a text they may quote was erased.</summary>
    Forget,

    /// <summary>Put the service on the organisation's one case about an adequacy decision that fell.</summary>
    Adequacy,
}

/// <summary>Where an outbox item is in its life.</summary>
public enum OutboxState
{
    Waiting,
    Done,

    /// <summary>Given up after repeated failures; shown to the operators, offered again on request.</summary>
    Stuck,
}

/// <summary>A message that left with a commit.</summary>
/// <param name="Id">Unique within the service and deterministic, so that nothing is sent twice under two names.</param>
/// <param name="Body">JSON for the courier; for letters the notice with its arguments.</param>
public sealed record OutboxItem(
    OrganisationId Organisation,
    ServiceId Service,
    string Id,
    OutboxKind Kind,
    PersonId? To,
    DateTimeOffset Created,
    string Body);

/// <summary>An item with its fate. <see cref="LetterSubject"/> and <see cref="LetterText"/> are what was sent.</summary>
public sealed record OutboxRow(
    OutboxItem Item,
    OutboxState State,
    int Attempts,
    DateTimeOffset NotBefore,
    DateTimeOffset? SentAt,
    string? LetterSubject,
    string? LetterText,
    string? Error)
{
    /// <summary>When the mail service said that the receiver's had taken the letter; null when nothing was said.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
}
