using System.Net;
using System.Text.Json;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class TaskTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ApiClient anna = site.As("anna");

    private async Task<JsonElement> Open(string id, string task) => (await anna.Get($"/api/services/{id}/obligations")).Json
        .GetProperty("items").EnumerateArray().Single(o => o.GetProperty("key").GetString() == $"task:{task}");

    [Fact]
    public async Task A_service_in_use_is_asked_for_its_recurring_tasks_in_words_with_day_and_arithmetic()
    {
        string id = await InUse.Begin(site);
        JsonElement access = await Open(id, "access-review");

        Assert.Equal("Recurring task: Go through who has access.", access.GetProperty("text").GetString());
        Assert.Contains("6 months", access.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal(("2026-04-30", 30, 0), (access.GetProperty("due").GetString(), access.GetProperty("minutes").GetInt32(), access.GetProperty("missed").GetInt32()));
        Assert.Equal("access-review", access.GetProperty("prefill").GetProperty("task").GetString());
        Assert.Equal(3, access.GetProperty("arithmetic").GetArrayLength());
        Assert.Contains("one sitting", (await Open(id, "service-review")).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_are_done_one_by_one_or_in_a_review_and_come_back()
    {
        string id = await InUse.Begin(site);
        await InUse.Do(anna, id, "complete-task", new { task = "access-review", on = "2025-11-03", result = "findings", note = "Two accounts removed" });
        Assert.Equal(2, (await Open(id, "access-review")).GetProperty("cycle").GetInt32());

        var logs = new { which = "Sign-ins", since = "2025-11-01", found = "Nothing", follows = "Nothing" };
        await InUse.Do(anna, id, "complete-review", new
        {
            on = "2025-11-03",
            tasks = new object[] { new { task = "log-review", result = "done", logs }, new { task = "training", result = "unchanged" } },
        });
        Assert.Equal(2, (await Open(id, "log-review")).GetProperty("cycle").GetInt32());

        JsonElement[] log = [.. (await anna.Get($"/api/services/{id}/log")).Json.GetProperty("items").EnumerateArray()];
        Assert.Equal(
            ["task-completed", "service-review-completed", "task-completed", "task-completed"], log[^4..].Select(e => e.GetProperty("type").GetString()));
        Assert.Contains("“Two accounts removed”", log[^4].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Contains("Log reviewed: “Sign-ins”.", log[^2].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await anna.Get($"/api/services/{id}/verify")).Json.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_reasons_in_words()
    {
        string id = await InUse.Begin(site);
        (await anna.Command(id, "complete-task", new { task = "log-review", on = "2025-11-02", result = "done" }))
            .Refused(409, "task-date-early", "log-review-incomplete");
        (await anna.Command(id, "complete-task", new { task = "service-review", on = "2025-11-03", result = "done" })).Refused(409, "task-is-review");
        (await anna.Command(id, "complete-task", new { task = "dusting", on = "2025-11-03", result = "swept" })).Refused(422, "not-one-of");
        (await anna.Command(id, "complete-review", new { on = "2025-11-03", tasks = new[] { new { task = "training" } } })).Refused(422, "required");
        (await anna.Command(id, "acknowledge", new { obligation = "task:access-review", until = "2025-11-18" })).Refused(409, "pause-too-long");
        (await anna.Command(id, "report-change", new { kind = "weather", description = "Rain", on = "2025-11-03" })).Refused(409, "change-unknown");
    }

    [Fact]
    public async Task A_pause_is_shown_and_a_change_moves_only_its_tasks()
    {
        string id = await InUse.Begin(site);
        await InUse.Do(anna, id, "acknowledge", new { obligation = "task:training", until = "2025-11-17" });
        await InUse.Do(anna, id, "report-change", new { kind = "changed-terms", description = "New price list", on = "2025-11-03" });

        Assert.Equal("2025-11-17", (await Open(id, "training")).GetProperty("pausedUntil").GetString());
        Assert.Equal("2025-11-17", (await Open(id, "agreement-check")).GetProperty("due").GetString());
        Assert.Equal("2026-04-30", (await Open(id, "access-review")).GetProperty("due").GetString());
    }

    [Fact]
    public async Task The_forecast_tells_a_year_of_work_and_what_nobody_doing_it_leads_to()
    {
        string id = await InUse.Begin(site);
        JsonElement diligent = (await anna.Get($"/api/services/{id}/forecast?until=2026-12-31&diligent=true")).Json;
        JsonElement idle = (await anna.Get($"/api/services/{id}/forecast?until=2026-12-31")).Json;

        Assert.Equal(("2025-11-03", "2026-12-31", true), (diligent.GetProperty("from").GetString(), diligent.GetProperty("until").GetString(), diligent.GetProperty("diligent").GetBoolean()));
        Assert.Equal(4, Keys(diligent).Count(k => k == "task:service-review"));
        Assert.Equal(1, Keys(idle).Count(k => k == "task:service-review"));
        Assert.InRange(diligent.GetProperty("occasions").GetInt32(), 4, 8);
        Assert.True((await Open(id, "service-review")).GetProperty("cycle").GetInt32() == 1);
    }

    [Theory]
    [InlineData("until=2026-02-30", "date-unreal")]
    [InlineData("until=2025-11-02", "date-in-past")]
    [InlineData("until=2035-11-04", "date-too-late")]
    [InlineData("diligent=maybe", "not-one-of")]
    [InlineData("to=2026-01-01", "unknown-field")]
    [InlineData("until=2026-01-01&until=2026-01-02", "duplicate-field")]
    public async Task A_forecast_that_cannot_be_made_says_why(string query, string code)
    {
        string id = await anna.Register();
        (await anna.Get($"/api/services/{id}/forecast?{query}")).Refused(422, code);
        Assert.Equal(HttpStatusCode.OK, (await anna.Get($"/api/services/{id}/forecast")).Status);
    }

    private static IEnumerable<string?> Keys(JsonElement forecast) =>
        forecast.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("obligation").GetProperty("key").GetString());
}
