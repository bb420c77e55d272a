using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using MolnFlow.Core;

namespace MolnFlow.Web.Api;

/// <summary>What came in a request's body.</summary>
internal abstract record JsonBody
{
    private JsonBody() { }

    /// <param name="Hash">SHA-256 of method, path and bytes, by which a repeated request is recognised.</param>
    internal sealed record Given(JsonElement Json, string Hash) : JsonBody;

    internal sealed record Refused(int Status, ImmutableList<Reason> Reasons) : JsonBody;

    /// <summary>The most that is read, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private const int Deepest = 16;

    /// <summary>Reads JSON in UTF-8 and nothing else; never throws for what was sent.</summary>
    public static async Task<JsonBody> Read(HttpRequest request, CancellationToken cancel)
    {
        if (!IsJson(request.ContentType))
        {
            return new Refused(StatusCodes.Status415UnsupportedMediaType, [new Reason("media-type")]);
        }

        if (request.ContentLength > MostBytes || await Bytes(request.Body, cancel) is not { } bytes)
        {
            return new Refused(StatusCodes.Status413PayloadTooLarge, [new Reason("body-too-large").With("maximum", "256 kB")]);
        }

        return Parse(bytes) is { } json
            ? Unreadable(json, "").ToImmutableList() is { IsEmpty: false } faults
                ? new Refused(StatusCodes.Status422UnprocessableEntity, faults)
                : new Given(json, Fingerprint(request, bytes))
            : new Refused(StatusCodes.Status400BadRequest, [new Reason("body-not-json")]);
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<byte[]?> Bytes(Stream body, CancellationToken cancel)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(MostBytes + 1);
        try
        {
            int length = await body.ReadAtLeastAsync(buffer.AsMemory(0, MostBytes + 1), MostBytes + 1, throwOnEndOfStream: false, cancel);
            return length > MostBytes ? null : buffer[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static JsonElement? Parse(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Deepest });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // An escape such as \ud800 is well-formed JSON and yet no character; reading it would throw wherever it is read.
    private static IEnumerable<Reason> Unreadable(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.String => IsText(json.GetString) ? [] : [new Reason("text-invalid").With("field", path)],
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, i) => Unreadable(item, $"{path}[{i}]")),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => IsText(() => property.Name)
            ? Unreadable(property.Value, path.Length == 0 ? Shown(property.Name) : $"{path}.{Shown(property.Name)}")
            : [new Reason("text-invalid").With("field", path)]),
        _ => [],
    };

    private static string Shown(string name) => name.Length <= 60 ? name : $"{name[..60]}…";

    private static bool IsText(Func<string?> read)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Fingerprint(HttpRequest request, byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n"));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
