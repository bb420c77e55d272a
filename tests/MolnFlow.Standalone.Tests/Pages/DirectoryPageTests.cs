using System.Net;
using AngleSharp.Dom;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class DirectoryPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly PagesClient anna = PagesClient.As(site, "anna");

    [Fact]
    public async Task An_agreement_made_from_a_service_leads_back_to_signing_it()
    {
        string service = await anna.Register();
        string id = service[(service.LastIndexOf('/') + 1)..];
        Page wrong = await anna.Fill($"/agreements/new?for={id}",
            ("title", "Ramavtal"), ("supplier", "nordmoln"), ("terms.renewal", "standard"), ("terms.noticeMonths", "900"),
            ("terms.term.kind", "fixed"), ("terms.term@fixed.start", "2025-11-10"), ("terms.term@fixed.end", "2027-06-30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("#f-terms-noticeMonths", wrong.Document.QuerySelector("#summary a")!.GetAttribute("href"));
        Page sign = await anna.Send(wrong, ("terms.noticeMonths", "3"));
        Assert.Equal($"{service}/do/sign-agreement", sign.Path);
        Page signed = await anna.Send(sign);
        Assert.Equal(HttpStatusCode.OK, signed.Status);
        Page dates = await anna.Get($"{service}/dates");
        Assert.Contains("2027-03-01", dates.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supplier_is_added()
    {
        Page wrong = await anna.Fill("/suppliers/new", ("name", "Fjällmoln AB"), ("country", "Sverige"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Page list = await anna.Send(wrong, ("country", "SE"));
        Assert.Contains("Fjällmoln AB", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_added_and_changed()
    {
        Page wrong = await anna.Fill("/people/new", ("name", "Hedda Alm"), ("email", "hedda"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Page list = await anna.Send(wrong, ("email", "hedda@example.se"));
        string href = list.Document.QuerySelectorAll("tbody a").Single(a => a.TextContent == "Hedda Alm").GetAttribute("href")!;
        Page open = await anna.Get(href);
        Assert.Contains("Hedda Ek", (await anna.Send(open, ("name", "Hedda Ek"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await anna.Send(open, ("name", "Hedda Öst"))).Status);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        Page open = await anna.Get("/people/anna");
        Page refused = await anna.Send(open, ("active", "false"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.NotNull(refused.Summary);
    }

    [Fact]
    public async Task The_language_is_switched_for_good()
    {
        using HttpClient http = site.CreateClient();
        Page swedish = await Page.From(await http.GetAsync(new Uri("/services", UriKind.Relative)));
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)swedish.Document.QuerySelector("form[action='/language']")!;
        using var content = new FormUrlEncodedContent(PagesClient.Values(form).Append(KeyValuePair.Create("language", "en")));
        Page english = await Page.From(await http.PostAsync(new Uri("/language", UriKind.Relative), content));
        Assert.Equal("/services", english.Path);
        Assert.Equal("en", english.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_register_is_filtered_by_its_address()
    {
        await anna.Register("Alfa bokning");
        await anna.Register("Beta bokning");
        Page page = await anna.Get("/services?text=alfa&phase=acquire&owner=anna");
        Assert.Contains("Alfa bokning", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Beta bokning", page.Text, StringComparison.Ordinal);
        Assert.Equal("alfa", page.Field("text").GetAttribute("value"));
        Assert.DoesNotContain("Alfa bokning", (await anna.Get("/services?text=alfa&phase=exit")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_tasks_lead_to_forms_that_open()
    {
        await anna.Register("Gamma");
        Page tasks = await anna.Get("/");
        List<string> links = [.. tasks.Document.QuerySelectorAll(".tasks .what a").Select(a => a.GetAttribute("href")!)];
        Assert.NotEmpty(links);
        foreach (string link in links.Take(12))
        {
            Assert.Equal(HttpStatusCode.OK, (await anna.Get(link)).Status);
        }
    }
}
