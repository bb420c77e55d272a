using System.Net;
using System.Text.Json;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class AdoptionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ApiClient anna = site.As("anna");

    private static object Body(string name, object? lastDone = null, string inUseSince = "2024-02-01") => new
    {
        name,
        origin = "discovered",
        inUseSince,
        riskOwner = "cecilia",
        informationSets = new[] { ApiClient.Set("Bookings", 2) },
        lastDone,
    };

    private async Task<JsonElement[]> Gaps(string id) =>
    [
        .. (await anna.Get($"/api/services/{id}/obligations")).Json.GetProperty("items").EnumerateArray()
            .Where(o => o.GetProperty("key").GetString()!.StartsWith("gap:", StringComparison.Ordinal)),
    ];

    [Fact]
    public async Task A_service_in_use_is_managed_at_once_and_says_how_it_came()
    {
        Reply reply = await anna.Post("/api/services/adopted", Body("Found"));

        Assert.Equal(HttpStatusCode.Created, reply.Status);
        Assert.Equal($"/api/services/{reply.Json.GetProperty("id").GetString()}", reply.Header("Location") ?? reply.Response.Headers.Location!.ToString());
        Assert.Equal("manage", reply.Json.GetProperty("phase").GetString());
        Assert.Equal("2024-02-01", reply.Json.GetProperty("inUseSince").GetString());
        Assert.Equal("discovered", reply.Json.GetProperty("adoption").GetProperty("origin").GetString());
    }

    [Fact]
    public async Task Its_gaps_have_days_and_go_away_when_they_are_closed()
    {
        string id = (await anna.Post("/api/services/adopted", Body("With gaps"))).Json.GetProperty("id").GetString()!;
        JsonElement[] gaps = await Gaps(id);
        Assert.Contains("file-exit-plan", gaps.Select(g => g.GetProperty("command").GetString()));
        Assert.All(gaps, g => Assert.True(g.GetProperty("due").ValueKind == JsonValueKind.Object || g.GetProperty("due").GetString() is not null));

        Reply filed = await anna.Command(id, "file-exit-plan", new { plan = "Export to files", author = "anna", on = "2025-11-03" });

        Assert.Equal(HttpStatusCode.OK, filed.Status);
        Assert.DoesNotContain("file-exit-plan", (await Gaps(id)).Select(g => g.GetProperty("command").GetString()));
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_and_nothing_is_kept()
    {
        int before = (await anna.Get("/api/services")).Json.GetProperty("total").GetInt32();

        (await anna.Post("/api/services/adopted", Body("Wrong", new[] { new { task = "dusting", on = "2023-01-01" } }, "2026-12-24")))
            .Refused(409, "date-in-future", "task-unknown", "task-date-early");
        (await anna.Post("/api/services/adopted", new { name = "Wrong", origin = "found" })).Refused(422);

        Assert.Equal(before, (await anna.Get("/api/services")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_same_request_under_the_same_key_takes_it_in_once()
    {
        Reply first = await anna.Post("/api/services/adopted", Body("Once"), ("Idempotency-Key", "adopt-1"));
        Reply second = await anna.Post("/api/services/adopted", Body("Once"), ("Idempotency-Key", "adopt-1"));

        Assert.Equal(first.Json.GetProperty("id").GetString(), second.Json.GetProperty("id").GetString());
        Assert.Equal("true", second.Header("Idempotency-Replayed"));
    }

    [Fact]
    public async Task It_is_no_command_on_a_service()
    {
        string id = await anna.Register("Another");
        (await anna.Command(id, "adopt-service", Body("Twice"))).Refused(404, "command-unknown");
    }
}
