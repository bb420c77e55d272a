using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MolnFlow.Application.Commands;

/// <summary>
/// Turns the fields of an HTML form into the JSON that the API takes, by the same shapes, so that pages
/// and API are read and refused alike. Names are dotted paths; list items are numbered, <c>sets[0].name</c>.
/// </summary>
public static class FormReader
{
    /// <param name="values">Gives every value sent under a name; none for what was not sent.</param>
    public static JsonElement Read(Shape.Object shape, Func<string, IReadOnlyList<string>> values) =>
        JsonSerializer.SerializeToElement<JsonNode>(Object(shape, "", values));

    private static JsonObject Object(Shape.Object shape, string path, Func<string, IReadOnlyList<string>> values)
    {
        var json = new JsonObject();
        foreach (Field field in shape.Fields.Where(f => !f.FilledIn))
        {
            // What may be left out is left out, where nothing of it was filled in.
            if (Node(field.Shape, path + field.Name, values) is { } node && !(field.Optional && node is not JsonValue && !Filled(node)))
            {
                json[field.Name] = node;
            }
        }

        return json;
    }

    private static JsonNode? Node(Shape shape, string path, Func<string, IReadOnlyList<string>> values) => shape switch
    {
        Shape.Object o => Object(o, $"{path}.", values),
        Shape.Union u => Union(u, path, values),
        Shape.ListOf { Item: Shape.Object item } => Rows(item, path, values),
        Shape.ListOf l => new JsonArray([.. values(path).Where(v => v.Length > 0).Select(v => Scalar((Shape.Scalar)l.Item, v))]),
        Shape.Scalar s => values(path) is [.., var last] && last.Length > 0 ? Scalar(s, last) : null,
        _ => throw new InvalidOperationException($"No case for {shape.GetType().Name}."),
    };

    private static JsonObject Union(Shape.Union shape, string path, Func<string, IReadOnlyList<string>> values)
    {
        string? kind = values($"{path}.kind") is [.., var last] && last.Length > 0 ? last : null;
        JsonObject json = shape.Kinds.Find(k => k.Kind == kind).Shape is { } found ? Object(found, $"{path}.", values) : [];
        json["kind"] = kind;
        return json;
    }

    // A row counts as soon as one of its fields was filled in; the reader then says what else it needs.
    private static JsonArray Rows(Shape.Object item, string path, Func<string, IReadOnlyList<string>> values)
    {
        var rows = new JsonArray();
        for (int i = 0; i < 40; i++)
        {
            JsonObject row = Object(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]."), values);
            if (Filled(row))
            {
                rows.Add((JsonNode)row);
            }
        }

        return rows;
    }

    private static bool Filled(JsonNode? node) => node switch
    {
        JsonObject o => o.Any(p => Filled(p.Value)),
        JsonArray a => a.Any(Filled),
        JsonValue v => v.GetValueKind() is not JsonValueKind.False,
        _ => false,
    };

    // What does not parse is passed on as text: the reader knows how to say what is wrong with it.
    private static JsonNode Scalar(Shape.Scalar shape, string value) => shape.Kind switch
    {
        ScalarKind.Integer when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
        ScalarKind.Boolean when value is "true" or "on" => true,
        ScalarKind.Boolean when value is "false" => false,
        _ => value,
    };
}
