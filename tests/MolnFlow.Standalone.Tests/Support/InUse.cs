using System.Net;
using System.Text.Json;

namespace MolnFlow.Standalone.Tests.Support;

/// <summary>A class 2 service with personal data, taken from intake into use through the API.</summary>
public static class InUse
{
    /// <summary>Owned by Anna, in use from the demo's first day, under an agreement without an end.</summary>
    public static async Task<string> Begin(DemoSite site, string name = "Bokningen")
    {
        ApiClient anna = site.As("anna"), cecilia = site.As("cecilia");
        string id = await anna.Register(name), on = "2025-11-03";
        await Do(anna, id, "record-risk-analysis", new { conclusion = "Fine", residualRisk = "low", author = "frank", on });
        await Do(cecilia, id, "accept-residual-risk", new { });
        await Do(anna, id, "decide-dpia", new { required = true, because = "Many people", decidedBy = "anna", on });
        await Do(anna, id, "record-dpia", new { conclusion = "Fine", highResidualRisk = false, author = "frank", on });
        await Do(anna, id, "declare-no-transfers", new { because = "All of it stays in Sweden" });
        JsonElement catalogue = (await anna.Get("/api/catalog")).Json;
        foreach (JsonElement control in (await anna.Get($"/api/services/{id}")).Json.GetProperty("controls").EnumerateArray()
            .Where(c => Holds(c.GetProperty("phases"), "acquire")))
        {
            int number = control.GetProperty("id").GetInt32();
            await Do(anna, id, "answer-control", new { control = number, phase = "acquire", answer = Met(catalogue, number) });
        }

        await Answered(anna, id);
        Reply agreement = await anna.Post("/api/agreements", new
        {
            title = name,
            supplier = "nordmoln",
            terms = new { term = new { kind = "open-ended", start = on }, renewal = "standard" },
        });
        Assert.Equal(HttpStatusCode.Created, agreement.Status);
        await Do(anna, id, "decide-acquisition", new
        {
            approve = true,
            decision = new { person = "david", on, delegation = "4.2", diaryNumber = "RS 2025-1" },
        });
        await Do(anna, id, "file-exit-plan", new { plan = "Export and move", author = "frank", on });
        await Do(anna, id, "sign-agreement", new { agreement = agreement.Json.GetProperty("id").GetString(), on });
        await Do(anna, id, "take-into-use", new { });
        return id;
    }

    /// <summary>Answers whatever question binds, and what follows from the answers, so that one can go on.</summary>
    public static async Task Answered(ApiClient client, string id)
    {
        for (JsonElement[] open = await Open(client, id); open.Length > 0; open = await Open(client, id))
        {
            await Do(client, id, "answer-questions", new { answers = open.Select(Answer) });
        }
    }

    private static async Task<JsonElement[]> Open(ApiClient client, string id) =>
        [.. (await client.Get($"/api/services/{id}/questions")).Json.GetProperty("questionnaires").EnumerateArray()
            .SelectMany(g => g.GetProperty("questions").EnumerateArray())
            .Where(q => q.GetProperty("binds").GetBoolean() && Holds(q.GetProperty("phases"), "acquire"))];

    private static object Answer(JsonElement question)
    {
        JsonElement option = question.GetProperty("options").EnumerateArray().FirstOrDefault(o =>
            !o.GetProperty("blocks").GetBoolean() && !o.GetProperty("stops").GetBoolean() && o.GetProperty("needs").ValueKind == JsonValueKind.Null);
        return new
        {
            question = question.GetProperty("id").GetString(),
            reply = option.ValueKind == JsonValueKind.Undefined
                ? (object)new { kind = "written", text = "See the appendix" }
                : new { kind = "chosen", options = new[] { option.GetProperty("id").GetString() } },
            because = "Tested",
        };
    }

    public static async Task<JsonElement> Do(ApiClient client, string id, string command, object body)
    {
        Reply reply = await client.Command(id, command, body);
        Assert.True(reply.Status == HttpStatusCode.OK, $"{command}: {reply.Text}");
        return reply.Json;
    }

    private static object Met(JsonElement catalogue, int control) => new
    {
        kind = "met",
        subPoints = catalogue.GetProperty("controls").EnumerateArray().Single(c => c.GetProperty("id").GetInt32() == control)
            .GetProperty("subPoints").EnumerateArray()
            .Where(p => !p.GetProperty("guidance").GetBoolean()
                && (p.GetProperty("phases").GetArrayLength() == 0 || Holds(p.GetProperty("phases"), "acquire")))
            .Select(p => p.GetProperty("id").GetString()),
    };

    private static bool Holds(JsonElement list, string text) => list.EnumerateArray().Any(i => i.GetString() == text);
}
