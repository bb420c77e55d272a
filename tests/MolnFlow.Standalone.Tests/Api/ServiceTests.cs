using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class ServiceTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ApiClient anna = site.As("anna");

    [Fact]
    public async Task A_service_tells_where_it_is_and_what_blocks_it()
    {
        string id = await anna.Register();
        JsonElement service = (await anna.Get($"/api/services/{id}")).Json;
        Assert.Equal("acquire", service.GetProperty("phase").GetString());
        Assert.Equal("Anna Ek", service.GetProperty("owner").GetProperty("name").GetString());
        Assert.Equal("Nordmoln AB", service.GetProperty("supplier").GetProperty("name").GetString());
        Assert.Equal(2, service.GetProperty("classification").GetProperty("confidentiality").GetInt32());
        Assert.All(service.GetProperty("classification").GetProperty("causes").EnumerateArray(), c => Assert.Equal(1, c.GetProperty("sets")[0].GetInt32()));
        JsonElement next = service.GetProperty("nextStep");
        Assert.Equal("take-into-use", next.GetProperty("command").GetString());
        string[] blockers = [.. next.GetProperty("blockedBy").EnumerateArray().Select(b => b.GetProperty("code").GetString()!)];
        Assert.Contains("control-unanswered", blockers);
        Assert.Contains("decision-missing", blockers);
        Assert.Contains("agreement-missing", blockers);

        Reply refused = (await anna.Command(id, "take-into-use", new { })).Refused(409);
        Assert.Equal(blockers, refused.Codes);
    }

    [Fact]
    public async Task What_is_no_external_cloud_service_is_not_opened()
    {
        Reply reply = await anna.Post("/api/services", new { name = "The old server", overInternet = false, runByUs = true });
        reply.Refused(409, "not-over-internet", "run-by-ourselves");
    }

    [Fact]
    public async Task Answers_stand_with_who_gave_them()
    {
        string id = await anna.Register();
        JsonElement control = (await anna.Get($"/api/services/{id}")).Json.GetProperty("controls").EnumerateArray()
            .First(c => c.GetProperty("phases").EnumerateArray().Any(p => p.GetString() == "acquire"));
        int number = control.GetProperty("id").GetInt32();
        Reply answered = await anna.Command(id, "answer-control", new
        {
            control = number,
            phase = "acquire",
            answer = new { kind = "deviation", reason = "Not yet", compensatingMeasure = "By hand", until = "2026-06-30" },
        });
        Assert.Equal(HttpStatusCode.OK, answered.Status);
        Reply accepted = await site.As("cecilia").Command(id, "accept-deviation", new { control = number, phase = "acquire" });
        JsonElement answer = accepted.Json.GetProperty("controls").EnumerateArray().First(c => c.GetProperty("id").GetInt32() == number).GetProperty("answers")[0];
        Assert.Equal("deviation", answer.GetProperty("answer").GetProperty("kind").GetString());
        Assert.Equal("By hand", answer.GetProperty("answer").GetProperty("compensatingMeasure").GetString());
        Assert.Equal("Cecilia Nyberg", answer.GetProperty("acceptedBy").GetProperty("name").GetString());
        Assert.Equal("2025-11-03", answer.GetProperty("on").GetString());
    }

    [Fact]
    public async Task An_agreement_brings_dates_with_their_arithmetic()
    {
        string id = await anna.Register();
        JsonElement dates = (await anna.Get($"/api/services/{id}")).Json.GetProperty("dates");
        Assert.Equal(JsonValueKind.Null, dates.GetProperty("automaticStart").ValueKind);
        Assert.Equal("2026-02-02", dates.GetProperty("earliestFeasibleEnd").GetProperty("date").GetString());

        string agreement = await DirectoryTests.Agree(anna, "2027-06-30");
        JsonElement signed = (await anna.Command(id, "sign-agreement", new { agreement, on = "2025-11-03" })).Json;
        dates = signed.GetProperty("dates");
        Assert.Equal("2027-06-30", dates.GetProperty("end").GetString());
        Assert.Equal("2027-03-31", dates.GetProperty("latestSwitchingRequest").GetProperty("date").GetString());
        Assert.StartsWith("2027-06-30", dates.GetProperty("latestSwitchingRequest").GetProperty("arithmetic")[0].GetString(), StringComparison.Ordinal);
        Assert.NotEqual(0, dates.GetProperty("rows").GetArrayLength());
        Assert.Equal("fixed", signed.GetProperty("agreement").GetProperty("terms").GetProperty("term").GetProperty("kind").GetString());
        Assert.Equal("The agreement", signed.GetProperty("agreement").GetProperty("title").GetString());
    }

    [Fact]
    public async Task The_register_finds_by_phase_owner_text_and_page()
    {
        string id = await anna.Register("Åkeri & frakt");
        Reply found = await anna.Get("/api/services?phase=acquire&owner=anna&text=%C3%85KERI");
        JsonElement item = Assert.Single(found.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(id, item.GetProperty("id").GetString());
        Assert.False(item.GetProperty("overdue").GetBoolean());
        Assert.Equal(0, (await anna.Get("/api/services?phase=exit&text=frakt")).Json.GetProperty("total").GetInt32());
        Assert.Equal(0, (await anna.Get("/api/services?overdue=true&text=frakt")).Json.GetProperty("total").GetInt32());
        Reply beyond = await anna.Get("/api/services?page=900&text=frakt");
        Assert.Equal((1, 0), (beyond.Json.GetProperty("total").GetInt32(), beyond.Json.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public async Task Obligations_are_said_in_words()
    {
        string id = await anna.Register();
        JsonElement[] items = [.. (await anna.Get($"/api/services/{id}/obligations")).Json.GetProperty("items").EnumerateArray()];
        Assert.Contains(items, o => o.GetProperty("command").GetString() == "answer-control" && o.GetProperty("controls").GetArrayLength() > 0);
        Assert.Contains(items, o => o.GetProperty("person").GetProperty("name").GetString() == "Cecilia Nyberg");
        Assert.All(items, o => Assert.DoesNotContain("obligation.", $"{o.GetProperty("text")}{o.GetProperty("why")}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_is_a_chain_that_anybody_can_recompute()
    {
        string id = await anna.Register();
        JsonElement[] log = [.. (await anna.Get($"/api/services/{id}/log")).Json.GetProperty("items").EnumerateArray()];
        Assert.Equal(["service-registered", "information-set-added"], log.Select(e => e.GetProperty("type").GetString()));
        byte[] previous = new byte[32];
        foreach (JsonElement e in log)
        {
            JsonElement stored = e.GetProperty("stored");
            byte[] text = Encoding.UTF8.GetBytes($"{stored.GetProperty("header").GetString()}\n{stored.GetProperty("payload").GetString()}");
            Assert.Equal(Convert.ToHexStringLower(previous), e.GetProperty("previousHash").GetString());
            previous = SHA256.HashData([.. previous, .. text]);
            Assert.Equal(Convert.ToHexStringLower(previous), e.GetProperty("hash").GetString());
            Assert.DoesNotContain("event.", e.GetProperty("sentence").GetString()!, StringComparison.Ordinal);
        }

        Assert.Equal("Bokningen", log[0].GetProperty("payload").GetProperty("name").GetString());
        JsonElement rest = (await anna.Get($"/api/services/{id}/log?after=1")).Json;
        Assert.Equal(log[1].ToString(), Assert.Single(rest.GetProperty("items").EnumerateArray()).ToString());
        (await anna.Get($"/api/services/{id}/log?after=-1")).Refused(422, "number-range");
        Assert.Equal(0, (await anna.Get($"/api/services/{id}/verify")).Json.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task An_erased_text_is_gone_from_the_log_and_the_chain_still_holds()
    {
        string id = await anna.Register();
        await anna.Command(id, "weigh-on-premises", new { conclusion = "Ring Kalle på 070", author = "anna", on = "2025-11-03" });
        Assert.Equal(HttpStatusCode.OK, (await anna.Command(id, "erase-texts", new { sequence = 3, basis = "GDPR art. 17" })).Status);
        Reply log = await anna.Get($"/api/services/{id}/log");
        Assert.DoesNotContain("Kalle", log.Text, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, log.Json.GetProperty("items")[2].GetProperty("payload").GetProperty("conclusion").ValueKind);
        Assert.True((await anna.Get($"/api/services/{id}")).Json.GetProperty("records").GetProperty("onPremises")
            .GetProperty("facts").GetProperty("conclusion").GetProperty("erased").GetBoolean());
        Assert.Equal(0, (await anna.Get($"/api/services/{id}/verify")).Json.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task Notices_say_who_was_told_what()
    {
        string id = await anna.Register();
        await anna.Command(id, "reassign", new { role = "manager", person = "bo" });
        JsonElement notice = default;
        for (int i = 0; i < 50 && notice.ValueKind == JsonValueKind.Undefined; i++)
        {
            await Task.Delay(100);
            notice = (await anna.Get($"/api/services/{id}/notices")).Json.GetProperty("items").EnumerateArray()
                .FirstOrDefault(n => n.GetProperty("state").GetString() == "done" && n.GetProperty("to").GetProperty("name").GetString() == "Bo Lindqvist");
        }

        Assert.Equal("role-given", notice.GetProperty("kind").GetString());
        Assert.Equal("Bo Lindqvist", notice.GetProperty("to").GetProperty("name").GetString());
        Assert.NotEmpty(notice.GetProperty("subject").GetString()!);
        Assert.Contains("Bokningen", notice.GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
