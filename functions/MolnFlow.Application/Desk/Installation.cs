using System.Security.Cryptography;
using System.Text.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Desk;

/// <summary>This installation's identity: part of every stored header, so that logs cannot be passed off between installations.</summary>
public sealed record Installation(string Id)
{
    private static readonly OrganisationId Everyone = new("installation");

    /// <summary>The stored identity, made the first time. Safe when several processes start at once.</summary>
    public static async Task<Installation> Open(IDocumentStore documents, CancellationToken cancel)
    {
        while (true)
        {
            if (await documents.Get(Everyone, "installation", "id", cancel) is { } found)
            {
                return new Installation(JsonSerializer.Deserialize<string>(found.Json)!);
            }

            string id = $"m-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
            await documents.Put(new Document(Everyone, "installation", "id", 1, JsonSerializer.Serialize(id)), cancel);
        }
    }
}
