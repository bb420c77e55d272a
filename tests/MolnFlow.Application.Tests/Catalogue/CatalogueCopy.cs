using System.Collections.Immutable;
using MolnFlow.Application.Catalogue;

namespace MolnFlow.Application.Tests.Catalogue;

/// <summary>The shipped catalogue in a folder of its own, to make mistakes in.</summary>
internal sealed class CatalogueCopy : IDisposable
{
    public static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "catalog");

    public CatalogueCopy()
    {
        foreach (string file in System.IO.Directory.GetFiles(Shipped, "*.yaml", SearchOption.AllDirectories))
        {
            string copy = At(Path.GetRelativePath(Shipped, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("molnflow-catalogue-").FullName;

    public string At(string file) => Path.Combine(Folder, file);

    public void Write(string file, string content)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), content);
    }

    /// <summary>Changes the first place where <paramref name="before"/> stands.</summary>
    public void Change(string file, string before, string after)
    {
        string text = File.ReadAllText(At(file));
        int at = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no '{before}' to change.");
        File.WriteAllText(At(file), text[..at] + after + text[(at + before.Length)..]);
    }

    /// <summary>The number, from 1, of the first line below <paramref name="below"/> that holds some text.</summary>
    public int Line(string file, string text, string below = "")
    {
        string[] lines = File.ReadAllLines(At(file));
        int start = Array.FindIndex(lines, l => l.Contains(below, StringComparison.Ordinal));
        return Array.FindIndex(lines, start, l => l.Contains(text, StringComparison.Ordinal)) + 1;
    }

    public ImmutableList<CatalogueFault> Faults() =>
        CatalogueFiles.Load(Folder) is CatalogueResult.Faulty faulty ? faulty.Faults : [];

    public Application.Catalogue.Catalogue Loaded() => CatalogueFiles.Load(Folder) switch
    {
        CatalogueResult.Loaded loaded => loaded.Catalogue,
        CatalogueResult.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        _ => throw new InvalidOperationException(),
    };

    public void Dispose() => System.IO.Directory.Delete(Folder, recursive: true);
}
