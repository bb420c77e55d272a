using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MolnFlow.Application.Catalogue;

namespace MolnFlow.Application.Tests.Texts;

/// <summary>The catalogue of this repository as the program loads it, and the source it must match.</summary>
internal static partial class LoadedTexts
{
    public static string Root { get; } = FindRoot();

    public static ImmutableDictionary<string, Bilingual> All { get; } = Load();

    public static void MustHave(IEnumerable<string> keys)
    {
        string[] missing = [.. keys.Distinct().Where(key => !All.ContainsKey(key)).Order(StringComparer.Ordinal)];
        Assert.True(missing.Length == 0, $"No text for: {string.Join(", ", missing)}");
    }

    public static IReadOnlySet<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(m => m.Groups[1].Value).ToHashSet();

    /// <summary>Every C# file of the product; <paramref name="folder"/> narrows it.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(string folder = "") =>
        System.IO.Directory.EnumerateFiles(Path.Combine(Root, "functions", folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(path)));

    private static ImmutableDictionary<string, Bilingual> Load() => CatalogueFiles.Load(Path.Combine(Root, "catalog")) switch
    {
        CatalogueResult.Loaded loaded => loaded.Catalogue.Texts,
        CatalogueResult.Faulty faulty => throw new InvalidOperationException(
            string.Join(Environment.NewLine, faulty.Faults.Select(f => $"{f.File}:{f.Line} {f.Message}"))),
        _ => throw new InvalidOperationException("The loader gave neither a catalogue nor its faults."),
    };

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MolnFlow.sln")))
        {
            folder = folder.Parent;
        }

        // Artefacts may be built outside the repository; then it is found from where the tests were compiled.
        return folder?.FullName ?? FromSource();
    }

    private static string FromSource([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9.]*)\}")]
    private static partial Regex Placeholder();
}
