using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Core;

namespace MolnFlow.Application.Storage;

/// <summary>Between events and the bytes they are stored as, chained by hash.</summary>
public sealed class EventCodec(Upcasters upcasters)
{
    /// <summary>Largest header and payload together, and largest sum of an event's texts, in UTF-8 bytes.</summary>
    public const int MaximumBytes = 48 * 1024;

    public static readonly EventCodec Released = new(Upcasters.Released);

    /// <exception cref="EventTooLargeException">The event does not fit the narrowest store.</exception>
    public static StoredEvent Write(ServiceEvent happened, EventHeader header, ReadOnlySpan<byte> previous)
    {
        (string payload, ImmutableList<StoredText> texts) = TextShelf.While(
            new StoredTexts([]), () => JsonSerializer.Serialize(happened, happened.GetType(), StoredJson.Events));
        string head = header.ToJson();
        if (Encoding.UTF8.GetByteCount(head) + Encoding.UTF8.GetByteCount(payload) > MaximumBytes)
        {
            throw new EventTooLargeException();
        }

        return new StoredEvent(header.Sequence, head, payload, Chain(previous, head, payload), texts.IsEmpty ? null : new StoredTexts(texts));
    }

    public (ServiceEvent Happened, EventHeader Header) Read(StoredEvent stored)
    {
        EventHeader header = EventHeader.Parse(stored.Header);
        (Type type, int present) = EventTypes.Of(header.Type);
        string payload = upcasters.Raise(header.Type, header.Version, present, stored.Payload);
        (object? happened, _) = TextShelf.While(stored.Texts, () => JsonSerializer.Deserialize(payload, type, StoredJson.Events));
        return ((ServiceEvent)happened!, header);
    }

    /// <summary>The hash that an event has after a previous one; the first follows on 32 zero bytes.</summary>
    public static byte[] Chain(ReadOnlySpan<byte> previous, string header, string payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(Encoding.UTF8.GetBytes(header));

        // Compact JSON holds no line break, so header and payload cannot be taken for one another.
        hash.AppendData("\n"u8);
        hash.AppendData(Encoding.UTF8.GetBytes(payload));
        return hash.GetCurrentHash();
    }

    /// <summary>What the first event follows on.</summary>
    public static byte[] Genesis => new byte[SHA256.HashSizeInBytes];
}

/// <summary>An event holds more than 48 KB of facts; the command that gave it must be split.</summary>
public sealed class EventTooLargeException() : Exception("The event holds more than 48 KB. Send less at a time.");
