using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MolnFlow.Application.Commands;
using MolnFlow.Core;
using MolnFlow.Standalone.Tests.Support;
using MolnFlow.Web.Pages.Cases;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class EveryPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    public static TheoryData<string, string> Addresses()
    {
        var data = new TheoryData<string, string>();
        foreach (string language in new[] { "sv", "en" })
        {
            foreach (string path in (string[])
            [
                "/", "/services", "/services?phase=acquire&overdue=true&text=x", "/services/new", "/services/new?securitySensitive=true", "/services/new?securitySensitive=false", "/services/adopt", "/services/adopt?securitySensitive=false", "/agreements", "/agreements/new", "/suppliers",
                "/suppliers/new", "/people", "/people/new", "/people/bo", "/notices", "/notices?to=all", "/catalogue",
                "/adequacy", "/adequacy/adequacy-eu-us/revoke", "/adequacy/adequacy-eu-us/close",
                "{s}", "{s}/questions", "{s}/dpia/import", "{s}/questions/first", "{s}/questions/need", "{s}/questions/law", "{s}/questions/personal-data", "{s}/questions/terms", "{s}/questions/lead",
                "{s}/controls", "{s}/controls?phase=exit", "{s}/controls/1?phase=acquire", "{s}/dates", "{s}/history", "{s}/verify",
                "{s}/evidence", "{s}/notices", .. Shapes.Commands.Except(["register-service", "adopt-service", "answer-control", "answer-question", "answer-questions"]).Select(c => $"{{s}}/do/{c}"),
            ])
            {
                data.Add(language, path);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_whole(string language, string path)
    {
        PagesClient client = PagesClient.As(site, "anna", language);
        string service = path.StartsWith("{s}", StringComparison.Ordinal) ? await client.Register() : "";
        Page page = await client.Get(path.Replace("{s}", service, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.EndsWith(" – MolnFlow", page.Document.Title, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("script, style, [style], [onclick]"));
        Assert.All(Controls(page), control => Assert.True(IsLabelled(page, control), control.OuterHtml));
        Assert.All(page.Document.QuerySelectorAll("form[method=post]"), form =>
            Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]")));
        Assert.Equal(page.Document.QuerySelectorAll("[id]").Length, page.Document.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        Assert.DoesNotMatch(@"\b(ui|field|command|enum|kind|reason|obligation|arithmetic|event|trigger|value)\.[a-z]+[a-zA-Z.-]*|\{[a-zA-Z.]+\}", page.Document.Body!.TextContent);
        Assert.All(page.Document.QuerySelectorAll("[aria-describedby]"), e =>
            Assert.All(e.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.Document.GetElementById(id))));
    }

    [Fact]
    public void Every_command_has_a_place_in_the_menu()
    {
        IEnumerable<string> offered = Enum.GetValues<Phase>().SelectMany(CommandMenu.Of).SelectMany(g => g.Commands);
        Assert.Equal(Shapes.Commands.Except(["register-service", "adopt-service", "answer-control", "answer-question", "answer-questions"]).Order(), offered.Distinct().Order());
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_says_so()
    {
        PagesClient client = PagesClient.As(site, "anna");
        foreach (string path in new[] { "/nothing", "/services/s-none", "/services/s-none/history", "/agreements/none", "/services/s-none/do/close" })
        {
            Page page = await client.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Single(page.Document.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public async Task Another_organisations_service_is_not_found()
    {
        string service = await PagesClient.As(site, "anna").Register();
        PagesClient other = PagesClient.As(site, "rune");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(service)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{service}/evidence")).Status);
    }

    [Fact]
    public async Task Only_administrators_change_people()
    {
        PagesClient client = PagesClient.As(site, "bo");
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/people")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Get("/people/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Get("/people/anna")).Status);
    }

    [Fact]
    public async Task The_style_sheet_is_served_to_be_kept()
    {
        PagesClient client = PagesClient.As(site, "anna");
        string href = (await client.Get("/")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        HttpResponseMessage response = await client.Http.GetAsync(new Uri(href, UriKind.Relative));
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<IElement> Controls(Page page) =>
        page.Document.QuerySelectorAll("input:not([type=hidden]), select, textarea");

    private static bool IsLabelled(Page page, IElement control) =>
        page.Document.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Any(l => l.HtmlFor == control.Id && l.TextContent.Trim().Length > 0);
}
