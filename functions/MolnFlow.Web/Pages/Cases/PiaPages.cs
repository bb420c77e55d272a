using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MolnFlow.Application.Assessments;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>Takes in an impact assessment from CNIL's PIA tool: the form to record it is shown with what the file says.</summary>
internal static class PiaPages
{
    private const string FileField = "file";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/services/{id}/dpia/import", Show);
        routes.MapPost("/services/{id}/dpia/import", Send);
    }

    private static async Task<IResult> Show(HttpContext http, string id, PageTools tools, CommandForms forms) => await tools.Case(http, id) is { } of
        ? Page(of, await forms.Blank(of, "record-dpia", new FormValues(), http.RequestAborted))
        : await Answers.NotFound(http, tools);

    private static async Task<IResult> Send(HttpContext http, string id, PageTools tools, CommandForms forms)
    {
        if (await tools.Case(http, id) is not { } of)
        {
            return await Answers.NotFound(http, tools);
        }

        CancellationToken cancel = http.RequestAborted;
        SentForm sent = await SentForm.Read(http, tools);
        FormState blank = await forms.Blank(of, "record-dpia", new FormValues(), cancel);
        if (sent.Refusal is { } refusal)
        {
            return Page(of, blank with { Reasons = [refusal], Status = StatusCodes.Status400BadRequest });
        }

        if (sent.Files.FirstOrDefault(f => f.Name == FileField && f.FileName.Length > 0) is not { } file)
        {
            return Page(of, Faulty(blank, new Reason("required")));
        }

        await using Stream content = file.OpenReadStream();
        PiaReading reading = await PiaFile.Read(content, cancel);
        if (reading.Content is not { } pia)
        {
            return Page(of, Faulty(blank, reading.Faults[0]));
        }

        (EvidenceFile? stored, Reason? fault) = await Uploading.Take(file, of, pia.FinishedOn, null, tools.Evidence, cancel);
        if (stored is null)
        {
            return Page(of, Faulty(blank, fault!));
        }

        var values = new FormValues().Add("on", of.View.Date(of.View.Today));
        Flatten(PiaBody.Of(pia, stored.Id), "", values);
        FormState form = await forms.Blank(of, "record-dpia", values, cancel);
        return Answers.Page<CommandPage>(of.View, new CasePage<FormState>(of, form));
    }

    private static FormState Faulty(FormState form, Reason reason) => form with
    {
        Faults = [reason.With("field", FileField)],
        Status = StatusCodes.Status422UnprocessableEntity,
    };

    private static void Flatten(JsonNode? node, string path, FormValues values)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach ((string name, JsonNode? value) in fields)
                {
                    string here = path.Length == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{path}.{name}");
                    if (value is not null)
                    {
                        Flatten(value, here, values);
                    }
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    Flatten(item, path, values);
                }

                break;
            case JsonValue value:
                values.Add(path, value.GetValueKind() is JsonValueKind.True ? "true"
                    : value.GetValueKind() is JsonValueKind.False ? "false"
                    : value.ToString());
                break;
        }
    }

    private static IResult Page(CaseView of, FormState form) =>
        Answers.Page<PiaImportPage>(of.View, new CasePage<FormState>(of, form), form.Status);
}
