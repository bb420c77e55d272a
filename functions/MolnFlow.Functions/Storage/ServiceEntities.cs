using Azure.Data.Tables;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Functions.Storage;

/// <summary>The rows of a service's partition, to and from what the application knows.</summary>
internal static class ServiceEntities
{
    public const string Version = "Version";

    /// <summary>Counts commits, those without events too; what the register's marks refer to.</summary>
    public const string Revision = "Revision";

    /// <summary>Which commit wrote a head or an event, so that a commit knows its own when the answer was lost.</summary>
    public const string CommitId = "CommitId";

    public const string Register = "Register";
    public const string State = "State";
    public const string VisibleFrom = "VisibleFrom";
    public const string Attempts = "Attempts";

    private const string Snapshot = "Snapshot";

    public static TableEntity Head(Commit commit, long revision, Guid id)
    {
        var entity = new TableEntity(TableKeys.Service(commit.Organisation, commit.Service), TableKeys.Head)
        {
            ["Organisation"] = commit.Organisation.Value,
            ["Service"] = commit.Service.Value,
            [Version] = commit.Head.Version,
            ["HumanVersion"] = commit.Head.HumanVersion,
            ["Head"] = commit.Head.Head,
            ["FoldVersion"] = commit.Head.FoldVersion,
            [Revision] = revision,
            [CommitId] = id,
        };
        entity.Set(Register, RegisterForm.Pack(commit.Register));
        entity.Set(Snapshot, commit.Head.Snapshot);
        return entity;
    }

    public static ServiceHead Head(TableEntity entity) => new(
        entity.GetInt32(Version)!.Value,
        entity.GetInt32("HumanVersion")!.Value,
        entity.GetBinary("Head"),
        entity.GetInt32("FoldVersion")!.Value,
        entity.Bytes(Snapshot));

    public static void ReplaceSnapshot(TableEntity entity, ServiceHead head)
    {
        foreach (var name in entity.Keys.Where(name => name.StartsWith(Snapshot + "_", StringComparison.Ordinal)).ToList())
            entity.Remove(name);
        entity["FoldVersion"] = head.FoldVersion;
        entity.Set(Snapshot, head.Snapshot);
    }

    public static TableEntity Event(string partition, StoredEvent e, Guid commit)
    {
        var entity = new TableEntity(partition, TableKeys.Event(e.Sequence))
        {
            ["Sequence"] = e.Sequence,
            ["Hash"] = e.Hash,
            ["HasTexts"] = e.Texts is not null,
            [CommitId] = commit,
        };
        entity.SetText("Header", e.Header);
        entity.SetText("Payload", e.Payload);
        return entity;
    }

    public static int Sequence(TableEntity entity) => entity.GetInt32("Sequence")!.Value;

    public static StoredEvent Event(TableEntity entity, TableEntity? texts)
    {
        if (entity.GetBoolean("HasTexts") == true && texts is null)
            throw new InvalidDataException($"The texts of {entity.PartitionKey} {entity.RowKey} are missing and not marked as erased.");
        return new StoredEvent(
            Sequence(entity),
            entity.Text("Header")!,
            entity.Text("Payload")!,
            entity.GetBinary("Hash"),
            texts?.Text("Texts") is { } json ? StoredForms.Texts(json) : null);
    }

    public static TableEntity Texts(string partition, int sequence, StoredTexts texts)
    {
        var entity = new TableEntity(partition, TableKeys.Texts(sequence)) { ["Sequence"] = sequence };
        entity.SetText("Texts", StoredForms.Of(texts));
        return entity;
    }

    /// <summary>Replaces the texts by nothing. Not a delete: that would fail where they are gone already.</summary>
    public static TableEntity Erased(string partition, int sequence) =>
        new(partition, TableKeys.Texts(sequence)) { ["Sequence"] = sequence, ["Erased"] = true };

    public static TableEntity Receipt(string partition, Receipt receipt)
    {
        var entity = new TableEntity(partition, TableKeys.Receipt(receipt.Key))
        {
            ["RequestHash"] = receipt.RequestHash,
            [Version] = receipt.Version,
            ["At"] = StoredForms.Of(receipt.At),
        };
        entity.SetText("Key", receipt.Key);
        return entity;
    }

    public static Receipt Receipt(TableEntity entity) => new(
        entity.Text("Key")!, entity.GetString("RequestHash"), entity.GetInt32(Version)!.Value, StoredForms.Instant(entity.GetString("At")));

    public static TableEntity Outbox(string partition, OutboxItem item)
    {
        var entity = new TableEntity(partition, TableKeys.Outbox(item.Id))
        {
            ["Organisation"] = item.Organisation.Value,
            ["Service"] = item.Service.Value,
            ["Id"] = item.Id,
            ["Kind"] = StoredNames.Of(item.Kind),
            ["To"] = item.To?.Value,
            ["Created"] = StoredForms.Of(item.Created),
        };
        entity.SetText("Body", item.Body);
        SetFate(entity, new OutboxRow(item, OutboxState.Waiting, 0, item.Created, null, null, null, null));
        return entity;
    }

    public static void SetFate(TableEntity entity, OutboxRow row)
    {
        entity[State] = StoredNames.Of(row.State);
        entity[Attempts] = row.Attempts;
        entity["NotBefore"] = StoredForms.Of(row.NotBefore);
        entity[VisibleFrom] = StoredForms.Of(row.NotBefore);
        entity["SentAt"] = row.SentAt is { } sent ? StoredForms.Of(sent) : "";
        entity.SetText("LetterSubject", row.LetterSubject);
        entity.SetText("LetterText", row.LetterText);
        entity.SetText("Error", row.Error);
        entity["DeliveredAt"] = row.DeliveredAt is { } delivered ? StoredForms.Of(delivered) : "";
    }

    public static OutboxRow Outbox(TableEntity entity) => new(
        new OutboxItem(
            new OrganisationId(entity.GetString("Organisation")),
            new ServiceId(entity.GetString("Service")),
            entity.GetString("Id"),
            StoredNames.KindOf(entity.GetString("Kind")),
            entity.GetString("To") is { } to ? new PersonId(to) : null,
            StoredForms.Instant(entity.GetString("Created")),
            entity.Text("Body")!),
        StoredNames.StateOf(entity.GetString(State)),
        entity.GetInt32(Attempts)!.Value,
        StoredForms.Instant(entity.GetString("NotBefore")),
        entity.GetString("SentAt") is { Length: > 0 } sent ? StoredForms.Instant(sent) : null,
        entity.Text("LetterSubject"),
        entity.Text("LetterText"),
        entity.Text("Error"))
    {
        DeliveredAt = entity.GetString("DeliveredAt") is { Length: > 0 } delivered ? StoredForms.Instant(delivered) : null,
    };
}
