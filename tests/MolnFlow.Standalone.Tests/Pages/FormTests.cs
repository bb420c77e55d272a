using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class FormTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly PagesClient anna = PagesClient.As(site, "anna");

    [Fact]
    public async Task The_intake_opens_a_case_and_says_so()
    {
        Page page = await anna.Fill("/services/new?securitySensitive=false", [("name", "Skolwebben"), ("overInternet", "true"), ("runByUs", "false"), .. PagesClient.Set(2)]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Skolwebben", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("Registrera en tjänst", page.Done, StringComparison.Ordinal);
        Assert.Contains("Bokningar", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_and_every_fault_is_at_its_field()
    {
        Page page = await anna.Fill("/services/new?securitySensitive=false",
            ("name", ""), ("purpose", "För <elever> & lärare"), ("overInternet", "true"), ("expectedEnd", "2026-02-30"), ("informationSets[1].name", "Elevuppgifter"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Fel: ", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal("För <elever> & lärare", page.Field("purpose").TextContent);
        Assert.Equal("2026-02-30", page.Field("expectedEnd").GetAttribute("value"));

        // The row moves up, so that its faults are where it is.
        Assert.Equal("Elevuppgifter", page.Field("informationSets[0].name").GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector("[name=overInternet][value=true][checked]"));
        List<IElement> links = [.. page.Document.QuerySelectorAll("#summary a")];
        Assert.Contains(links, l => l.GetAttribute("href") == "#f-name");
        Assert.Contains(links, l => l.GetAttribute("href") == "#f-informationSets-0--owner");
        Assert.All(links, l => Assert.NotNull(page.Document.GetElementById(l.GetAttribute("href")![1..])));
        Assert.Equal("true", page.Field("name").GetAttribute("aria-invalid"));
        Assert.NotNull(page.Document.GetElementById("f-name-error"));
    }

    [Fact]
    public async Task A_refusal_tells_every_reason_with_its_remedy()
    {
        string service = await anna.Register();
        Page overview = await anna.Get(service);
        Page page = await anna.Fill($"{service}/do/take-into-use");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        List<string> remedies = [.. page.Document.QuerySelectorAll("#summary li a").Select(a => a.GetAttribute("href")!)];
        foreach (string command in new[] { "record-risk-analysis", "accept-residual-risk", "decide-dpia", "decide-acquisition", "sign-agreement", "file-exit-plan" })
        {
            Assert.Contains($"{service}/do/{command}", remedies);
        }

        Assert.Contains($"{service}/controls/1?phase=acquire", remedies);
        Assert.Equal(remedies.Order(), overview.Document.QuerySelectorAll(".next .reasons li a").Select(a => a.GetAttribute("href")!).Order());
        foreach (string remedy in remedies.Distinct())
        {
            Assert.Equal(HttpStatusCode.OK, (await anna.Get(remedy)).Status);
        }
    }

    [Fact]
    public async Task A_stale_form_tells_what_happened_and_can_be_sent_again()
    {
        string service = await anna.Register();
        Page open = await anna.Get($"{service}/do/change-details");
        await PagesClient.As(site, "bo").Fill($"{service}/do/decide-dpia",
            ("required", "false"), ("because", "Inga känsliga uppgifter."), ("decidedBy", "eva"), ("on", "2025-11-03"));
        Page stale = await anna.Send(open, ("name", "Nya bokningen"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.Contains("Inga känsliga uppgifter.", stale.Summary, StringComparison.Ordinal);
        Assert.Equal("Nya bokningen", stale.Field("name").GetAttribute("value"));
        Page again = await anna.Send(stale);
        Assert.Equal("Nya bokningen", again.Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_form_sent_twice_is_carried_out_once()
    {
        Page open = await anna.Get("/services/new?securitySensitive=false");
        (string, string)[] fields = [("name", "Dubbelklick"), ("overInternet", "true"), ("runByUs", "false")];
        Page first = await anna.Send(open, fields), second = await anna.Send(open, fields);
        Assert.Equal(first.Path, second.Path);
    }

    [Fact]
    public async Task Without_the_page_s_token_nothing_is_done_and_nothing_is_lost()
    {
        Page page = await anna.Fill("/services/new?securitySensitive=false",
            ("name", "Utan märke"), ("overInternet", "true"), ("runByUs", "false"), ("__RequestVerificationToken", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Utan märke", page.Field("name").GetAttribute("value"));
        Assert.DoesNotContain("Utan märke", (await anna.Get("/services")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_shown_as_typed_and_never_run()
    {
        const string Name = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
        string service = await anna.Register(Name);
        foreach (string path in new[] { service, $"{service}/history", $"{service}/controls", $"{service}/do/change-details", "/services", "/" })
        {
            Page page = await anna.Get(path);
            Assert.Empty(page.Document.QuerySelectorAll("script, img"));
            Assert.DoesNotContain("<script>", page.Html, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(Name, (await anna.Get(service)).Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_control_is_answered_and_its_answer_shown()
    {
        string service = await anna.Register();
        string control = $"{service}/controls/3?phase=acquire";
        Page missing = await anna.Fill(control, ("answer.kind", "met"), ("answer@met.note", "Delvis"));
        Assert.Equal(HttpStatusCode.Conflict, missing.Status);
        Assert.Equal("Delvis", missing.Field("answer@met.note").TextContent);

        // Fields of a kind that was not chosen stay out of it.
        Page planned = await anna.Send(missing,
            ("answer.kind", "planned"), ("answer@planned.owner", "bo"), ("answer@planned.due", "2026-01-15"));
        Assert.Equal(HttpStatusCode.OK, planned.Status);
        Page shown = await anna.Get(control);
        Assert.True(((IHtmlInputElement)shown.Document.QuerySelector("[name='answer.kind'][value=planned]")!).IsChecked);
        Assert.Equal("2026-01-15", shown.Field("answer@planned.due").GetAttribute("value"));
    }

    [Fact]
    public async Task Evidence_is_uploaded_listed_and_downloaded()
    {
        string service = await anna.Register();
        Page open = await anna.Get($"{service}/evidence");
        using var content = new MultipartFormDataContent();
        foreach ((string name, string value) in PagesClient.Values(open.Form))
        {
            content.Add(new StringContent(name == "effectiveOn" ? "2025-10-01" : value), name);
        }

        content.Add(new ByteArrayContent([1, 2, 3]), "file", "C:\\hemligt\\protokoll.pdf");
        Page page = await Page.From(await anna.Http.PostAsync(new Uri($"{service}/evidence", UriKind.Relative), content));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        IElement link = page.Document.QuerySelector("tbody th a")!;
        Assert.Equal("protokoll.pdf", link.TextContent);
        Assert.Equal([1, 2, 3], await anna.Http.GetByteArrayAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative)));
        Assert.Contains("2025-10-01", page.Text, StringComparison.Ordinal);
    }
}
