using System.Net;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class AbroadPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_services_page_shows_open_incidents_and_what_its_transfers_rest_on()
    {
        ApiClient api = site.As("anna");
        string id = await api.Register("Bokningen");
        await InUse.Do(api, id, "report-incident", new
        {
            kind = "incident",
            awareAt = "2025-11-03T07:30",
            what = "Utskick till fel lista",
            personalData = "yes",
            significant = "no",
        });
        await InUse.Do(api, id, "add-transfer", new
        {
            stated = new { country = "US", recipient = "Cloud Inc.", what = "Konton", telemetry = true, tool = new { kind = "none" } },
        });
        PagesClient anna = PagesClient.As(site, "anna");

        Page page = await anna.Get($"/services/{id}");
        Assert.Contains("Utskick till fel lista", page.Text, StringComparison.Ordinal);
        Assert.Contains("Cloud Inc. (US)", page.Text, StringComparison.Ordinal);
        Page correct = await anna.Get($"/services/{id}/do/correct-incident?incident=1");
        Assert.Equal("2025-11-03T07:30", correct.Document.QuerySelector("input[name=awareAt]")?.GetAttribute("value"));
        Page change = await anna.Get($"/services/{id}/do/change-transfer?transfer=1");
        Assert.Equal("Cloud Inc.", change.Document.QuerySelector("[name='stated.recipient']")?.GetAttribute("value"));
        Page tasks = await anna.Get("/");
        Assert.Contains("kvar", tasks.Text, StringComparison.Ordinal);
        Assert.Contains("personuppgiftsincident", tasks.Document.QuerySelector(".tasks li .what")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_are_offered_to_record_that_a_decision_has_fallen()
    {
        Assert.NotEmpty((await PagesClient.As(site, "anna").Get("/adequacy")).Document.QuerySelectorAll("a[href$='/revoke']"));
        Assert.Empty((await PagesClient.As(site, "bo").Get("/adequacy")).Document.QuerySelectorAll("a[href$='/revoke']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await PagesClient.As(site, "bo").Get("/adequacy/adequacy-eu-us/revoke")).Status);
    }
}
