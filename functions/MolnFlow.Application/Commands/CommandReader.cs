using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Core;

namespace MolnFlow.Application.Commands;

/// <summary>An id that a request names, to be looked up before the request is carried out.</summary>
public sealed record Reference(string Field, ScalarKind Kind, string Id);

/// <summary>What was read: a value, or every fault found, never both.</summary>
/// <param name="Faults">Each with the argument <c>field</c>: the path to what is wrong.</param>
public sealed record Reading(object? Value, ImmutableList<Reason> Faults, ImmutableList<Reference> References);

/// <summary>
/// Reads JSON by a <see cref="Shape"/> and reports every fault at once: missing, unknown and doubled
/// fields, wrong types, impossible dates, texts too long or with control characters.
/// </summary>
public sealed class CommandReader
{
    private readonly List<Reason> faults = [];
    private readonly List<Reference> references = [];

    private readonly TimeZoneInfo zone;

    private CommandReader(TimeZoneInfo zone) => this.zone = zone;

    /// <param name="zone">Where times without an offset are told; the organisation's own unless given.</param>
    public static Reading Read(Shape shape, JsonElement json, TimeZoneInfo? zone = null)
    {
        var reader = new CommandReader(zone ?? Desk.Present.Stockholm);
        object? value = reader.Value(shape, json, "");
        return new Reading(reader.faults.Count == 0 ? value : null, [.. reader.faults], [.. reader.references]);
    }

    private object? Value(Shape shape, JsonElement json, string path) => shape switch
    {
        Shape.Object o => Object(o, json, path, kind: false),
        Shape.Union u => Union(u, json, path),
        Shape.ListOf l => List(l, json, path),
        Shape.Scalar s => Scalar(s, json, path),
        _ => throw new InvalidOperationException($"No case for {shape.GetType().Name}."),
    };

