using System.Text.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Evidence;

/// <summary>Which evidence a stored payload names, whatever the event.</summary>
public static class EvidenceNames
{
    public static IReadOnlyList<EvidenceId> In(string payload)
    {
        using JsonDocument document = JsonDocument.Parse(payload);
        List<EvidenceId> found = [];
        Collect(document.RootElement, found);
        return found;
    }

    /// <summary>Whether any event of a service names a file.</summary>
    public static async Task<bool> Has(
        IServiceStore services, OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel)
    {
        await foreach (StoredEvent stored in services.Log(organisation, service, 0, cancel))
        {
            if (In(stored.Payload).Contains(id))
            {
                return true;
            }
        }

        return false;
    }

    private static void Collect(JsonElement element, List<EvidenceId> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Collect(item, found);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (property.Name == "evidence" && property.Value.ValueKind == JsonValueKind.Array)
                {
                    found.AddRange(property.Value.EnumerateArray().Select(id => new EvidenceId(id.GetString()!)));
                }
                else if (property.Name is "file" or "old" && property.Value.ValueKind == JsonValueKind.String)
                {
                    found.Add(new EvidenceId(property.Value.GetString()!));
                }
                else
                {
                    Collect(property.Value, found);
                }
            }
        }
    }
}
