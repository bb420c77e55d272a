using System.Text.Json;
using MolnFlow.Standalone.Storage;

namespace MolnFlow.Standalone;

/// <summary>
/// The folder everything is kept in, held by one process at a time. A demo's folder is marked, so that
/// a demo clock never moves real dates.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(string path, FileStream held)
    {
        FullPath = path;
        this.held = held;
    }

    public string FullPath { get; }

    public string Mail => Path.Combine(FullPath, "mail");

    public string Keys => Path.Combine(FullPath, "keys");

    /// <exception cref="OptionException">The folder is in use, or belongs to the other mode.</exception>
    public static DataFolder Open(string path, bool demo)
    {
        FileStream held;
        try
        {
            DurableFiles.MakeDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OptionException($"The folder {path} cannot be made: {e.Message} Choose another with --data.");
        }

        try
        {
            held = new FileStream(Path.Combine(path, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new OptionException($"The folder {path} cannot be written to: {e.Message} Choose another with --data.");
        }
        catch (IOException)
        {
            throw new OptionException($"The folder {path} is in use by another MolnFlow. Stop that one, or choose another with --data.");
        }

        string marker = Path.Combine(path, "mode.json");
        string mode = demo ? "demo" : "real";
        string found = mode;
        if (File.Exists(marker))
        {
            found = Read(marker) ?? throw new OptionException($"The file {marker} cannot be read. Put \"real\" or \"demo\" in it, with the quotation marks.");
        }
        else
        {
            AtomicFile.Write(marker, JsonSerializer.SerializeToUtf8Bytes(mode));
        }

        if (found != mode)
        {
            held.Dispose();
            throw new OptionException(demo
                ? $"The folder {path} holds real data. Choose another with --data to try the demo."
                : $"The folder {path} belongs to a demo. Start with --demo, or choose another with --data.");
        }

        return new DataFolder(path, held);
    }

    /// <summary>Throws away what a demo left. Only ever for a demo's folder; what is real is never removed here.</summary>
    /// <exception cref="InvalidOperationException">The folder is not a demo's.</exception>
    public void Empty()
    {
        if (Read(Path.Combine(FullPath, "mode.json")) != "demo")
        {
            throw new InvalidOperationException($"The folder {FullPath} is not a demo's.");
        }

        foreach (string file in Directory.GetFiles(FullPath).Where(f => Path.GetFileName(f) is not ("in-use" or "mode.json")))
        {
            File.Delete(file);
        }

        foreach (string folder in Directory.GetDirectories(FullPath))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Read(string marker)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(File.ReadAllText(marker));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => held.Dispose();
}
