using YamlDotNet.RepresentationModel;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>A group of keys in a catalogue file. Keys that do not belong there are faults from the start.</summary>
internal sealed class Mapping
{
    private readonly Document document;
    private readonly YamlMappingNode? map;
    private readonly string what;

    public Mapping(Document document, YamlMappingNode? map, string what, int line, IReadOnlyList<string> keys)
    {
        (this.document, this.map, this.what, Line) = (document, map, what, line);
        foreach (YamlNode key in map?.Children.Keys ?? Enumerable.Empty<YamlNode>())
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (!keys.Contains(name))
            {
                string advice = Nearest.To(name, keys) is { } near
                    ? $"Did you mean '{near}'?"
                    : $"Take it out, or use one of: {string.Join(", ", keys)}.";
                document.Fault((int)key.Start.Line, $"'{name}' does not belong in a {what}. {advice}");
            }
        }
    }

    public int Line { get; }

    public bool IsVoid => map is null;

    public void Fault(string message) => document.Fault(Line, message);

    public bool Has(string key) => !Optional(key).IsVoid;

    /// <summary>A key that must be there.</summary>
    public Field this[string key]
    {
        get
        {
            Field field = Optional(key);
            if (field.IsVoid && !IsVoid)
            {
                Fault($"This {what} lacks '{key}'. Add it.");
            }

            return field;
        }
    }

    /// <summary>A key that may be left out; then the field is void.</summary>
    public Field Optional(string key) => Find(key, key);

    /// <summary>The sv and en that stand among these keys.</summary>
    /// <param name="of">What the text is, for the sentences of faults.</param>
    public Bilingual Bilingual(string of) => new(In("sv", "Swedish", of), In("en", "English", of));

    private string In(string key, string language, string of)
    {
        Field field = Find(key, $"{of}: {key}");
        if (field.IsVoid && !IsVoid)
        {
            Fault($"The {language} text ({key}) of '{of}' is missing. Add it.");
        }

        return field.Text() ?? "";
    }

    private Field Find(string key, string called)
    {
        foreach ((YamlNode name, YamlNode value) in map?.Children ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>())
        {
            if (name is YamlScalarNode scalar && scalar.Value == key)
            {
                return new Field(document, value, called, (int)name.Start.Line);
            }
        }

        return Field.Void(document);
    }
}
