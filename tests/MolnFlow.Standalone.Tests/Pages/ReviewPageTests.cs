using System.Net;
using AngleSharp.Dom;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

/// <summary>On a site of its own, since it moves the clock.</summary>
public sealed class ReviewPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly PagesClient anna = PagesClient.As(site, "anna", "en");

    [Fact]
    public async Task A_review_lists_what_it_gathers_and_what_is_cleared_stays_open()
    {
        string service = $"/services/{await InUse.Begin(site)}";
        await site.As("anna").Post("/api/demo/clock", new { advanceDays = 178, asleep = true });
        Page form = await anna.Get($"{service}/do/complete-review");
        string[] gathered = [.. Chosen(form)];
        Assert.Equal(["log-review", "access-review", "sub-processors", "configuration", "keys-and-vulnerabilities"], gathered);
        Assert.Contains("Review the logs", form.Document.QuerySelectorAll("details.row summary").Select(s => s.TextContent));

        Page wanting = await anna.Send(form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wanting.Status);
        Assert.Equal(gathered, Chosen(wanting));

        // The first row needs its log, which is not at hand: it is left for later.
        Page done = await anna.Send(wanting,
            [("tasks[0].task", ""), .. Enumerable.Range(1, gathered.Length - 1).Select(i => ($"tasks[{i}].result", "unchanged"))]);
        Assert.Equal((HttpStatusCode.OK, service), (done.Status, done.Path));
        Assert.Contains("Number of tasks completed: 4.", done.Text, StringComparison.Ordinal);
        Assert.Equal(["log-review"], Chosen(await anna.Get($"{service}/do/complete-review")).Take(1));
    }

    private static IEnumerable<string> Chosen(Page page) => page.Document.QuerySelectorAll("select option[selected]")
        .Where(o => o.ParentElement!.GetAttribute("name")!.StartsWith("tasks[", StringComparison.Ordinal)).Select(o => o.GetAttribute("value")!);
}
