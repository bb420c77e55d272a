using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;
using MolnFlow.Web.Identity;
using MolnFlow.Web.OpenApi;

namespace MolnFlow.Web.Api;

/// <summary>Evidence files: uploaded before the command that names them, handed out only as downloads.</summary>
internal static partial class EvidenceEndpoints
{
    // Anything else is handed out as bytes, so that nothing uploaded is ever run or shown by a browser.
    private static readonly ImmutableHashSet<string> HandedOutAs = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase,
        "application/pdf", "image/png", "image/jpeg", "text/plain", "text/csv", "application/zip", "message/rfc822",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet");

    public static void MapEvidence(this RouteGroupBuilder one)
    {
        RouteGroupBuilder evidence = one.MapGroup("/evidence").WithTags("Evidence");
        evidence.MapGet("", All)
            .WithSummary("The evidence files of the service")
            .Produces<ListBody<EvidenceFile>>().RefusedWith(401);
        evidence.MapPost("", Upload)
            .WithSummary("Upload a file, at most 50 MB, as the whole body or as the part file of a form")
            .TakesFile()
            .Produces<EvidenceFile>(StatusCodes.Status201Created).RefusedWith(400, 401, 403, 413, 415, 422);
        evidence.MapGet("/{sha256}", Download)
            .WithSummary("The bytes of a file")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").RefusedWith(401);
    }

    private static async Task<IResult> All(HttpContext http, EvidenceDesk desk, CancellationToken cancel)
    {
        Service s = http.Loaded().Service;
        return Results.Ok(new ListBody<EvidenceFile>(await desk.All(s.Organisation, s.Id, cancel)));
    }

    private static async Task<IResult> Upload(HttpContext http, EvidenceDesk desk, CancellationToken cancel)
    {
        await using Upload upload = await Api.Upload.Read(http, cancel);
        if (upload.Details is not { } details)
        {
            return await http.Problem(upload.Status, upload.Faults);
        }

        Service s = http.Loaded().Service;
        try
        {
            EvidenceFile file = await desk.Take(
                s.Organisation, s.Id, upload.Content, details.Filename, upload.MediaType, http.Actor().Id,
                details.EffectiveOn, details.ValidUntil, cancel);
            return Results.Created($"/api/services/{s.Id}/evidence/{file.Id}", file);
        }
        catch (Exception e) when (e is EvidenceTooLargeException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return await http.Problem(StatusCodes.Status413PayloadTooLarge, Api.Upload.TooLarge);
        }
    }

    private static async Task<IResult> Download(HttpContext http, string sha256, EvidenceDesk desk, CancellationToken cancel)
    {
        Service s = http.Loaded().Service;
        var id = new EvidenceId(sha256);
        if (!Sha256().IsMatch(sha256)
            || await desk.Find(s.Organisation, s.Id, id, cancel) is not { } file
            || await desk.Open(s.Organisation, s.Id, id, cancel) is not { } content)
        {
            return await http.Problem(StatusCodes.Status404NotFound, new Reason("not-found"));
        }

        // Sets filename and filename* (RFC 6266) with everything else than letters and marks encoded.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(content, HandedOutAs.Contains(file.MediaType) ? file.MediaType : "application/octet-stream");
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();
}
