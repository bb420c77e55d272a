using System.Runtime.CompilerServices;

namespace MolnFlow.Core.Tests.Support;

/// <summary>The source tree the tests were built from; some rules are about the source itself.</summary>
public static class Repository
{
    public static readonly string Root = Find(AppContext.BaseDirectory) ?? Find(Path.GetDirectoryName(Here())!)
        ?? throw new InvalidOperationException("MolnFlow.sln was not found above the tests.");

    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string? Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MolnFlow.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
