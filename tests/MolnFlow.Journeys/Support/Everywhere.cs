using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MolnFlow.Journeys.Support;

/// <summary>
/// Holds everything that tells about a service against its log: the service itself, the register, the
/// product's own verification and the pages.
/// </summary>
public static class Everywhere
{
    /// <summary>What the register's page says of a case that went its whole way.</summary>
    private const string Closed = "Tjänsten är avslutad och inget finns kvar hos leverantören";

    public static async Task Agrees(DemoSite demo, string id)
    {
        Site site = demo.Site;
        IReadOnlyList<LoggedEvent> events = await LogChain.Of(site, id);
        Told told = Told.By(events);

        Reply service = (await site.Get($"/api/services/{id}", "anna")).Expect(HttpStatusCode.OK);
        Assert.Equal(told, ByService(service.Json));
        Assert.Equal($"\"{told.HumanVersion}\"", service.ETag);
        Assert.Equal("[]", (await site.Get($"/api/services/{id}/verify", "anna")).Expect(HttpStatusCode.OK).Json.GetProperty("findings").GetRawText());
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
        string? id = service.GetProperty("id").GetString();
        JsonElement row = Assert.Single(found.GetProperty("items").EnumerateArray(), r => r.GetProperty("id").GetString() == id);
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
        string id = service.GetProperty("id").GetString()!, name = service.GetProperty("name").GetString()!;
        IHtmlDocument page = await demo.Site.Page($"/services/{id}", "bo");
        Assert.Equal(name, page.QuerySelector("h1")!.TextContent.Trim());
        IElement phase = Assert.Single(page.QuerySelectorAll("ol.phases [aria-current=step]"));
        Assert.Contains(demo.Rulebook.Phases[told.Phase], phase.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            service.GetProperty("nextStep").ValueKind == JsonValueKind.Null
                ? []
                : service.GetProperty("nextStep").GetProperty("blockedBy").EnumerateArray().Select(r => Words(r.GetProperty("text").GetString()!)).Order(),
            ReasonsOn(page).Order());

        // Latest first, each with its number, its words and the beginning of its hash.
        IHtmlDocument history = await demo.Site.Page($"/services/{id}/history", "bo");
        IEnumerable<(string?, string, string)> shown = history.QuerySelectorAll("ol.history > li").Select(li =>
            (li.GetAttribute("value"), Words(li.QuerySelector(".words")!), Words(li.QuerySelector("code")!)));
        Assert.Equal(events.Reverse().Select(e => ((string?)$"{e.Sequence}", Words(e.Sentence), e.Hash[..12])), shown);

        IHtmlDocument register = await demo.Site.Page($"/services?text={Uri.EscapeDataString(name)}&phase={told.Phase}", "bo");
        IElement row = Assert.Single(register.QuerySelectorAll("tbody tr"), r => r.QuerySelector($"a[href='/services/{id}']") is not null);
        Assert.Equal(told.Phase == "closed" ? Closed : demo.Rulebook.Phases[told.Phase], row.QuerySelector("td")!.TextContent.Trim());
        Assert.Contains(told.End ?? "–", row.TextContent, StringComparison.Ordinal);
    }

    /// <summary>What the service's page says stands in the way.</summary>
    public static async Task<IReadOnlyList<string>> ReasonsOnThePage(DemoSite demo, string id) =>
        ReasonsOn(await demo.Site.Page($"/services/{id}", "bo"));

    // What is only recommended stands apart and is in nobody's way. Many of a kind are folded into one line that opens: those inside count, not the line. The words come
    // before the link to what would remove the reason.
    private static IReadOnlyList<string> ReasonsOn(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll(".next ul.reasons li").Where(li => li.QuerySelector("ul") is null)
            .Select(li => Words(string.Concat(li.ChildNodes.OfType<IText>().Select(t => t.Text)))),
    ];

    private static string Words(IElement element) => Words(element.TextContent);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
