using System.Net;
using System.Text.Json;

namespace MolnFlow.Journeys.Support;

/// <summary>
/// One service as its people work with it. Every command is sent against the ETag last seen, and after
/// every one that is carried out register, log and pages are held against one another.
/// </summary>
public sealed class Case
{
    private readonly DemoSite demo;

    private Case(DemoSite demo, string id, string etag) => (this.demo, Id, ETag) = (demo, id, etag);

    public string Id { get; }

    public string ETag { get; private set; }

    public DemoSite Demo => demo;

    /// <summary>Turned off where a test sends so many commands that looking each time would only take time.</summary>
    public bool LooksEachTime { get; init; } = true;

    public static async Task<Case> Register(DemoSite demo, object intake, string user = "anna", bool looksEachTime = true)
    {
        Reply reply = (await demo.Site.Post("/api/services", intake, user)).Expect(HttpStatusCode.Created);
        string id = reply.Json.GetProperty("id").GetString()!;
        Assert.Equal($"/api/services/{id}", reply.Location?.OriginalString);
        var made = new Case(demo, id, reply.ETag!) { LooksEachTime = looksEachTime };
        await made.Look();
        return made;
    }

    public Task<Reply> Try(string user, string command, object body, string? etag = null) =>
        demo.Site.Post($"/api/services/{Id}/commands/{command}", body, user, etag ?? ETag);

    /// <summary>Sends a command that must be carried out.</summary>
    public async Task<Reply> Do(string user, string command, object body)
    {
        await See();
        Reply reply = (await Try(user, command, body)).Expect(HttpStatusCode.OK);
        ETag = reply.ETag!;
        await Look();
        return reply;
    }

    /// <summary>Sends a command that must be refused, and gives the reasons; nothing may have happened.</summary>
    public async Task<Reply> Refused(string user, string command, object body)
    {
        await See();
        int before = (await Log()).Count;
        Reply reply = (await Try(user, command, body)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(before, (await Log()).Count);
        return reply;
    }

    /// <summary>The same by the codes alone.</summary>
    public async Task RefusedFor(string user, string command, object body, params string[] codes) =>
        Assert.Equal(codes, (await Refused(user, command, body)).Reasons);

    public Task<string> Evidence(string user, string words) => demo.Site.Evidence(Id, words, demo.Now, user);

    public async Task<JsonElement> State() => (await See()).Json;

    /// <summary>The phase it says it is in.</summary>
    public async Task<string> Phase() => (await State()).GetProperty("phase").GetString()!;

    public Task<IReadOnlyList<LoggedEvent>> Log() => LogChain.Of(demo.Site, Id);

    /// <summary>Holds everything that tells about the service against everything else.</summary>
    public async Task Look()
    {
        if (LooksEachTime)
        {
            await Everywhere.Agrees(demo, Id);
        }
    }

    // A clock moved on may have brought events; only people's change the ETag.
    private async Task<Reply> See()
    {
        Reply seen = (await demo.Site.Get($"/api/services/{Id}", "anna")).Expect(HttpStatusCode.OK);
        ETag = seen.ETag!;
        return seen;
    }
}
