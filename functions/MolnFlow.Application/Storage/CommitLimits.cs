using System.Text;

namespace MolnFlow.Application.Storage;

/// <summary>
/// The bounds of one commit, the same in every store. They come from Table Storage (100 rows and 4 MiB a
/// transaction, where binary grows by a third on the wire; 64 KiB a property; 1 MiB an entity) and are
/// checked before anything is written, so that what one store accepts another can keep.
/// </summary>
public static class CommitLimits
{
    /// <summary>UTF-8 bytes of one event's payload, which is one property.</summary>
    public const int PayloadBytes = 48 * 1024;

    /// <summary>UTF-8 bytes of one event's header.</summary>
    public const int HeaderBytes = 4 * 1024;

    /// <summary>Bytes of one event's typed texts as stored; room for 15 texts of 4 000 characters, and more.</summary>
    public const int TextsBytes = 512 * 1024;

    /// <summary>A larger snapshot is left out by who commits; the fold then starts from the log.</summary>
    public const int SnapshotBytes = 512 * 1024;

    /// <summary>UTF-8 bytes of one message's body.</summary>
    public const int OutboxBodyBytes = 48 * 1024;

    /// <summary>People in the register row.</summary>
    public const int People = 500;

    /// <summary>Characters of the service's name in the register row.</summary>
    public const int NameCharacters = 4_000;

    /// <summary>UTF-8 bytes of an id; a key of Table Storage has at most 512 characters and holds two.</summary>
    public const int IdBytes = 200;

    /// <summary>Bytes of payloads, headers, texts, bodies, snapshot, name and people together.</summary>
    public const int TotalBytes = 2_800_000;

    /// <exception cref="ArgumentException">It breaks a bound or does not hang together; the message says which.</exception>
    public static void Check(Commit commit)
    {
        var latest = commit.ExpectedVersion + commit.Events.Count;
        Require(commit.Rows <= Commit.MaximumRows, "a commit has at most 100 rows");
        Require(latest > 0, "a new service has at least one event");
        Require(commit.Head.Version == latest, "the head's version is that of the latest event");
        Require(
            commit.Register.Organisation == commit.Organisation && commit.Register.Id == commit.Service,
            "the register row is the service's own");
        Require(commit.Register.Name.Length <= NameCharacters, "a name has at most 4 000 characters");
        Require(commit.Register.People.Count <= People, "a register row names at most 500 people");
        Require(commit.Register.People.All(p => Bytes(p.Value) <= IdBytes), "an id has at most 200 bytes");
        Require(Bytes(commit.Organisation.Value) <= IdBytes && Bytes(commit.Service.Value) <= IdBytes, "an id has at most 200 bytes");
        Require(commit.ErasedTexts.All(n => n >= 1 && n <= commit.ExpectedVersion), "texts are erased of earlier events");
        Require(commit.ErasedTexts.Distinct().Count() == commit.ErasedTexts.Count, "an event's texts are erased once");

        var total = Snapshot(commit.Head) + Bytes(commit.Register.Name) + commit.Register.People.Sum(p => Bytes(p.Value));
        for (var i = 0; i < commit.Events.Count; i++)
        {
            Require(commit.Events[i].Sequence == commit.ExpectedVersion + 1 + i, "events are numbered on from the expected version");
            total += Event(commit.Events[i]);
        }

        total += commit.Outbox.Sum(item => Message(commit, item));
        Require(total <= TotalBytes, $"a commit has at most {TotalBytes} bytes, and this has {total}");
    }

    /// <exception cref="ArgumentException">The snapshot is too large to store.</exception>
    public static int Snapshot(ServiceHead head)
    {
        var bytes = head.Snapshot?.Length ?? 0;
        Require(bytes <= SnapshotBytes, "a snapshot has at most 512 KiB");
        return bytes;
    }

    private static int Event(StoredEvent @event)
    {
        int header = Bytes(@event.Header), payload = Bytes(@event.Payload);
        var texts = @event.Texts is null ? 0 : Bytes(StoredForms.Of(@event.Texts));
        Require(header <= HeaderBytes, "a header has at most 4 KiB");
        Require(payload <= PayloadBytes, "a payload has at most 48 KiB");
        Require(texts <= TextsBytes, "an event's texts have at most 512 KiB");
        Require(@event.Hash.Length == 32, "a hash has 32 bytes");
        return header + payload + texts;
    }

    private static int Message(Commit commit, OutboxItem item)
    {
        var body = Bytes(item.Body);
        Require(item.Organisation == commit.Organisation && item.Service == commit.Service, "a message is of the committed service");
        Require(body <= OutboxBodyBytes && Bytes(item.Id) <= IdBytes, "a message's body has at most 48 KiB and its id 200 bytes");
        return body;
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    private static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new ArgumentException($"Not a commit that can be stored: {rule}.");
    }
}
