using System.Net.Http.Headers;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MolnFlow.Journeys.Support;

/// <summary>Speaks to a running process over HTTP, as one of the demo's people where one is named.</summary>
public sealed class Site : IDisposable
{
    private readonly HttpClient http;

    public Site(Uri address, HttpMessageHandler? handler = null) =>
        http = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    public HttpClient Http => http;

    public Task<Reply> Get(string path, string? user = null) => Send(new HttpRequestMessage(HttpMethod.Get, path), user);

    public Task<Reply> Post(string path, object body, string? user = null, string? etag = null, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (etag is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(etag));
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return Send(request, user);
    }

    public async Task<Reply> Send(HttpRequestMessage request, string? user)
    {
        using (request)
        {
            if (user is not null)
            {
                request.Headers.Add("X-MolnFlow-User", user);
            }

            request.Headers.AcceptLanguage.ParseAdd("sv");
            using HttpResponseMessage response = await http.SendAsync(request);
            return await Reply.From(response);
        }
    }

    /// <summary>A page as a browser would get it, in Swedish; fails unless it is one.</summary>
    public async Task<IHtmlDocument> Page(string path, string? user = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        if (user is not null)
        {
            request.Headers.Add("X-MolnFlow-User", user);
        }

        using HttpResponseMessage response = await http.SendAsync(request);
        string html = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}\n{html}");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>Stores a file of so many words as evidence and gives its id.</summary>
    public async Task<string> Evidence(string service, string words, string effectiveOn, string user)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/services/{service}/evidence?filename=underlag.txt&effectiveOn={effectiveOn}")
        {
            Content = new StringContent(words, MediaTypeHeaderValue.Parse("text/plain")),
        };
        return (await Send(request, user)).Expect(System.Net.HttpStatusCode.Created).Json.GetProperty("id").GetString()!;
    }

    public void Dispose() => http.Dispose();
}
