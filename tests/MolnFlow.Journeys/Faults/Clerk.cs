using System.Collections.Concurrent;
using System.Net;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Faults;

/// <summary>
/// A client that goes on giving commands while the process is killed under it. Each command has a key of
/// its own and is sent again under that key until it is acknowledged, as a careful program would.
/// </summary>
/// <param name="site">The process as it runs now; it moves with every restart.</param>
/// <param name="give">Sends one command that carries a name, under a key.</param>
internal sealed class Clerk(string called, Func<Site> site, Func<Site, string, string, Task<Reply>> give)
{
    private int given;

    /// <summary>The names that were acknowledged: each must be found exactly once.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    /// <summary>How many answers told of what had been done already, before a kill took the first answer away.</summary>
    public int Replayed { get; private set; }

    /// <summary>Somebody who renames a service over and over.</summary>
    public static Clerk Renaming(string user, string service, Func<Site> site) => new(user, site, async (now, name, key) =>
    {
        Reply seen = await now.Get($"/api/services/{service}", user);
        return await now.Post($"/api/services/{service}/commands/change-details", new { name }, user, seen.Expect(HttpStatusCode.OK).ETag, key);
    });

    /// <summary>Somebody who registers one service after another.</summary>
    public static Clerk Registering(string user, Func<Site> site) =>
        new($"ny-{user}", site, (now, name, key) => now.Post("/api/services", Give.Intake(name), user, key: key));

    /// <summary>Gives commands until told to stop, and finishes the one begun.</summary>
    public async Task Work(Func<bool> stop)
    {
        while (!stop())
        {
            string name = $"{called}-{++given:D5}";
            string key = Guid.NewGuid().ToString("n");
            while (!await Try(name, key))
            {
            }

            Acknowledged.Add(name);

            // People are slower than this; without a pause the logs would grow faster than they can be checked.
            await Task.Delay(5);
        }
    }

    private async Task<bool> Try(string name, string key)
    {
        try
        {
            Reply reply = await give(site(), name, key);
            Replayed += reply.Replayed ? 1 : 0;
            return reply.Status switch
            {
                HttpStatusCode.OK or HttpStatusCode.Created => true,
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
