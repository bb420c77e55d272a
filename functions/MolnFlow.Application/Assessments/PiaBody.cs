using System.Text.Json;
using System.Text.Json.Nodes;
using MolnFlow.Core;

namespace MolnFlow.Application.Assessments;

/// <summary>The fields of <c>record-dpia</c> that a file from the PIA tool fills in; a person sees to the rest.</summary>
public static class PiaBody
{
    /// <param name="content">What the file says.</param>
    /// <param name="evidence">The file itself, as it is kept.</param>
    public static JsonObject Of(PiaContent content, EvidenceId evidence)
    {
        var body = new JsonObject { ["conclusion"] = content.Name, ["highResidualRisk"] = content.High };
        if (content.FinishedOn is { } on)
        {
            body["on"] = JsonSerializer.SerializeToNode(on);
        }

        body["evidence"] = new JsonArray(evidence.Value);
        body["content"] = Filled(
            ("description", content.Description), ("necessity", content.Necessity), ("risks", content.Risks),
            ("measures", content.Measures), ("views", content.Views));
        if (content.OfficerOpinion is not null)
        {
            JsonObject dpo = Filled(("opinion", content.OfficerOpinion));

            // An officer who approves is followed by going on; whether one who does not is followed, only people know.
            if (content.OfficerApproves == true)
            {
                dpo["followed"] = true;
            }

            body["dpo"] = dpo;
        }

        return body;
    }

    private static JsonObject Filled(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var filled = new JsonObject();
        foreach ((string name, string? value) in fields)
        {
            if (value is not null)
            {
                filled[name] = value;
            }
        }

        return filled;
    }
}
