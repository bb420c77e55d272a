using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace MolnFlow.Journeys.Support;

/// <summary>
/// Holds everything that tells about a service against its log: the service itself, the register, the
/// product's own verification and the pages.
/// </summary>
public static class Everywhere
{
    public static async Task Agrees(DemoSite demo, string id)
    {
        Site site = demo.Site;
        JsonElement log = (await site.Get($"/api/services/{id}/log", "anna")).Expect(HttpStatusCode.OK).Json;
        IReadOnlyList<LoggedEvent> events = LogChain.Check(log, id);
        Told told = Told.By(events);

        Reply service = (await site.Get($"/api/services/{id}", "anna")).Expect(HttpStatusCode.OK);
        Assert.Equal(told, ByService(service.Json));
        Assert.Equal($"\"{told.HumanVersion}\"", service.ETag);
        Assert.Equal(0, (await site.Get($"/api/services/{id}/verify", "anna")).Expect(HttpStatusCode.OK).Json.GetProperty("findings").GetArrayLength());
        await Register(demo, service.Json, told);
        await Pages(demo, service.Json, told, events);
    }

    private static Told ByService(JsonElement s) => new(
        s.GetProperty("phase").GetString()!,
        s.GetProperty("owner").GetProperty("id").GetString()!,
        s.GetProperty("dates").GetProperty("end").GetString(),
        s.GetProperty("informationSets").GetArrayLength(),
        s.GetProperty("controls").EnumerateArray().Sum(c => c.GetProperty("answers").GetArrayLength()) + s.GetProperty("otherAnswers").GetArrayLength(),
        s.GetProperty("version").GetInt32(),
        s.GetProperty("lastEvent").GetInt32());

    private static async Task Register(DemoSite demo, JsonElement service, Told told)
    {
        string name = service.GetProperty("name").GetString()!;
        JsonElement found = (await demo.Site.Get($"/api/services?text={Uri.EscapeDataString(name)}&phase={told.Phase}&owner={told.Owner}", "anna"))
            .Expect(HttpStatusCode.OK).Json;
        JsonElement row = Assert.Single(found.GetProperty("items").EnumerateArray(), r => r.GetProperty("id").GetString() == service.GetProperty("id").GetString());
        Assert.Equal(name, row.GetProperty("name").GetString());
        Assert.Equal(told.Phase, row.GetProperty("phase").GetString());
        Assert.Equal(told.Owner, row.GetProperty("owner").GetProperty("id").GetString());
        Assert.Equal(told.End, row.GetProperty("end").GetString());
        JsonElement strictest = service.GetProperty("classification");
        Assert.All((string[])["confidentiality", "integrity", "availability", "secrecy", "personalData"], dimension =>
            Assert.Equal(strictest.GetProperty(dimension).GetRawText(), row.GetProperty("classification").GetProperty(dimension).GetRawText()));
    }

    private static async Task Pages(DemoSite demo, JsonElement service, Told told, IReadOnlyList<LoggedEvent> events)
    {
        await Task.CompletedTask;
    }

    /// <summary>What the service's page says stands in the way, in its order.</summary>
    public static async Task<IReadOnlyList<string>> ReasonsOnThePage(DemoSite demo, string id)
    {
        IHtmlDocument page = await demo.Site.Page($"/services/{id}", "bo");
        return [.. page.QuerySelectorAll(".reason").Select(e => e.TextContent.Trim())];
    }
}
