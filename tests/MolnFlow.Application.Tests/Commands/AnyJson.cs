using System.Text.Json;
using System.Text.Json.Nodes;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Tests.Support;

namespace MolnFlow.Application.Tests.Commands;

/// <summary>Random JSON: in order by a shape, bent somewhere, or anything at all.</summary>
internal static class AnyJson
{
    private static readonly string[] Texts = ["Bokning", " å ä ö ", "rad ett\r\nrad två", "e\u0301", "😀 \t x", new('x', 200)];

    public static readonly IReadOnlyList<Shape.Object> Shapes = [.. Application.Commands.Shapes.Commands.Select(name => Application.Commands.Shapes.Command(name)!)];

    /// <summary>What the shape asks for.</summary>
    public static JsonNode Good(Shape shape, Random random, bool everything = false) => shape switch
    {
        Shape.Object o => new JsonObject(o.Fields
            .Where(f => !f.FilledIn && (everything || !f.Optional || random.Next(2) == 0))
            .Select(f => (f.Optional, Pair: KeyValuePair.Create(f.Name, (JsonNode?)Good(f.Shape, random, everything))))

            // What may be left out and has nothing in it is left out, as a form would.
            .Where(f => !(f.Optional && f.Pair.Value is JsonObject { Count: 0 })).Select(f => f.Pair)),
        Shape.Union u => random.One([.. u.Kinds]) is var (kind, of) && Good(of, random, everything) is JsonObject json
            ? new JsonObject([KeyValuePair.Create("kind", (JsonNode?)kind), .. json.Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))])
            : throw new InvalidOperationException("A kind is no object."),
        Shape.ListOf l => new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Good(l.Item, random, everything))]),
        Shape.Scalar s => Good(s, random),
        _ => throw new InvalidOperationException($"No case for {shape}."),
    };

    /// <summary>As raw text, with one thing somewhere put another way.</summary>
    public static string Bent(Shape shape, Random random)
    {
        string good = Good(shape, random).ToJsonString();
        return random.Next(6) switch
        {
            0 => good.Replace("\":", random.One("\":[", "\":{}//", "\": "), StringComparison.Ordinal),
            1 => good.Replace("{", "{\"unknown\":1,", StringComparison.Ordinal),
            2 => good.Replace("{", random.One("{\"kind\":null,", "{\"kind\":7,", "{\"name\":\"\\udc00\",", "{\"\\ud800\":1,"), StringComparison.Ordinal),
            3 => good.Replace("\"" + random.One("Bokning", "2026-01-15", "a"), "\"" + random.One("\\ud800", "\\u0000", "2026-02-30", ""), StringComparison.Ordinal),
            4 => good.Replace(":2", random.One(":\"2\"", ":2.5", ":1e99", ":null", ":-9999999999", ":[[[[2]]]]"), StringComparison.Ordinal),
            _ => good.Replace("true", random.One("\"true\"", "1", "null"), StringComparison.Ordinal),
        };
    }

    /// <summary>Anything that is JSON.</summary>
    public static string Wild(Random random, int depth = 0) => random.Next(depth > 4 ? 6 : 8) switch
    {
        0 => random.One("null", "true", "false"),
        1 => random.One("0", "-1", "2.5", "1e400", "99999999999999999999"),
        2 or 3 => random.One("\"\"", "\" \"", "\"\\ud800\"", "\"\\udfff x\"", "\"\\u0007\"", "\"2025-02-29\"", "\"met\"", "\"p-owner\""),
        4 => "[]",
        5 => "{}",
        6 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Wild(random, depth + 1)))}]",
        _ => $"{{{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => $"\"{Name(random)}\":{Wild(random, depth + 1)}"))}}}",
    };

    public static JsonElement? Parsed(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode Good(Shape.Scalar shape, Random random) => shape.Kind switch
    {
        ScalarKind.Text or ScalarKind.Label => random.One([.. Texts.Where(t => t.Length <= shape.MaximumLength)]),
        ScalarKind.Date => random.One("2026-01-15", "2028-02-29", "1999-12-31"),
        ScalarKind.Instant => random.One("2026-07-03T18:30", "2026-10-25T02:30+01:00", "2026-01-15T09:00:00Z", "2026-07-03 18:30"),
        ScalarKind.Integer => random.Next(-3, 30),
        ScalarKind.Boolean => random.Next(2) == 0,
        ScalarKind.Choice => random.One([.. shape.Choices]),
        _ => $"id-{random.Next(99)}",
    };

    private static string Name(Random random) => random.One("name", "kind", "set", "answer", "decision", "on", "x", "\\ud800", "Name", "terms", "");
}
