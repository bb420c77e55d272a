using YamlDotNet.Serialization;

namespace MolnFlow.Browser.Support;

/// <summary>
/// What stands on the pages in one language, as delivered in <c>catalog/texts</c>: tests find fields, buttons
/// and links by the words that a person reads, and may be reworded without being touched.
/// </summary>
public sealed class Words
{
    private static readonly Lazy<Dictionary<string, Dictionary<string, string>>> All = new(Read);

    private Words(string language) => Language = language;

    public static Words Swedish { get; } = new("sv");

    public static Words English { get; } = new("en");

    /// <summary>The language's code, as in <c>lang</c>.</summary>
    public string Language { get; }

    public string this[string key] => All.Value[key][Language];

    public static Words In(string language) => language == "sv" ? Swedish : English;

    public string Title(string command) => this[$"command.{command}.title"];

    /// <summary>The text up to the first word that the program fills in.</summary>
    public string Start(string key) => this[key].Split('{')[0].Trim();

    /// <summary>The label of a form's field: the form's own, or the one that all forms share.</summary>
    public string Label(string form, string path)
    {
        string[] keys = [$"field.{form}.{path}", $"field.{path}", $"field.{path[(path.LastIndexOf('.') + 1)..]}"];
        return this[Array.Find(keys, All.Value.ContainsKey) ?? throw new KeyNotFoundException(keys[0])];
    }

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        IDeserializer yaml = new DeserializerBuilder().Build();
        return Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "catalog", "texts"), "*.yaml")
            .SelectMany(file => yaml.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(file)))
            .ToDictionary(p => p.Key, p => p.Value);
    }
}
