using System.Collections.Immutable;

namespace MolnFlow.Application.Storage;

/// <summary>
/// An event as it is kept. Header and payload are the exact UTF-8 JSON texts that the chain is taken
/// over; every store keeps and returns them byte for byte.
/// </summary>
/// <param name="Sequence">From 1 within the service, without gaps.</param>
/// <param name="Header">Installation, organisation, service, sequence, type, version, when and by whom.</param>
/// <param name="Payload">The event's own facts; typed texts stand in it only as salted hashes.</param>
/// <param name="Hash">SHA-256 of (the previous hash ‖ header ‖ 0x0A ‖ payload), 32 bytes.</param>
/// <param name="Texts">The typed texts, kept in a row of their own; null once erased.</param>
public sealed record StoredEvent(int Sequence, string Header, string Payload, byte[] Hash, StoredTexts? Texts);

/// <summary>The texts of one event in the order the payload numbers them.</summary>
public sealed record StoredTexts(ImmutableList<StoredText> Items);

/// <summary>One typed text with the salt of its hash.</summary>
/// <param name="Salt">Sixteen random bytes in lower-case hexadecimal.</param>
public sealed record StoredText(string Salt, string Value);
