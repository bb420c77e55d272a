using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MolnFlow.Standalone.Tests.Support;

/// <summary>Sends JSON and reads JSON, as a program that uses the API would.</summary>
public sealed class ApiClient(HttpClient http)
{
    public HttpClient Http { get; } = http;

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Reply> Post(string path, object body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, Json(JsonSerializer.Serialize(body)), headers);

    public Task<Reply> PostText(string path, string json, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, Json(json), headers);

    public Task<Reply> Put(string path, object body, string? seen) => Send(
        HttpMethod.Put, path, Json(JsonSerializer.Serialize(body)), seen is null ? [] : [("If-Match", seen)]);

    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach ((string name, string value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        HttpResponseMessage response = await Http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        bool json = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new Reply(response, json ? JsonElement.Parse(text) : default, text);
    }

    /// <summary>Gives a command against the version there is now.</summary>
    public async Task<Reply> Command(string service, string name, object body) =>
        await Post($"/api/services/{service}/commands/{name}", body, ("If-Match", (await Get($"/api/services/{service}")).ETag!));

    /// <summary>Registers a class 2 service with personal data and returns its id.</summary>
    public async Task<string> Register(string name = "Bokningen", string riskOwner = "cecilia")
    {
        Reply reply = await Post("/api/services", Intake(name, riskOwner));
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        return reply.Json.GetProperty("id").GetString()!;
    }

    public static object Intake(string name, string riskOwner = "cecilia") => new
    {
        name,
        overInternet = true,
        runByUs = false,
        supplier = "nordmoln",
        riskOwner,
        informationSets = new[] { Set("Bookings", 2) },
    };

    public static object Set(string name, int confidentiality) => new
    {
        name,
        owner = "david",
        classification = new { confidentiality, integrity = 1, availability = 1, secrecy = false, personalData = true },
    };

    public static StringContent Json(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8"));
}

/// <summary>An answer with its body read.</summary>
public sealed record Reply(HttpResponseMessage Response, JsonElement Json, string Text)
{
    public HttpStatusCode Status => Response.StatusCode;

    public string? ETag => Response.Headers.ETag?.ToString();

    /// <summary>The codes of a refusal's reasons, in order.</summary>
    public string[] Codes => [.. Reasons.Select(r => r.GetProperty("code").GetString()!)];

    /// <summary>The fields that a refusal's reasons point at.</summary>
    public string[] Fields => [.. Reasons.Select(r => r.GetProperty("field").GetString() ?? "")];

    private IEnumerable<JsonElement> Reasons => Json.GetProperty("reasons").EnumerateArray();

    public string? Header(string name) => Response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : null;

    /// <summary>Sees that this is a refusal of the kind every refusal is.</summary>
    public Reply Refused(int status, params string[] codes)
    {
        Assert.Equal((HttpStatusCode)status, Status);
        Assert.Equal("application/problem+json", Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.DoesNotContain("problem.", Json.GetProperty("title").GetString()!, StringComparison.Ordinal);
        Assert.All(Reasons, r => Assert.DoesNotContain("reason.", r.GetProperty("text").GetString()!, StringComparison.Ordinal));
        if (codes.Length > 0)
        {
            Assert.Equal(codes, Codes);
        }

        return this;
    }
}
