using System.Net;
using AngleSharp.Dom;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class AdoptionPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly PagesClient anna = PagesClient.As(site, "anna", "en");

    [Fact]
    public async Task The_form_takes_in_a_service_and_its_page_shows_the_gaps_first()
    {
        Page done = await anna.Fill("/services/adopt?securitySensitive=false",
            [("name", "Found in use"), ("origin", "discovered"), ("inUseSince", "2024-02-01"), ("riskOwner", "cecilia"), .. PagesClient.Set(0)]);

        Assert.Equal(HttpStatusCode.OK, done.Status);
        string[] headings = [.. done.Document.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim())];
        Assert.StartsWith("Gaps to close", headings[0], StringComparison.Ordinal);
        Assert.Contains("Decision after the fact", done.Text, StringComparison.Ordinal);

        IElement gap = done.Document.QuerySelectorAll("section.next ul.tasks a").First(a => a.GetAttribute("href")!.EndsWith("/do/file-exit-plan", StringComparison.Ordinal));
        Page closed = await anna.Fill(gap.GetAttribute("href")!, ("plan", "Export to files"), ("author", "anna"));
        Assert.Equal(HttpStatusCode.OK, closed.Status);
        Assert.DoesNotContain("/do/file-exit-plan", closed.Document.QuerySelector("section.next")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_intake_leads_to_it_and_the_first_question_comes_before_both()
    {
        Page intake = await anna.Get("/services/new?securitySensitive=false");
        Assert.NotNull(intake.Document.QuerySelector("main a[href='/services/adopt']"));

        Page gate = await anna.Get("/services/adopt");
        Assert.NotNull(gate.Document.QuerySelector("main a[href='/services/adopt?securitySensitive=false']"));
        Assert.Null(gate.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_fault_keeps_what_was_typed()
    {
        Page wrong = await anna.Fill("/services/adopt?securitySensitive=false", ("name", "No date"), ("origin", "free"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("No date", wrong.Field("name").GetAttribute("value"));
        Assert.NotNull(wrong.Summary);
    }
}
