using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MolnFlow.Journeys.Support;

/// <summary>As much of a browser as forms need: cookies kept, hidden fields sent along, redirects shown.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient http;
    private readonly CookieContainer cookies = new();

    /// <param name="earlier">Whose cookies to go on with: a restarted process listens on another port, and cookies know no ports.</param>
    public Browser(Uri address, Browser? earlier = null)
    {
        if (earlier is not null)
        {
            cookies.Add(earlier.cookies.GetAllCookies());
        }

        http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        Address = address;
    }

    public Uri Address { get; }

    public void ForgetCookies()
    {
        foreach (Cookie cookie in cookies.GetAllCookies())
        {
            cookie.Expired = true;
        }
    }

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(path);

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

    public async Task<IHtmlDocument> Page(string path) => new HtmlParser().ParseDocument(await http.GetStringAsync(path));

    /// <summary>Sends a form as it stands, without what its page holds.</summary>
    public async Task<HttpResponseMessage> Post(string path, params IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await http.PostAsync(path, form);
    }

    /// <summary>Fills in the sign-in page's form and sends it.</summary>
    public async Task<HttpResponseMessage> SignIn(params (string Name, string Value)[] fields)
    {
        IHtmlDocument page = await Page("/sign-in");
        IHtmlFormElement form = page.Forms.Single(f => f.GetAttribute("action") == "/sign-in");
        IEnumerable<(string, string)> hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Where(i => !Array.Exists(fields, f => f.Name == i.Name)).Select(i => (i.Name!, i.Value));
        return await Post("/sign-in", [.. hidden, .. fields]);
    }

    public void Dispose() => http.Dispose();
}
