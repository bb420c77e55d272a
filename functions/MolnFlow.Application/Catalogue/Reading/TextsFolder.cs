using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>Reads every file of the texts folder: <c>key: {sv: ..., en: ...}</c>, with each key in one file only.</summary>
internal static partial class TextsFolder
{
    public const string Name = "texts";

    /// <returns>No texts, and no fault, where the catalogue has no such folder.</returns>
    public static ImmutableDictionary<string, Bilingual> Read(string directory, ICollection<CatalogueFault> faults)
    {
        string folder = Path.Combine(directory, Name);
        var texts = ImmutableDictionary.CreateBuilder<string, Bilingual>();
        var places = new Dictionary<string, string>();
        string[] files = System.IO.Directory.Exists(folder) ? System.IO.Directory.GetFiles(folder, "*.yaml") : [];
        foreach (string path in files.Order(StringComparer.Ordinal))
        {
            foreach (Field field in new Document($"{Name}/{Path.GetFileName(path)}", faults).Read(path).Entries())
            {
                if (field.Name.Length == 0)
                {
                    field.Fault("A text has no key. Write one before the colon.");
                }
                else if (!places.TryAdd(field.Name, $"{field.Document.Name}, line {field.Line}"))
                {
                    field.Fault($"The key '{field.Name}' is already in {places[field.Name]}. Take one of them away or rename it.");
                }
                else
                {
                    texts.Add(field.Name, Text(field));
                }
            }
        }

        return texts.ToImmutable();
    }

    private static Bilingual Text(Field field)
    {
        Bilingual text = field.Bilingual();
        string[] sv = Placeholders(text.Sv), en = Placeholders(text.En);
        if (text is { Sv.Length: > 0, En.Length: > 0 } && !sv.SequenceEqual(en))
        {
            field.Fault($"The placeholders of '{field.Name}' differ: sv has {Said(sv)}, en has {Said(en)}. Use the same ones in both.");
        }

        return text;
    }

    private static string[] Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    private static string Said(string[] placeholders) => placeholders.Length == 0 ? "none" : string.Join(", ", placeholders);

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Placeholder();
}
