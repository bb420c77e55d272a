using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Web.OpenApi;

namespace MolnFlow.Web.Api;

[Description("A stretch of a service's log, oldest first.")]
public sealed record LogBody(
    ImmutableList<EventBody> Items, [property: Description("What to ask for as after, to go on; null at the end.")] int? Next);

[Description("An event as it is chained.")]
public sealed record EventBody(
    int Sequence,
    string Installation,
    OrganisationId Organisation,
    ServiceId Service,
    [property: Description("The name it is stored under.")] string Type,
    int Version,
    DateTimeOffset At,
    [property: Description("The civil date in the organisation's zone.")] DateOnly On,
    NamedBody By,
    [property: Description("The event in words.")] string Sentence,
    [property: Description("The facts, with typed texts put in; null for a text that was erased.")] JsonNode Payload,
    [property: Description("SHA-256 of previous hash, header, line feed and payload as stored.")] string Hash,
    string PreviousHash,
    [property: Description("The exact texts the hash is taken over.")] StoredBody Stored);

[Description("Header and payload byte for byte as they are stored, so that anybody can recompute the chain.")]
public sealed record StoredBody(string Header, string Payload);

/// <summary>The audit trail.</summary>
internal static class LogEndpoints
{
    private const int AtATime = 1_000;

    public static void MapLog(this RouteGroupBuilder one) => one.MapGet("/log", Log)
        .WithSummary("The chained events, up to 1 000 at a time")
        .TakesQuery("after", "Only events after this number.")
        .Produces<LogBody>().RefusedWith(401, 422);

    private static async Task<IResult> Log(HttpContext http, IServiceStore store, CancellationToken cancel)
    {
        string asked = http.Request.Query["after"].ToString();
        if (!int.TryParse(asked.Length == 0 ? "0" : asked, NumberStyles.None, CultureInfo.InvariantCulture, out int after))
        {
            return await http.Problem(StatusCodes.Status422UnprocessableEntity,
                new Reason("number-range").With("field", "after").With("minimum", 0).With("maximum", int.MaxValue));
        }

        Service s = http.Loaded().Service;
        Speaker say = await http.Speaker();
        var items = ImmutableList.CreateBuilder<EventBody>();
        string previous = Convert.ToHexStringLower(EventCodec.Genesis);

        // From one event earlier: its hash is what the first one asked for follows on.
        await foreach (StoredEvent stored in store.Log(s.Organisation, s.Id, Math.Max(0, after - 1), cancel))
        {
            if (items.Count == AtATime)
            {
                return Results.Ok(new LogBody(items.ToImmutable(), items[^1].Sequence));
            }

            if (stored.Sequence > after)
            {
                items.Add(Body(stored, previous, say));
            }

            previous = Convert.ToHexStringLower(stored.Hash);
        }

        return Results.Ok(new LogBody(items.ToImmutable(), null));
    }

    private static EventBody Body(StoredEvent stored, string previous, Speaker say)
    {
        EventHeader header = EventHeader.Parse(stored.Header);
        return new EventBody(
            stored.Sequence,
            header.Installation,
            header.Organisation,
            header.Service,
            header.Type,
            header.Version,
            header.At,
            header.On,
            NamedBody.Of(header.By, say),
            Sentence(stored, header, say),
            Resolved(JsonNode.Parse(stored.Payload), stored.Texts)!,
            Convert.ToHexStringLower(stored.Hash),
            previous,
            new StoredBody(stored.Header, stored.Payload));
    }

    // The trail must be readable above all when something in it cannot be.
    private static string Sentence(StoredEvent stored, EventHeader header, Speaker say)
    {
        try
        {
            return say.Event(EventCodec.Released.Read(stored).Happened);
        }
        catch (Exception e) when (e is UnknownEventException or JsonException or KeyNotFoundException or FormatException)
        {
            return header.Type;
        }
    }

    private static JsonNode? Resolved(JsonNode? node, StoredTexts? texts)
    {
        switch (node)
        {
            case JsonObject o when o.Count == 2 && o["hash"] is not null && o["text"] is JsonValue number && number.TryGetValue(out int at):
                return texts is not null && at < texts.Items.Count ? JsonValue.Create(texts.Items[at].Value) : null;
            case JsonObject o:
                return new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Resolved(p.Value, texts))));
            case JsonArray a:
                return new JsonArray([.. a.Select(item => Resolved(item, texts))]);
            default:
                return node?.DeepClone();
        }
    }
}
