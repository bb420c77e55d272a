using System.Collections.Concurrent;
using System.Net;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Faults;

/// <summary>
/// A client that goes on giving commands while the process is killed under it. Each command has a key of
/// its own and is sent again under that key until it is acknowledged, as a careful program would.
/// </summary>
internal sealed class Clerk(string user, string service, Func<Site> site)
{
    private int given;

    /// <summary>The names that were acknowledged: each must be in the log exactly once.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    public string? Unacknowledged { get; private set; }

    /// <summary>Answers that came from the memory of an earlier one.</summary>
    public int Replayed { get; private set; }

    /// <summary>Gives commands until told to stop, and finishes the one begun.</summary>
    public async Task Work(Func<bool> stop)
    {
        while (!stop())
        {
            string name = $"{user}-{++given}";
            string key = Guid.NewGuid().ToString("n");
            Unacknowledged = name;
            while (!await Try(name, key))
            {
            }

            Acknowledged.Add(name);
            Unacknowledged = null;
        }
    }

    private async Task<bool> Try(string name, string key)
    {
        try
        {
            Site now = site();
            Reply seen = await now.Get($"/api/services/{service}", user);
            if (seen.Status != HttpStatusCode.OK)
            {
                throw new InvalidOperationException(seen.Raw);
            }

            Reply reply = await now.Post($"/api/services/{service}/commands/change-details", new { name }, user, seen.ETag, key);
            Replayed += reply.Replayed ? 1 : 0;
            return reply.Status switch
            {
                HttpStatusCode.OK => true,
                HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict => false,
                _ => throw new InvalidOperationException(reply.Raw),
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException)
        {
            // Nobody knows whether it was carried out; that is what the key is for.
            await Task.Delay(20);
            return false;
        }
    }
}
