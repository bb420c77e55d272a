using System.Text.Json.Nodes;

namespace MolnFlow.Application.Storage;

/// <summary>Turns the payload of one version of an event into the next version's.</summary>
/// <param name="Type">The stored type name.</param>
/// <param name="From">The version it takes; it gives the one after.</param>
public sealed record Upcaster(string Type, int From, Func<JsonObject, JsonObject> Change);

/// <summary>The chain of changes from any released version to the present one. None was needed yet.</summary>
public sealed class Upcasters(IEnumerable<Upcaster> steps)
{
    public static readonly Upcasters Released = new([]);

    private readonly Dictionary<(string, int), Upcaster> steps = steps.ToDictionary(s => (s.Type, s.From));

    /// <exception cref="UnknownEventException">The payload is newer than this version, or a step is missing.</exception>
    public string Raise(string type, int from, int to, string payload)
    {
        if (from == to)
        {
            return payload;
        }

        JsonObject json = JsonNode.Parse(payload)!.AsObject();
        for (int version = from; version != to; version++)
        {
            json = version < to && steps.TryGetValue((type, version), out Upcaster? step)
                ? step.Change(json)
                : throw new UnknownEventException($"{type} version {from}");
        }

        return json.ToJsonString();
    }
}
