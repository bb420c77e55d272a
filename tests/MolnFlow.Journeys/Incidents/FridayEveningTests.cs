using System.Net;
using System.Text.Json;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Incidents;

/// <summary>An incident that becomes known when everybody is about to go home.</summary>
public sealed class FridayEveningTests
{
    private static readonly string[] Clocks = ["incident:1:early-warning", "incident:1:personal-data-breach", "incident:1:significant-incident"];

    [Fact]
    public async Task An_incident_on_a_friday_evening_runs_by_the_hour_until_it_is_notified_late_with_reasons_and_closed()
    {
        await using DemoSite demo = await DemoSite.On("2026-07-03");
        string agreement = await Milestones.Agreement(demo, Give.Terms(Give.Fixed("2026-07-01", "2028-06-30")));
        Case service = await Milestones.InUse(demo, agreement, "Bygglovet");
        DateTimeOffset now = await demo.MoveHours(11);
        Assert.Equal((DayOfWeek.Friday, 19), (now.DayOfWeek, now.Hour));

        await service.Do("bo", "report-incident", new
        {
            kind = "incident",
            awareAt = "2026-07-03T18:30",
            what = "Ansökningar syntes för fel sökande",
            personalData = "unknown",
            significant = "unknown",
        });

        Assert.Equal(Clocks, (await Asked(service)).Keys.Order());
        Assert.Equal("2026-07-04T16:30:00.0000000Z", await DueAt(service, Clocks[0]));
        Assert.Equal("2026-07-06T16:30:00.0000000Z", await DueAt(service, Clocks[1]));
        Assert.Equal("2026-07-06T16:30:00.0000000Z", await DueAt(service, Clocks[2]));

        // Known in time, and late by the hour: the weekend counts.
        await demo.MoveHours(23);
        Assert.False(await IsOverdue(service, Clocks[0]));
        await demo.MoveHours(1);
        Assert.True(await IsOverdue(service, Clocks[0]));
        Assert.False(await IsOverdue(service, Clocks[1]));

        await service.Do("bo", "correct-incident", new
        {
            incident = 1,
            kind = "incident",
            awareAt = "2026-07-03T16:30",
            personalData = "yes",
            significant = "no",
            because = "Supporten såg det redan halv fem",
        });
        Assert.Equal([Clocks[1]], (await Asked(service)).Keys);
        Assert.Equal("2026-07-06T14:30:00.0000000Z", await DueAt(service, Clocks[1]));
        await service.RefusedFor("bo", "close-incident", new { incident = 1, outcome = "Klart" }, "breach-review-missing");

        await service.Do("bo", "record-breach-review", new { incident = 1, breach = true, risk = "high", because = "Namn, adresser och ritningar" });
        Assert.Equal(["incident:1:people-concerned", Clocks[1]], (await Asked(service)).Keys.Order());
        now = await demo.MoveHours(47);
        Assert.True(await IsOverdue(service, Clocks[1]));

        string at = now.AddMinutes(-5).ToString("yyyy-MM-dd'T'HH:mmzzz");
        object Told(string? late) => new { incident = 1, kind = "personal-data-breach", at, reference = "IMY-2026-1234", lateBecause = late };
        await service.RefusedFor("bo", "record-notification", Told(null), "late-needs-reason");
        await service.Do("bo", "record-notification", Told("Leverantören svarade först på måndagen"));
        await service.RefusedFor("bo", "close-incident", new { incident = 1, outcome = "Klart" }, "notification-missing");
        await service.Do("bo", "record-notification", new { incident = 1, kind = "people-concerned", at, reference = "Brev 2026-07-06" });
        await service.Do("bo", "close-incident", new { incident = 1, outcome = "Felet är rättat och behörigheterna har setts över" });

        Assert.Empty(await Asked(service));
        Assert.Equal(
            ["incident-reported", "incident-corrected", "breach-reviewed", "notification-recorded", "notification-recorded", "incident-closed"],
            (await service.Log()).TakeLast(6).Select(e => e.Type));
        string history = await (await demo.Site.Http.GetAsync($"/services/{service.Id}/history")).Content.ReadAsStringAsync();
        Assert.Contains("2026-07-03 18:30", WebUtility.HtmlDecode(history), StringComparison.Ordinal);
        Assert.Contains("2026-07-03 16:30", WebUtility.HtmlDecode(history), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_night_summer_time_ends_the_form_asks_which_of_the_two_hours_is_meant()
    {
        await using DemoSite demo = await DemoSite.On("2026-10-26");
        string agreement = await Milestones.Agreement(demo, Give.Terms(Give.Fixed("2026-10-01", "2028-06-30")));
        Case service = await Milestones.InUse(demo, agreement, "Bygglovet");
        object Report(string at) => new { kind = "incident", awareAt = at, what = "Intrång", personalData = "yes", significant = "no" };

        Reply asked = (await service.Try("bo", "report-incident", Report("2026-10-25T02:30"))).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["instant-ambiguous"], asked.Reasons);
        await service.Do("bo", "report-incident", Report("2026-10-25T02:30+01:00"));

        Assert.Equal("2026-10-28T01:30:00.0000000Z", await DueAt(service, Clocks[1]));
    }

    private static async Task<Dictionary<string, JsonElement>> Asked(Case service) =>
        (await service.Demo.Site.Get($"/api/services/{service.Id}/obligations", "anna")).Expect(HttpStatusCode.OK).Json
            .GetProperty("items").EnumerateArray().Where(o => o.GetProperty("key").GetString()!.StartsWith("incident:", StringComparison.Ordinal))
            .ToDictionary(o => o.GetProperty("key").GetString()!);

    private static async Task<string> DueAt(Case service, string key) =>
        (await Asked(service))[key].GetProperty("dueAt").GetDateTimeOffset().UtcDateTime.ToString("O");

    private static async Task<bool> IsOverdue(Case service, string key) => (await Asked(service))[key].GetProperty("overdue").GetBoolean();
}
