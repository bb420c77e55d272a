using System.Text;
using System.Text.Json.Nodes;
using MolnFlow.Application.Assessments;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Assessments;

public class PiaFileTests
{
    /// <summary>As the tool writes it, with little in it.</summary>
    public const string Sample = """
        {
          "pia": {
            "status": 3, "name": "Tidbokning", "author_name": "Frank Miller", "evaluator_name": "E", "validator_name": "V",
            "dpo_status": 1, "dpo_opinion": "<p>G&aring; vidare.</p>", "dpos_names": "Dana Ombud",
            "concerned_people_opinion": "Patientnämnden är <b>positiv</b>", "updated_at": "2025-10-30T09:00:00.000Z", "id": 7
          },
          "answers": [
            { "pia_id": 7, "reference_to": 111, "data": { "text": "<div>Boka tid&nbsp;på nätet</div><ul><li>Vuxna</li><li>Barn</li></ul>", "gauge": null, "list": [] } },
            { "pia_id": 7, "reference_to": "211", "data": { "text": "Kortare köer", "gauge": 0, "list": [] } },
            { "pia_id": 7, "reference_to": 321, "data": { "text": null, "gauge": null, "list": ["Besök röjs", "Skam"] } },
            { "pia_id": 7, "reference_to": 325, "data": { "text": "", "gauge": 4, "list": [] } },
            { "pia_id": 7, "reference_to": 326, "data": { "text": "", "gauge": 3, "list": [] } },
            { "pia_id": 7, "reference_to": 335, "data": { "text": "", "gauge": 2, "list": [] } },
            { "pia_id": 7, "reference_to": 336, "data": { "text": "", "gauge": 4, "list": [] } }
          ],
          "measures": [{ "title": "Kryptering", "content": "<p>Egen nyckel</p>", "pia_id": 7 }],
          "evaluations": [],
          "comments": []
        }
        """;

    private static async Task<PiaReading> Read(string json) => await PiaFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), default);

    private static string With(Action<JsonObject> change)
    {
        JsonObject json = JsonNode.Parse(Sample)!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    [Fact]
    public async Task What_the_tool_says_is_told_in_plain_text()
    {
        PiaContent pia = (await Read(Sample)).Content!;

        Assert.Equal(("Tidbokning", "Frank Miller", new DateOnly(2025, 10, 30)), (pia.Name, pia.AuthorName, pia.FinishedOn!.Value));
        Assert.Equal("Boka tid på nätet\nVuxna\nBarn", pia.Description);
        Assert.Equal("Kortare köer", pia.Necessity);
        Assert.Equal("3.2 (4/4 × 3/4): Besök röjs; Skam\n3.3 (2/4 × 4/4): ", pia.Risks);
        Assert.Equal("Kryptering: Egen nyckel", pia.Measures);
        Assert.Equal("Patientnämnden är positiv", pia.Views);
        Assert.Equal(("Gå vidare.\nDana Ombud", true), (pia.OfficerOpinion, pia.OfficerApproves!.Value));
        Assert.True(pia.High);
    }

    [Fact]
    public async Task A_risk_judged_anew_with_its_measures_counts_as_it_was_judged_then()
    {
        PiaContent pia = (await Read(With(j => j["evaluations"]!.AsArray().Add(
            new JsonObject { ["reference_to"] = "3.2", ["status"] = 2, ["gauges"] = new JsonObject { ["x"] = 3, ["y"] = 1 } })))).Content!;

        Assert.False(pia.High);
        Assert.StartsWith("3.2 (3/4 × 1/4)", pia.Risks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_texts_are_cut_where_a_text_ends()
    {
        PiaContent pia = (await Read(With(j => j["answers"]![0]!["data"]!["text"] = new string('å', 9_000)))).Content!;

        Assert.Equal(Text.MaximumLength, pia.Description!.Length);
        Assert.EndsWith(" […]", pia.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fields_of_the_command_are_filled_in_and_the_file_is_its_evidence()
    {
        JsonObject body = PiaBody.Of((await Read(Sample)).Content!, new EvidenceId(new string('a', 64)));

        Assert.Equal("Tidbokning", (string?)body["conclusion"]);
        Assert.Equal("2025-10-30", (string?)body["on"]);
        Assert.Equal(new string('a', 64), (string?)body["evidence"]![0]);
        Assert.True((bool)body["highResidualRisk"]!);
        Assert.True((bool)body["dpo"]!["followed"]!);
        Assert.False(body.ContainsKey("author"));

        body["author"] = "p-analyst";
        var reading = Application.Commands.CommandReader.Read(
            Application.Commands.Shapes.Command("record-dpia")!, System.Text.Json.JsonSerializer.SerializeToElement<JsonNode>(body));
        Assert.Empty(reading.Faults);
    }

    [Fact]
    public async Task Whether_an_officer_who_disapproves_is_followed_is_left_to_people() =>
        Assert.False(PiaBody.Of((await Read(With(j => j["pia"]!["dpo_status"] = 0))).Content!, new EvidenceId("x"))["dpo"]!.AsObject().ContainsKey("followed"));

    [Theory]
    [InlineData("", "pia-not-json")]
    [InlineData("%PDF-1.7", "pia-not-json")]
    [InlineData("""{"pia": """, "pia-not-json")]
    [InlineData("[]", "pia-not-pia")]
    [InlineData("""{"pia": {"name": "X", "status": 3}}""", "pia-not-pia")]
    [InlineData("""{"pia": {"status": 3}, "answers": []}""", "pia-not-pia")]
    [InlineData("""{"pia": {"name": "X", "status": 0}, "answers": []}""", "pia-unfinished")]
    [InlineData("""{"pia": {"name": "X", "status": 1}, "answers": []}""", "pia-unfinished")]
    [InlineData("""{"pia": {"name": "\ud800", "status": 3}, "answers": []}""", "pia-not-json")]
    public async Task A_file_that_is_no_finished_assessment_is_refused(string json, string code)
    {
        PiaReading reading = await Read(json);

        Assert.Null(reading.Content);
        Assert.Equal(code, Assert.Single(reading.Faults).Code);
    }

    [Fact]
    public async Task A_file_beyond_all_measure_is_refused_before_it_is_read() => Assert.Equal(
        "pia-too-large", (await PiaFile.Read(new MemoryStream(new byte[11 * 1024 * 1024]), default)).Faults[0].Code);

    [Fact]
    public async Task Odd_shapes_inside_are_passed_over()
    {
        PiaContent pia = (await Read(With(j =>
        {
            j["answers"]!.AsArray().Add("text");
            j["answers"]!.AsArray().Add(new JsonObject { ["reference_to"] = 112, ["data"] = "text" });
            j["answers"]!.AsArray().Add(new JsonObject { ["reference_to"] = 113, ["data"] = new JsonObject { ["text"] = 7, ["list"] = "x" } });
            j["measures"] = "none";
            j["evaluations"] = new JsonArray(new JsonObject { ["reference_to"] = "3.2", ["gauges"] = "high" });
        }))).Content!;

        Assert.Equal("Boka tid på nätet\nVuxna\nBarn", pia.Description);
        Assert.Null(pia.Measures);
    }
}
