using System.ComponentModel;
using System.Text.Json.Nodes;
using MolnFlow.Application.Assessments;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;

namespace MolnFlow.Web.Api;

[Description("What a file from the PIA tool fills in of a command. What it does not say, such as the author, is for a person to add.")]
public sealed record PiaImportBody(
    [property: Description("The command the fields belong to.")] string Command,
    [property: Description("The fields, as the command takes them.")] JsonObject Body);

/// <summary>Reads impact assessments from CNIL's PIA tool that have been uploaded as evidence.</summary>
internal static class DpiaEndpoints
{
    public static void MapDpia(this RouteGroupBuilder one) => one.MapGet("/evidence/{sha256}/pia", Read)
        .WithTags("Evidence")
        .WithSummary("What an assessment exported as JSON by CNIL's PIA tool says, as fields of record-dpia")
        .Produces<PiaImportBody>().RefusedWith(401, 422);

    private static async Task<IResult> Read(HttpContext http, string sha256, EvidenceDesk desk, CancellationToken cancel)
    {
        Service s = http.Loaded().Service;
        var id = new EvidenceId(sha256);
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)
            || await desk.Find(s.Organisation, s.Id, id, cancel) is null
            || await desk.Open(s.Organisation, s.Id, id, cancel) is not { } content)
        {
            return await http.Problem(StatusCodes.Status404NotFound, new Reason("not-found"));
        }

        await using (content)
        {
            PiaReading reading = await PiaFile.Read(content, cancel);
            return reading.Content is { } pia
                ? Results.Json(new PiaImportBody("record-dpia", PiaBody.Of(pia, id)))
                : await http.Problem(StatusCodes.Status422UnprocessableEntity, reading.Faults);
        }
    }
}
