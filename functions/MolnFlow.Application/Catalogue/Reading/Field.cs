using System.Globalization;
using MolnFlow.Application.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>
/// A value in a catalogue file with its place. What cannot be read becomes a fault and then a harmless
/// stand-in, so that reading goes on and finds the other faults too; a void field reads as nothing, silently.
/// </summary>
internal sealed class Field(Document document, YamlNode? node, string name, int line)
{
    public static Field Void(Document document) => new(document, null, "", 1);

    public Document Document => document;

    public string Name => name;

    public int Line => line;

    public bool IsVoid => node is null;

    public bool IsNull => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "Null" or "NULL" or "~" };

    public void Fault(string message) => document.Fault(line, message);

    /// <summary>Null after a fault, and for a void field.</summary>
    public string? Text()
    {
        if (node is null)
        {
            return null;
        }

        if (node is not YamlScalarNode { Value: { } value })
        {
            return Wrong("a text");
        }

        if (IsNull || string.IsNullOrWhiteSpace(value))
        {
            Fault($"'{name}' is empty. Write something there.");
            return null;
        }

        return value.Trim();
    }

    /// <summary>A whole number within bounds; null after a fault.</summary>
    public int? Number(int least, int most)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not YamlScalarNode { Style: ScalarStyle.Plain, Value: { } value }
            || !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            Wrong("a whole number, without quotes");
            return null;
        }

        if (number < least || number > most)
        {
            Fault($"'{name}' is {number}, but must be from {least} to {most}. Correct the number.");
            return null;
        }

        return number;
    }

    /// <summary>As <see cref="Number"/>, where the file may also say null.</summary>
    public int? NumberOrNull(int least, int most) => IsNull ? null : Number(least, most);

    public bool Flag()
    {
        if (node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar)
        {
            return scalar.Value == "true";
        }

        Wrong("true or false");
        return false;
    }

    public DateOnly? Date()
    {
        string? text = Text();
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        Fault($"'{name}' is '{text}', which is not a date. Write a real one as year-month-day, such as 2027-06-30.");
        return null;
    }

    public DateOnly? DateOrNull() => IsNull ? null : Date();

    /// <summary>One of a few words; null after a fault.</summary>
    public string? Word(params IReadOnlyCollection<string> allowed)
    {
        string? text = Text();
        if (text is null || allowed.Contains(text))
        {
            return text;
        }

        string hint = Nearest.To(text, allowed) is { } near ? $" Did you mean '{near}'?" : "";
        Fault($"'{text}' is not known as '{name}'.{hint} Use one of: {string.Join(", ", allowed)}.");
        return null;
    }

    /// <summary>An enum member by its kebab-case name; null after a fault.</summary>
    public T? Choice<T>(params IReadOnlyCollection<T> allowed) where T : struct, Enum
    {
        IReadOnlyCollection<T> members = allowed.Count == 0 ? Enum.GetValues<T>() : allowed;
        return Word([.. members.Select(m => Kebab.Of(m))]) is { } word ? Kebab.Parse<T>(word) : null;
    }

    /// <summary>The items of a list, each bearing the list's name; none after a fault.</summary>
    public IReadOnlyList<Field> Items(bool mayBeEmpty = false)
    {
        if (node is not YamlSequenceNode list)
        {
            Wrong("a list, with a dash before each item or all of them within [ ]");
            return [];
        }

        if (list.Children.Count == 0 && !mayBeEmpty)
        {
            Fault($"The list '{name}' is empty. Add at least one item.");
        }

        return [.. list.Select(item => new Field(document, item, name, (int)item.Start.Line))];
    }

    /// <summary>The keys below this one.</summary>
    /// <param name="what">What they describe, for the sentences of faults: "control".</param>
    /// <param name="keys">Every key that may stand there; any other is a fault.</param>
    public Mapping Keys(string what, params IReadOnlyList<string> keys)
    {
        if (node is YamlMappingNode map)
        {
            return new Mapping(document, map, what, line, keys);
        }

        Wrong($"something with keys below it ({string.Join(", ", keys)})");
        return new Mapping(document, null, what, line, keys);
    }

    /// <summary>The keys below this one where they can be any.</summary>
    public IEnumerable<Field> Entries()
    {
        if (node is not YamlMappingNode map)
        {
            Wrong("keys with a text in sv and en below each");
            return [];
        }

        return map.Select(pair => new Field(
            document, pair.Value, (pair.Key as YamlScalarNode)?.Value ?? "", (int)pair.Key.Start.Line));
    }

    public Bilingual Bilingual() => Keys("text", "sv", "en").Bilingual(name);

    private string? Wrong(string expected)
    {
        if (node is not null)
        {
            string found = node switch
            {
                YamlSequenceNode => "a list",
                YamlMappingNode => "something with keys",
                _ when IsNull => "nothing",
                _ => $"'{Shortened(((YamlScalarNode)node).Value!)}'",
            };
            Fault($"'{name}' must be {expected}, but there is {found}. Correct it.");
        }

        return null;
    }

    private static string Shortened(string value) => value.Length <= 40 ? value : value[..40] + "…";
}
