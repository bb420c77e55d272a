using System.Buffers;
using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.IO.Pipelines;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;

namespace MolnFlow.Web.Api;

/// <summary>What is said about a file besides its bytes.</summary>
/// <param name="EffectiveOn">The day it speaks for.</param>
/// <param name="ValidUntil">The last day it can be relied on.</param>
public sealed record UploadDetails([property: MaxLength(200)] string Filename, DateOnly? EffectiveOn, DateOnly? ValidUntil);

/// <summary>An uploaded file as it comes in, or every fault of how it was sent (then <see cref="Details"/> is null).</summary>
internal sealed class Upload : IAsyncDisposable
{
    private const string Bytes = "application/octet-stream";
    private const int FormOverhead = 256 * 1024;

    private Upload(int status, params ImmutableList<Reason> faults) => (Status, Faults) = (status, faults);

    public int Status { get; }

    public ImmutableList<Reason> Faults { get; }

    public UploadDetails? Details { get; private init; }

    public Stream Content { get; private init; } = Stream.Null;

    public string MediaType { get; private init; } = Bytes;

    public static Reason TooLarge => new Reason("evidence-too-large").With("maximum", "50 MB");

    public static async Task<Upload> Read(HttpContext http, CancellationToken cancel)
    {
        // The server's own limit is below what evidence may be.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = EvidenceDesk.MostBytes + FormOverhead;
        }

        if (http.Request.ContentLength > EvidenceDesk.MostBytes + FormOverhead)
        {
            return new(StatusCodes.Status413PayloadTooLarge, TooLarge);
        }

        _ = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out MediaTypeHeaderValue? type);
        return type is null ? new(StatusCodes.Status415UnsupportedMediaType, new Reason("file-type-missing"))
            : type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) ? await Form(http, cancel)
            : await Raw(http.Request, type, cancel);
    }

    private static async Task<Upload> Raw(HttpRequest request, MediaTypeHeaderValue type, CancellationToken cancel)
    {
        ReadResult first = await request.BodyReader.ReadAsync(cancel);
        bool empty = first.IsCompleted && first.Buffer.IsEmpty;
        request.BodyReader.AdvanceTo(first.Buffer.Start);
        _ = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out ContentDispositionHeaderValue? disposition);
        return Checked(
            request.Query["filename"].FirstOrDefault() ?? Named(disposition), request.Query["effectiveOn"].FirstOrDefault(), request.Query["validUntil"].FirstOrDefault(),
            empty, $"{type.MediaType}", () => request.BodyReader.AsStream());
    }

    private static string? Named(ContentDispositionHeaderValue? disposition) => disposition is null ? null
        : disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value
        : HeaderUtilities.RemoveQuotes(disposition.FileName).Value;

    private static async Task<Upload> Form(HttpContext http, CancellationToken cancel)
    {
        try
        {
            var feature = new FormFeature(http.Request, new FormOptions
            {
                MultipartBodyLengthLimit = EvidenceDesk.MostBytes + FormOverhead,
                ValueLengthLimit = 4_096,
                ValueCountLimit = 20,
            });
            IFormCollection form = await feature.ReadFormAsync(cancel);
            return form.Files.GetFile("file") is { } file
                ? Checked(
                    file.FileName, form["effectiveOn"].FirstOrDefault(), form["validUntil"].FirstOrDefault(),
                    file.Length == 0, file.ContentType ?? Bytes, file.OpenReadStream)
                : new(StatusCodes.Status422UnprocessableEntity, new Reason("required").With("field", "file"));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new(StatusCodes.Status413PayloadTooLarge, TooLarge);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return new(StatusCodes.Status400BadRequest, new Reason("form-malformed"));
        }
    }

    private static Upload Checked(
        string? name, string? effectiveOn, string? validUntil, bool empty, string mediaType, Func<Stream> open)
    {
        // Some browsers send a whole path; only its last part is a name, and a name is one line.
        Reading reading = CommandReader.Read(Shapes.Of(typeof(UploadDetails)), System.Text.Json.JsonSerializer.SerializeToElement(new JsonObject
        {
            ["filename"] = name?[(name.LastIndexOfAny(['/', '\\']) + 1)..].ReplaceLineEndings(" ").Replace('\t', ' '),
            ["effectiveOn"] = effectiveOn,
            ["validUntil"] = validUntil,
        }));
        ImmutableList<Reason> faults = empty ? reading.Faults.Add(new Reason("evidence-empty")) : reading.Faults;
        return faults.IsEmpty
            ? new(StatusCodes.Status200OK)
            {
                Details = (UploadDetails)reading.Value!,
                Content = open(),
                MediaType = mediaType.Length <= 100 && MediaTypeHeaderValue.TryParse(mediaType, out _) ? mediaType : Bytes,
            }
            : new(StatusCodes.Status422UnprocessableEntity, faults);
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
