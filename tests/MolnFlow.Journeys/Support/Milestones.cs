using System.Net;
using System.Text.Json;

namespace MolnFlow.Journeys.Support;

/// <summary>Places along a life that tests start from. Each goes on from the one before.</summary>
public static class Milestones
{
    public static async Task<string> Agreement(DemoSite demo, object terms) =>
        (await demo.Site.Post("/api/agreements", new { title = "Ramavtal för molntjänster", supplier = "nordmoln", terms }, "anna"))
        .Expect(HttpStatusCode.Created).Json.GetProperty("id").GetString()!;

    /// <summary>Answers, with everything that binds, each mandatory control of a phase.</summary>
    public static async Task Answered(this Case c, string phase, string user = "bo")
    {
        await c.Replied(user);
        foreach (int id in await c.Mandatory(phase))
        {
            await c.Do(user, "answer-control", Give.Met(c.Demo.Rulebook.Control(id), phase));
        }
    }

    /// <summary>Answers whatever question binds where the service is, and what follows from the answers, so that one can go on.</summary>
    public static async Task Replied(this Case c, string user = "bo")
    {
        for (JsonElement[] open = await c.OpenQuestions(); open.Length > 0; open = await c.OpenQuestions())
        {
            await c.Do(user, "answer-questions", new { answers = open.Select(Give.Reply) });
        }
    }

    /// <summary>The questions that bind and are not answered so that one can go on, in the order they are asked.</summary>
    public static async Task<JsonElement[]> OpenQuestions(this Case c) =>
        [.. (await c.Demo.Site.Get($"/api/services/{c.Id}/questions", "bo")).Expect(HttpStatusCode.OK).Json.GetProperty("questionnaires").EnumerateArray()
            .SelectMany(g => g.GetProperty("questions").EnumerateArray()).Where(q => q.GetProperty("binds").GetBoolean())];

    /// <summary>The controls that are mandatory for the service in a phase, as it says itself.</summary>
    public static async Task<IReadOnlyList<int>> Mandatory(this Case c, string phase) =>
        [.. (await c.State()).GetProperty("controls").EnumerateArray().Select(x => x.GetProperty("id").GetInt32())
            .Where(id => c.Demo.Rulebook.Control(id).Phases.Contains(phase))];

    /// <summary>Risks analysed by one and accepted by another, and the DPIA done.</summary>
    public static async Task Assessed(this Case c)
    {
        string on = c.Demo.Now;
        await c.Do("frank", "record-risk-analysis", new { conclusion = "Hanterbart", residualRisk = "medium", author = "frank", on });
        await c.Do("cecilia", "accept-residual-risk", new { });
        await c.Do("bo", "decide-dpia", new { required = true, because = "Många registrerade", decidedBy = "bo", on });
        await c.Do("bo", "declare-no-transfers", new { because = "Leverantören svarar att allt stannar i Sverige" });
        await c.Do("bo", "record-dpia", new { conclusion = "Godtagbart", highResidualRisk = false, author = "frank", on });
    }

    /// <summary>In use under an agreement, registered today.</summary>
    public static async Task<Case> InUse(DemoSite demo, string agreement, string name = "Bygglovet", object? intake = null)
    {
        // A small class, so that there is less to answer on the way to what these tests are about.
        Case c = await Case.Register(
            demo, intake ?? Give.Intake(name, "cecilia", Give.Set("Ansökningar", "eva", Give.Class(0, personalData: false))), looksEachTime: false);
        await c.Assessed();
        await c.Answered("acquire");
        await c.Do("bo", "decide-acquisition", new { approve = true, decision = Give.Decision(demo.Now) });
        await c.Do("bo", "file-exit-plan", new { plan = "Exportera och byt", author = "frank", on = demo.Now });
        await c.Do("bo", "sign-agreement", new { agreement, on = demo.Now });
        await c.Do("bo", "take-into-use", new { });
        Assert.Equal("manage", await c.Phase());
        return c;
    }
}
