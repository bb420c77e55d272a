using System.Net;
using System.Text.Json;

namespace MolnFlow.Journeys.Support;

/// <summary>What the API answered.</summary>
/// <param name="Json">The body; undefined where it is no JSON.</param>
/// <param name="ETag">With its quotes, as it is to be sent back.</param>
public sealed record Reply(HttpStatusCode Status, JsonElement Json, string Raw, string? ETag, Uri? Location, bool Replayed)
{
    /// <summary>The reasons of a refusal as <c>code</c> or <c>code 7</c>, where 7 is the control, in the order told.</summary>
    public IReadOnlyList<string> Reasons => !Json.TryGetProperty("reasons", out JsonElement reasons) ? [] :
    [
        .. reasons.EnumerateArray().Select(r => r.GetProperty("controlId").ValueKind == JsonValueKind.Number
            ? $"{r.GetProperty("code").GetString()} {r.GetProperty("controlId").GetInt32()}"
            : r.GetProperty("code").GetString()!),
    ];

    public IReadOnlyList<string> ReasonTexts => [.. Json.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("text").GetString()!)];

    public int Version => int.Parse(ETag!.Trim('"'));

    public Reply Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Raw}");
        return this;
    }

    public static async Task<Reply> From(HttpResponseMessage response)
    {
        string raw = await response.Content.ReadAsStringAsync();
        bool json = response.Content.Headers.ContentType?.MediaType is { } type && type.EndsWith("json", StringComparison.Ordinal);
        return new Reply(
            response.StatusCode,
            json && raw.Length > 0 ? JsonElement.Parse(raw) : default,
            raw,
            response.Headers.ETag?.ToString(),
            response.Headers.Location,
            response.Headers.Contains("Idempotency-Replayed"));
    }
}