    private object? Object(Shape.Object shape, JsonElement json, string path, bool kind)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return path.Length == 0 ? Fault(new Reason("body-not-object")) : WrongType(path, "object");
        }

        var given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (Read(() => property.Name) is not { } name)
            {
                Fault(At("text-invalid", path));
            }
            else if (!given.TryAdd(name, property.Value))
            {
                Fault(At("duplicate-field", Path(path, name)));
            }
        }

        foreach (string name in given.Keys.Where(n => !(kind && n == "kind") && !shape.Fields.Exists(f => f.Name == n && !f.FilledIn)))
        {
            Fault(At("unknown-field", Path(path, name)));
        }

        int before = faults.Count;
        object?[] arguments = [.. shape.Fields.Select(f => Field(f, given, path))];
        return faults.Count > before ? null : Shapes.Constructor(shape.Type).Invoke(arguments);
    }

    private object? Field(Field field, Dictionary<string, JsonElement> given, string path)
    {
        string here = Path(path, field.Name);
        if (field.FilledIn)
        {
            return null;
        }

        bool absent = !given.TryGetValue(field.Name, out JsonElement json) || json.ValueKind == JsonValueKind.Null
            || (field.Optional && json.ValueKind == JsonValueKind.String && Read(json.GetString) is { } text && string.IsNullOrWhiteSpace(text));
        return !absent ? Value(field.Shape, json, here)
            : field.Optional ? null
            : Fault(At("required", here));
    }

    private object? Union(Shape.Union shape, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return WrongType(path, "object");
        }

        string here = Path(path, "kind");
        if (KindIn(json) is not { ValueKind: not JsonValueKind.Null } kind)
        {
            return Fault(At("required", here));
        }

        string? name = kind.ValueKind == JsonValueKind.String ? Read(kind.GetString) : null;
        return shape.Kinds.Find(k => k.Kind == name).Shape is { } found
            ? Object(found, json, path, kind: true)
            : Fault(At("not-one-of", here).With("allowed", string.Join(", ", shape.Kinds.Select(k => k.Kind))));
    }

    // A name beside it may be no text at all, and then looking for this one fails.
    private static JsonElement? KindIn(JsonElement json)
    {
        try
        {
            return json.TryGetProperty("kind", out JsonElement kind) ? kind : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private object? List(Shape.ListOf shape, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return WrongType(path, "array");
        }

        if (json.GetArrayLength() > shape.Maximum)
        {
            return Fault(At("too-many", path).With("maximum", shape.Maximum));
        }

        Type item = shape.Type.GetGenericArguments()[0];
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        int before = faults.Count;
        foreach ((JsonElement element, int i) in json.EnumerateArray().Select((e, i) => (e, i)))
        {
            object? value = Value(shape.Item, element, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
            if (value is not null && (shape.Item is not Shape.Scalar || !items.Contains(value)))
            {
                items.Add(value);
            }
        }

        return faults.Count > before ? null : ToImmutable.MakeGenericMethod(item).Invoke(null, [items]);
    }

    private static readonly MethodInfo ToImmutable = typeof(ImmutableList).GetMethods()
        .Single(m => m.Name == nameof(ImmutableList.CreateRange) && m.GetParameters().Length == 1);

    private object? Scalar(Shape.Scalar shape, JsonElement json, string path) => (shape.Kind, json.ValueKind) switch
    {
        (ScalarKind.Boolean, JsonValueKind.True or JsonValueKind.False) => json.GetBoolean(),
        (ScalarKind.Boolean, _) => WrongType(path, "boolean"),
        (ScalarKind.Integer, JsonValueKind.Number) when json.TryGetInt32(out int number) => number,
        (ScalarKind.Integer, _) => WrongType(path, "integer"),
        (_, not JsonValueKind.String) => WrongType(path, shape.Kind switch { ScalarKind.Date => "date", ScalarKind.Instant => "instant", _ => "text" }),
        _ => Read(json.GetString) is { } text ? Scalar(shape, text, path) : Fault(At("text-invalid", path)),
    };

    private object? Scalar(Shape.Scalar shape, string given, string path) => shape.Kind switch
    {
        ScalarKind.Date => Date(given, path),
        ScalarKind.Instant => Instant(given, path),
        ScalarKind.Choice => Choice(shape, given, path),
        ScalarKind.Text => Plain(shape, given, path) is { } text ? new Text(text) : null,
        ScalarKind.Label => Plain(shape, given, path),
        _ => Id(shape, given, path),
    };

    // An escape such as \ud800 is well-formed JSON and yet no character: it can be parsed and not be read.
    private static string? Read(Func<string?> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private object? Date(string text, string path) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            && date.Year is >= 1900 and <= 2200
            ? date
            : Fault(At("date-unreal", path).With("value", Shown(text)));

    private object? Instant(string text, string path) => Instants.Read(text, zone) switch
    {
        InstantReading.Known known => known.At,
        InstantReading.Twice twice => Fault(At("instant-ambiguous", path).With("value", Shown(text)).With("first", twice.First).With("second", twice.Second)),
        InstantReading.Skipped => Fault(At("instant-skipped", path).With("value", Shown(text))),
        _ => Fault(At("instant-unreal", path).With("value", Shown(text))),
    };

    private object? Choice(Shape.Scalar shape, string text, string path) => shape.Choices.IndexOf(text) is var at and >= 0
        ? Enum.GetValues(shape.Type).GetValue(at)
        : Fault(At("not-one-of", path).With("allowed", string.Join(", ", shape.Choices)));

    private string? Plain(Shape.Scalar shape, string given, string path)
    {
        if (PlainText.Read(given, shape.MaximumLength, out string? text) is { } code)
        {
            Fault(At(code, path).With("maximum", shape.MaximumLength));
        }

        return text;
    }

    private object? Id(Shape.Scalar shape, string given, string path)
    {
        string? id = Plain(shape with { MaximumLength = 100 }, given, path);
        if (id is null)
        {
            return null;
        }

        references.Add(new Reference(path, shape.Kind, id));
        return Activator.CreateInstance(shape.Type, id);
    }

    private object? WrongType(string path, string expected) => Fault(At("wrong-type", path).With("expected", expected));

    private object? Fault(Reason reason)
    {
        faults.Add(reason);
        return null;
    }

    private static Reason At(string code, string path) => new Reason(code).With("field", path);

    private static string Path(string path, string name) => path.Length == 0 ? Shown(name) : $"{path}.{Shown(name)}";

    // What is echoed back must not become a way to fill logs or pages.
    private static string Shown(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
