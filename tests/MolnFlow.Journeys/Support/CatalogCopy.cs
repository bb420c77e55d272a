namespace MolnFlow.Journeys.Support;

/// <summary>An organisation's own copy of the delivered catalogue, to be changed.</summary>
public sealed class CatalogCopy
{
    private CatalogCopy(string path) => Path = path;

    public string Path { get; }

    public static CatalogCopy In(TempFolder folder)
    {
        string from = System.IO.Path.Combine(AppContext.BaseDirectory, "catalog"), to = folder.In("catalog");
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new CatalogCopy(to);
    }

    /// <summary>Replaces the first line that reads so, from a place on where one is named; gives the line's number.</summary>
    public int Change(string file, string line, string by, string after = "")
    {
        string path = System.IO.Path.Combine(Path, file);
        string[] lines = File.ReadAllLines(path);
        int from = after.Length == 0 ? 0 : Array.IndexOf(lines, after);
        int at = Array.IndexOf(lines, line, Math.Max(0, from));
        Assert.True(from >= 0 && at >= 0, $"{file} has no line '{line}' after '{after}'.");
        lines[at] = by;
        File.WriteAllLines(path, lines);
        return at + 1;
    }
}
