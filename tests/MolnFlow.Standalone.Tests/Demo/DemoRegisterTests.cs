using System.Net;
using System.Text.Json;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Demo;

/// <summary>The register that whoever tries the program finds: lived, not painted, and interesting at once.</summary>
public sealed class DemoRegisterTests(Furnished site) : IClassFixture<Furnished>
{
    private readonly ApiClient anna = site.As("anna");

    [Fact]
    public async Task There_are_a_dozen_services_in_every_phase()
    {
        JsonElement[] services = await Services();
        Assert.InRange(services.Length, 12, 30);
        Assert.All((string[])["acquire", "manage", "exit", "closed"], phase => Assert.Contains(services, s => Text(s, "phase") == phase));
    }

    [Fact]
    public async Task Every_chain_holds_and_every_history_was_lived()
    {
        foreach (JsonElement service in await Services())
        {
            string id = Text(service, "id");
            PagesClient reader = PagesClient.As(site, "anna", "en");
            Page verified = await reader.Get($"/services/{id}/verify");
            Assert.True(verified.Document.QuerySelectorAll(".tag.bad").Length == 0, $"{Text(service, "name")}: {verified.Text}");
            Assert.NotEmpty((await reader.Get($"/services/{id}/history")).Document.QuerySelectorAll(".history li"));
        }
    }

    [Fact]
    public async Task Something_is_overdue_and_an_order_waits_for_its_second_signature()
    {
        Assert.NotEmpty((await anna.Get("/api/services?overdue=true")).Json.GetProperty("items").EnumerateArray());
        string signing = await site.Named("E-underskrifter");
        Reply alone = await anna.Command(signing, "approve-exit-step", new { step = "erasure-order" });
        Assert.Contains("takes-two-people", alone.Refused(409).Codes);
        Assert.Equal(HttpStatusCode.OK, (await site.As("bo").Command(signing, "approve-exit-step", new { step = "erasure-order" })).Status);
    }

    [Fact]
    public async Task Everything_happened_on_its_own_day_and_nothing_is_ahead_of_the_clock()
    {
        foreach (JsonElement service in await Services())
        {
            JsonElement[] log = [.. (await anna.Get($"/api/services/{Text(service, "id")}/log")).Json.GetProperty("items").EnumerateArray()];
            string[] days = [.. log.Select(e => e.GetProperty("on").GetString()!)];
            Assert.Equal(days.Order(StringComparer.Ordinal), days);
            Assert.True(string.CompareOrdinal(days[^1], "2025-11-03") <= 0, days[^1]);
        }
    }

    [Fact]
    public async Task The_other_organisation_has_its_own()
    {
        JsonElement[] theirs = [.. (await site.As("rune").Get("/api/services")).Json.GetProperty("items").EnumerateArray()];
        Assert.Single(theirs);
        Assert.DoesNotContain(await Services(), s => Text(s, "id") == Text(theirs[0], "id"));
    }

    private async Task<JsonElement[]> Services() => [.. (await anna.Get("/api/services")).Json.GetProperty("items").EnumerateArray()];

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
