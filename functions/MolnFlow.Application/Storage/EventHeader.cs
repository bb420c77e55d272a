using System.Text.Json;
using System.Text.Json.Serialization;
using MolnFlow.Application.Json;
using MolnFlow.Core;

namespace MolnFlow.Application.Storage;

/// <summary>The stored header: which log and place in it, what kind of event, when and by whom.</summary>
/// <param name="At">The instant in UTC.</param>
/// <param name="On">The civil date in the organisation's zone.</param>
public sealed record EventHeader(
    string Installation,
    OrganisationId Organisation,
    ServiceId Service,
    int Sequence,
    string Type,
    int Version,
    DateTimeOffset At,
    DateOnly On,
    PersonId By)
{
    public string ToJson() => JsonSerializer.Serialize(this, StoredJson.Plain);

    public static EventHeader Parse(string json) => JsonSerializer.Deserialize<EventHeader>(json, StoredJson.Plain)!;

    [JsonIgnore]
    public Stamp Stamp => new(Sequence, By, At, On);
}
