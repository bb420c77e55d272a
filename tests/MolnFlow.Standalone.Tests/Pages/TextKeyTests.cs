using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MolnFlow.Application.Catalogue;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed partial class TextKeyTests
{
    [Fact]
    public void Every_key_that_pages_say_has_a_text()
    {
        var loaded = (CatalogueResult.Loaded)CatalogueFiles.Load(Path.Combine(AppContext.BaseDirectory, "catalog"));
        string pages = Path.Combine(Root(), "functions", "MolnFlow.Web", "Pages");
        List<string> said = [.. Directory.EnumerateFiles(pages, "*.*", SearchOption.AllDirectories)
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct()];
        Assert.NotEmpty(said);
        Assert.All(said, key => Assert.True(loaded.Catalogue.Texts.ContainsKey(key), key));
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex(@"[^$]""((?:ui|field)\.[A-Za-z0-9.-]+)""")]
    private static partial Regex Key();
}
