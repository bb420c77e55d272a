using System.Net;
using System.Text.Json;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class QuestionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ApiClient anna = site.As("anna");

    private async Task<JsonElement> Question(string id, string question) => (await anna.Get($"/api/services/{id}/questions")).Json
        .GetProperty("questionnaires").EnumerateArray().SelectMany(g => g.GetProperty("questions").EnumerateArray())
        .Single(q => q.GetProperty("id").GetString() == question);

    [Fact]
    public async Task Questions_are_told_with_words_options_relevance_and_what_they_lack()
    {
        string id = await anna.Register("Frågor");
        JsonElement roles = await Question(id, "data-roles");

        Assert.Equal("Who is the controller of the personal data?", roles.GetProperty("title").GetString());
        Assert.True(roles.GetProperty("asked").GetBoolean());
        Assert.True(roles.GetProperty("binds").GetBoolean());
        Assert.Equal("question-unanswered", roles.GetProperty("lacks").GetProperty("code").GetString());
        Assert.Equal("answer-question", roles.GetProperty("lacks").GetProperty("remedy").GetString());
        JsonElement unclear = roles.GetProperty("options").EnumerateArray().Single(o => o.GetProperty("id").GetString() == "unclear");
        Assert.True(unclear.GetProperty("blocks").GetBoolean());
        Assert.NotNull(unclear.GetProperty("instead").GetString());
        Assert.False((await Question(id, "processor-agreement")).GetProperty("asked").GetBoolean());
    }

    [Fact]
    public async Task One_or_many_answers_are_given_and_their_faults_are_told_by_field()
    {
        string id = await anna.Register("Svar");
        await InUse.Do(anna, id, "answer-question", new { question = "data-roles", reply = new { kind = "chosen", options = new[] { "we" } } });
        Assert.True((await Question(id, "processor-agreement")).GetProperty("asked").GetBoolean());
        Assert.Equal("we", (await Question(id, "data-roles")).GetProperty("answer").GetProperty("reply").GetProperty("options")[0].GetString());

        Reply refused = await anna.Command(id, "answer-questions", new
        {
            answers = new object[]
            {
                new { question = "business-need", reply = new { kind = "written", text = "Boka" } },
                new { question = "service-kind", reply = new { kind = "chosen", options = new[] { "mixed" } } },
            },
        });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("takes a reason", refused.Text.Replace("requires a reason", "takes a reason", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await Question(id, "business-need")).GetProperty("answer").ValueKind);
    }

    [Fact]
    public async Task What_is_recommended_is_told_beside_what_blocks()
    {
        string id = await anna.Register("Varningar");
        JsonElement service = (await anna.Get($"/api/services/{id}")).Json;
        string[] warnings = [.. service.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("text").GetString()!)];
        string[] blocking = [.. service.GetProperty("nextStep").GetProperty("blockedBy").EnumerateArray().Select(w => w.GetProperty("text").GetString()!)];

        Assert.Contains(warnings, w => w.Contains("Do you have the knowledge", StringComparison.Ordinal));
        Assert.DoesNotContain(blocking, w => w.Contains("Do you have the knowledge", StringComparison.Ordinal));
        Assert.Contains(blocking, w => w.Contains("Who is the controller", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_concerns_Sweden_s_security_is_refused_and_not_kept()
    {
        Reply refused = await anna.Post("/api/services", new { name = "Hemligt", overInternet = true, runByUs = false, securitySensitive = true });

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("security-sensitive", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await anna.Get("/api/services?text=Hemligt")).Json.GetProperty("total").GetInt32());
    }
}
