using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.StoreContract;

/// <summary>Commits, register rows and messages to store; their content means nothing to a store.</summary>
public static class Sample
{
    public static readonly OrganisationId Kommun = new("åmåls-kommun");
    public static readonly OrganisationId Region = new("region");
    public static readonly ServiceId MailService = new("svc-mail");
    public static readonly PersonId Anna = new("p-anna");
    public static readonly PersonId Bo = new("p-bo");
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Monday = new(2026, 3, 2);

    public static byte[] Hash(int seed) => SHA256.HashData(BitConverter.GetBytes(seed));

    public static byte[] Incompressible(int bytes)
    {
        var noise = new byte[bytes];
        new Random(bytes).NextBytes(noise);
        return noise;
    }

    public static StoredText Text(string value) => new(Convert.ToHexStringLower(Hash(value.Length)[..16]), value);

    public static StoredEvent Event(int sequence, params string[] texts) => new(
        sequence,
        $$"""{"sequence":{{sequence}},"by":"p-anna"}""",
        $$"""{"name":"E-post på \"Åsö\" 🙂","text":1}""",
        Hash(sequence),
        texts.Length == 0 ? null : new StoredTexts([.. texts.Select(Text)]));

    /// <summary>A payload of exactly so many UTF-8 bytes.</summary>
    public static string Payload(int bytes) => "{\"x\":\"" + new string('x', bytes - 8) + "\"}";

    public static ServiceHead Head(int version, byte[]? snapshot = null) => new(version, version, Hash(version), 3, snapshot);

    public static RegisterRow Row(OrganisationId organisation, ServiceId service, string name = "E-post") => new(
        organisation, service, name, Phase.Acquire, null, Anna, null, null,
        new Classification(2, 1, 3, false, true), Monday, null, null, null, [Anna, Bo]);

    public static OutboxItem Item(OrganisationId organisation, ServiceId service, string id, DateTimeOffset created, PersonId? to = null) =>
        new(organisation, service, id, OutboxKind.Letter, to, created, $$"""{"notice":"påminnelse","id":"{{id}}"}""");

    /// <summary>The commit that follows on a version, with so many events.</summary>
    public static Commit Commit(int expected = 0, int events = 1, ServiceId? service = null, OrganisationId? organisation = null)
    {
        var (o, s) = (organisation ?? Kommun, service ?? MailService);
        return new Commit(
            o, s, expected, [.. Enumerable.Range(expected + 1, events).Select(n => Event(n))],
            Head(expected + events), Row(o, s), [], [], null);
    }

    public static Commit With(this Commit commit, params StoredEvent[] events) =>
        commit with { Events = [.. events], Head = commit.Head with { Version = commit.ExpectedVersion + events.Length } };

    public static Commit With(this Commit commit, params OutboxItem[] items) => commit with { Outbox = [.. items] };

    public static Commit With(this Commit commit, Func<RegisterRow, RegisterRow> change) =>
        commit with { Register = change(commit.Register) };

    public static Receipt Receipt(string key, int version = 1) => new(key, Convert.ToHexStringLower(Hash(7)), version, Noon);

    public static async Task<ImmutableList<StoredEvent>> ReadLog(
        this IServiceStore store, ServiceId? service = null, int after = 0, OrganisationId? organisation = null)
    {
        var events = ImmutableList.CreateBuilder<StoredEvent>();
        await foreach (var e in store.Log(organisation ?? Kommun, service ?? MailService, after, CancellationToken.None))
            events.Add(e);
        return events.ToImmutable();
    }

    public static int Utf8(string text) => Encoding.UTF8.GetByteCount(text);
}
