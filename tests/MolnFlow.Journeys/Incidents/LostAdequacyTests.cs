using System.Net;
using System.Text.Json;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Incidents;

/// <summary>A court takes away what the transfers of a whole organisation rest on.</summary>
public sealed class LostAdequacyTests
{
    [Fact]
    public async Task A_revoked_decision_opens_one_case_and_pulls_the_dates_of_all_services_forward()
    {
        await using DemoSite demo = await DemoSite.On("2026-01-12");
        string agreement = await Milestones.Agreement(demo, Give.Terms(Give.Fixed("2026-01-01", "2028-06-30")));
        List<Case> sending = [];
        foreach (string name in (string[])["Bygglovet", "Skolplattformen", "Växeln"])
        {
            Case service = await Milestones.InUse(demo, agreement, name);
            await service.Do("bo", "add-transfer", new
            {
                stated = new { country = "US", recipient = "Cloud Inc.", what = "Konton och telemetri", telemetry = true, tool = new { kind = "adequacy" } },
            });
            sending.Add(service);
        }

        Case staying = await Milestones.InUse(demo, agreement, "Lokalbokningen");
        await demo.MoveTo("2026-03-02");
        int letters = demo.Letters.Count(l => l.Subject.Contains("adekvat", StringComparison.Ordinal));
        Assert.Equal(0, letters);
        Assert.Null(await Due(sending[0], "transfer:1"));

        Reply denied = await demo.Site.Post("/api/adequacy/adequacy-eu-us/revoke", new { on = demo.Now, because = "Mål C-1/26" }, "bo");
        Assert.Equal(HttpStatusCode.Forbidden, denied.Status);
        (await demo.Site.Post("/api/adequacy/adequacy-eu-us/revoke", new { on = demo.Now, because = "Mål C-1/26" }, "anna")).Expect(HttpStatusCode.OK);
        await demo.MoveTo("2026-03-03");

        JsonElement about = Assert.Single(await Cases(demo));
        Assert.Equal(sending.Select(s => s.Id).Order(), about.GetProperty("services").EnumerateArray().Select(s => s.GetString()).Order());
        Assert.Equal(3, about.GetProperty("waiting").GetArrayLength());
        foreach (Case service in sending)
        {
            Assert.Equal("2026-03-16", await Due(service, "transfer:1"));
            await Everywhere.Agrees(demo, service.Id);
        }

        Assert.Null(await Due(staying, "transfer:1"));
        PostedLetter letter = Assert.Single(
            await demo.LettersWhen(all => all.Any(Central)), Central);
        Assert.Equal("anna@example.se", letter.To);
        Assert.All(new[] { "Bygglovet", "Skolplattformen", "Växeln" }, name => Assert.Contains(name, letter.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("Lokalbokningen", letter.Text, StringComparison.Ordinal);

        await sending[0].RefusedFor("bo", "add-transfer", new
        {
            stated = new { country = "US", recipient = "Cloud Inc.", what = "Mer", telemetry = false, tool = new { kind = "adequacy" } },
        }, "no-adequacy");
        Reply open = await demo.Site.Post("/api/adequacy/adequacy-eu-us/close", new { outcome = "Klart" }, "anna");
        Assert.Equal(["adequacy-services-remain"], open.Expect(HttpStatusCode.Conflict).Reasons);
        foreach (Case service in sending)
        {
            await service.Do("bo", "end-transfer", new { transfer = 1, because = "Funktionen är avstängd", on = demo.Now });
        }

        (await demo.Site.Post("/api/adequacy/adequacy-eu-us/close", new { outcome = "Inga uppgifter går dit" }, "anna")).Expect(HttpStatusCode.OK);
        await demo.MoveTo("2026-03-10");
        Assert.Single(demo.Letters, Central);
        Assert.Equal("2026-03-03", Assert.Single(await Cases(demo)).GetProperty("closedOn").GetString());
    }

    private static bool Central(PostedLetter letter) => letter.Subject.Contains("adekvat", StringComparison.Ordinal);

    private static async Task<List<JsonElement>> Cases(DemoSite demo) =>
        [.. (await demo.Site.Get("/api/adequacy", "anna")).Expect(HttpStatusCode.OK).Json.GetProperty("cases").EnumerateArray()];

    private static async Task<string?> Due(Case service, string key) =>
        (await service.Demo.Site.Get($"/api/services/{service.Id}/obligations", "anna")).Expect(HttpStatusCode.OK).Json
            .GetProperty("items").EnumerateArray().Where(o => o.GetProperty("key").GetString() == key)
            .Select(o => o.GetProperty("due").GetString()).SingleOrDefault();
}
