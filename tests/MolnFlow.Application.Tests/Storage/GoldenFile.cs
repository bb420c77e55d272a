using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Storage;

/// <summary>
/// A file of events as some released version stored them: an array of header, payload and texts. Files
/// are never changed; a new version of an event gets a file of its own beside them.
/// </summary>
internal sealed record GoldenFile(string Name, IReadOnlyList<StoredEvent> Events)
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<GoldenFile> All { get; } =
        [.. System.IO.Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    public static string NameOf(Type type)
    {
        (string name, int version) = EventTypes.Of((ServiceEvent)RuntimeHelpers.GetUninitializedObject(type));
        return $"{name}.v{version}";
    }

    /// <summary>What to store as a new file, for whoever adds an event or a version.</summary>
    public static string Written(IEnumerable<ServiceEvent> events)
    {
        var all = new JsonArray();
        foreach (StoredEvent stored in Chained(events))
        {
            all.Add(new JsonObject
            {
                ["header"] = JsonNode.Parse(stored.Header),
                ["payload"] = JsonNode.Parse(stored.Payload),
                ["texts"] = stored.Texts is null ? null : JsonNode.Parse(StoredForms.Of(stored.Texts)),
            });
        }

        return all.ToJsonString(Form) + "\n";
    }

    public static IReadOnlyList<StoredEvent> Chained(IEnumerable<ServiceEvent> events)
    {
        byte[] previous = EventCodec.Genesis;
        List<StoredEvent> log = [];
        foreach (ServiceEvent happened in events)
        {
            (string type, int version) = EventTypes.Of(happened);
            var header = new EventHeader(
                "m-golden", World.Region, new("s-golden"), log.Count + 1, type, version,
                new DateTimeOffset(2026, 1, 15, 9, 30, 0, TimeSpan.Zero), new DateOnly(2026, 1, 15), People.Owner);
            log.Add(EventCodec.Write(happened, header, previous));
            previous = log[^1].Hash;
        }

        return log;
    }

    private static GoldenFile Read(string path)
    {
        // Compact again, as it was hashed: the file is spread out for people.
        static string Compact(JsonNode node) => node.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        JsonArray all = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        return new GoldenFile(Path.GetFileNameWithoutExtension(path), [.. all.Select((e, i) => new StoredEvent(
            i + 1, Compact(e!["header"]!), Compact(e["payload"]!), [], e["texts"] is { } texts ? StoredForms.Texts(Compact(texts)) : null))]);
    }
}
