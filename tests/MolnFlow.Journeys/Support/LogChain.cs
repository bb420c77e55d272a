using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MolnFlow.Journeys.Support;

/// <summary>One event as the log gives it out.</summary>
/// <param name="Payload">The facts with the typed texts put in.</param>
/// <param name="Sentence">The event in words.</param>
public sealed record LoggedEvent(int Sequence, string Type, string By, string On, JsonElement Payload, string Sentence, string Hash);

/// <summary>
/// Recomputes the chain from the stored bytes that the log gives out: SHA-256 of the previous hash, the
/// header, a line feed and the payload, from 32 zero bytes on. Shares no line with the product, so that
/// both would have to be wrong in the same way.
/// </summary>
public static class LogChain
{
    /// <summary>The whole log, fetched a stretch at a time and checked from its first event to its last.</summary>
    public static async Task<IReadOnlyList<LoggedEvent>> Of(Site site, string service)
    {
        byte[] previous = new byte[32];
        List<LoggedEvent> events = [];
        JsonElement next;
        do
        {
            JsonElement log = (await site.Get($"/api/services/{service}/log?after={events.Count}", "anna")).Expect(HttpStatusCode.OK).Json;
            foreach (JsonElement item in log.GetProperty("items").EnumerateArray())
            {
                events.Add(Checked(item, service, events.Count + 1, ref previous));
            }

            next = log.GetProperty("next");
        }
        while (next.ValueKind == JsonValueKind.Number);

        return events;
    }

    private static LoggedEvent Checked(JsonElement item, string service, int expected, ref byte[] previous)
    {
        string header = item.GetProperty("stored").GetProperty("header").GetString()!;
        string payload = item.GetProperty("stored").GetProperty("payload").GetString()!;
        byte[] hash = SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(header), 0x0A, .. Encoding.UTF8.GetBytes(payload)]);
        Assert.Equal(Convert.ToHexStringLower(previous), item.GetProperty("previousHash").GetString());
        Assert.Equal(Convert.ToHexStringLower(hash), item.GetProperty("hash").GetString());
        previous = hash;

        // What is shown must be what was hashed.
        JsonElement stored = JsonElement.Parse(header);
        int sequence = stored.GetProperty("sequence").GetInt32();
        Assert.Equal(expected, sequence);
        Assert.Equal(sequence, item.GetProperty("sequence").GetInt32());
        Assert.Equal(service, stored.GetProperty("service").GetString());
        Assert.Equal(stored.GetProperty("type").GetString(), item.GetProperty("type").GetString());
        Assert.Equal(stored.GetProperty("by").GetString(), item.GetProperty("by").GetProperty("id").GetString());
        return new LoggedEvent(
            sequence,
            stored.GetProperty("type").GetString()!,
            stored.GetProperty("by").GetString()!,
            stored.GetProperty("on").GetString()!,
            item.GetProperty("payload"),
            item.GetProperty("sentence").GetString()!,
            Convert.ToHexStringLower(hash));
    }
}
