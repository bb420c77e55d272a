using System.Collections.Immutable;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>The fields beside an evidence file.</summary>
internal sealed record EvidenceEntry(DateOnly? EffectiveOn, DateOnly? ValidUntil);

/// <summary>The list of a service's files and the form they are uploaded with.</summary>
public sealed record EvidenceView(ImmutableList<EvidenceFile> Files, FormState Form);

/// <summary>Evidence files of a service. They are downloaded from the API's address.</summary>
internal static class EvidencePages
{
    private const string FileField = "file";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/services/{id}/evidence", Show);
        routes.MapPost("/services/{id}/evidence", Send);
    }

    private static async Task<IResult> Show(HttpContext http, string id, PageTools tools) => await tools.Case(http, id) is { } of
        ? await Page(of, await Blank(of, new FormValues(), tools, http.RequestAborted), tools, http.RequestAborted)
        : await Answers.NotFound(http, tools);

    private static async Task<IResult> Send(HttpContext http, string id, PageTools tools)
    {
        if (await tools.Case(http, id) is not { } of)
        {
            return await Answers.NotFound(http, tools);
        }

        CancellationToken cancel = http.RequestAborted;
        SentForm sent = await SentForm.Read(http, tools);
        FormState form = await Blank(of, sent.Values, tools, cancel);
        if (sent.Refusal is { } refusal)
        {
            return await Page(of, form with { Reasons = [refusal], Status = StatusCodes.Status400BadRequest }, tools, cancel);
        }

        Reading reading = CommandReader.Read(form.Shape, FormReader.Read(form.Shape, sent.Values.Of));
        IFormFile? file = sent.Files.FirstOrDefault(f => f.Name == FileField && f.FileName.Length > 0);
        ImmutableList<Reason> faults = file is null
            ? reading.Faults.Insert(0, new Reason("required").With("field", FileField))
            : reading.Faults;
        if (faults.IsEmpty)
        {
            var entry = (EvidenceEntry)reading.Value!;
            (EvidenceFile? stored, Reason? fault) =
                await Uploading.Take(file!, of, entry.EffectiveOn, entry.ValidUntil, tools.Evidence, cancel);
            if (stored is not null)
            {
                return Answers.SeeOther(http, $"/services/{of.Service.Id}/evidence?uploaded={stored.Id.Value[..12]}");
            }

            faults = [fault!.With("field", FileField)];
        }

        return await Page(of, form with { Faults = faults, Status = StatusCodes.Status422UnprocessableEntity }, tools, cancel);
    }

    private static async Task<FormState> Blank(CaseView of, FormValues values, PageTools tools, CancellationToken cancel) => new(
        "evidence", (Shape.Object)Shapes.Of(typeof(EvidenceEntry)), values, await Choices.For(of.View, of, tools, cancel),
        of.View.Say, 0, FormState.NewKey());

    private static async Task<IResult> Page(CaseView of, FormState form, PageTools tools, CancellationToken cancel)
    {
        ImmutableList<EvidenceFile> files = await tools.Evidence.All(of.View.Actor.Organisation, of.Service.Id, cancel);
        var view = new EvidenceView([.. files.OrderByDescending(f => f.Uploaded)], form);
        return Answers.Page<EvidencePage>(of.View, new CasePage<EvidenceView>(of, view), form.Status);
    }
}
