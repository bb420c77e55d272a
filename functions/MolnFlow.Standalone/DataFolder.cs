using System.Text.Json;

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

    public string Evidence => Path.Combine(FullPath, "evidence");

    public string Keys => Path.Combine(FullPath, "keys");

    /// <exception cref="OptionException">The folder is in use, or belongs to the other mode.</exception>
    public static DataFolder Open(string path, bool demo)
    {
        Directory.CreateDirectory(path);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(path, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new OptionException($"The folder {path} is in use by another MolnFlow. Stop that one, or choose another with --data.");
        }

        string marker = Path.Combine(path, "mode.json");
        string mode = demo ? "demo" : "real";
        string found = File.Exists(marker) ? JsonSerializer.Deserialize<string>(File.ReadAllText(marker))! : mode;
        if (found != mode)
        {
            held.Dispose();
            throw new OptionException(demo
                ? $"The folder {path} holds real data. Choose another with --data to try the demo."
                : $"The folder {path} belongs to a demo. Start with --demo, or choose another with --data.");
        }

        File.WriteAllText(marker, JsonSerializer.Serialize(mode));
        return new DataFolder(path, held);
    }

    public void Dispose() => held.Dispose();
}
