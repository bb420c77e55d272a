using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using MolnFlow.Web.Identity;

namespace MolnFlow.Standalone.Tests.Support;

/// <summary>Reads pages and fills in their forms, as a browser without scripts would.</summary>
public sealed class PagesClient
{
    private PagesClient(HttpClient http) => Http = http;

    public HttpClient Http { get; }

    public static PagesClient As(WebApplicationFactory<Program> site, string user, string language = "sv")
    {
        var cookies = new CookieContainer();
        cookies.Add(new Cookie(RequestLanguage.Cookie, language, "/", "localhost"));
        HttpClient http = site.CreateDefaultClient(new RedirectHandler(), new CookieContainerHandler(cookies));
        http.DefaultRequestHeaders.Add(IDemo.Header, user);
        return new PagesClient(http);
    }

    public async Task<Page> Get(string path) => await Page.From(await Http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Opens a page and sends its form with some fields filled in.</summary>
    public async Task<Page> Fill(string path, params (string Name, string Value)[] fields) => await Send(await Get(path), fields);

    /// <summary>Sends the form of a page as it stands, with some fields changed.</summary>
    public async Task<Page> Send(Page page, params (string Name, string Value)[] fields)
    {
        IHtmlFormElement form = page.Form;
        HashSet<string> given = [.. fields.Select(f => f.Name)];
        IEnumerable<KeyValuePair<string, string>> sent = Values(form).Where(v => !given.Contains(v.Key))
            .Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        string action = form.GetAttribute("action")!;
        return await Page.From(await Http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(sent)));
    }

    /// <summary>What a browser would send of a form that nobody touched.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Values(IHtmlFormElement form) => form.Elements.SelectMany(e => e switch
    {
        IHtmlInputElement { Type: "file" } => [],
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => [],
        IHtmlInputElement { Name: { } name } input => [KeyValuePair.Create(name, input.Value)],
        IHtmlSelectElement { Name: { } name } select => [KeyValuePair.Create(name, select.Value ?? "")],
        IHtmlTextAreaElement { Name: { } name } area => [KeyValuePair.Create(name, area.Value)],
        _ => Array.Empty<KeyValuePair<string, string>>(),
    });

    /// <summary>Registers a class 2 service with personal data through the form; returns its address.</summary>
    public async Task<string> Register(string name = "Bokningen")
    {
        Page page = await Fill("/services/new?securitySensitive=false", [("name", name), ("overInternet", "true"), ("runByUs", "false"), ("riskOwner", "cecilia"), .. Set(0)]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Path;
    }

    public static (string, string)[] Set(int row) =>
    [
        ($"informationSets[{row}].name", "Bokningar"), ($"informationSets[{row}].owner", "david"),
        ($"informationSets[{row}].classification.confidentiality", "2"), ($"informationSets[{row}].classification.integrity", "1"),
        ($"informationSets[{row}].classification.availability", "1"), ($"informationSets[{row}].classification.secrecy", "false"),
        ($"informationSets[{row}].classification.personalData", "true"),
    ];
}

/// <summary>A page as it came.</summary>
public sealed record Page(HttpStatusCode Status, string Path, string Html, IHtmlDocument Document)
{
    /// <summary>The page's own form, not those of its head.</summary>
    public IHtmlFormElement Form => Document.QuerySelector<IHtmlFormElement>("main form[method=post]")!;

    public string? Summary => Document.QuerySelector("[role=alert]")?.TextContent;

    public string? Done => Document.QuerySelector("[role=status]")?.TextContent;

    public string Text => Document.QuerySelector("main")!.TextContent;

    public static async Task<Page> From(HttpResponseMessage response)
    {
        string html = await response.Content.ReadAsStringAsync();
        Uri address = response.RequestMessage!.RequestUri!;
        IHtmlDocument document = new HtmlParser(new HtmlParserOptions(), BrowsingContext.New(Configuration.Default)).ParseDocument(html);
        return new Page(response.StatusCode, address.AbsolutePath, html, document);
    }

    public IElement Field(string name) => Document.QuerySelector($"[name=\"{name}\"]")!;
}
