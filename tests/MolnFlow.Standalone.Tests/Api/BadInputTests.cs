using System.Net.Http.Headers;
using System.Text;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class BadInputTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ApiClient anna = site.As("anna");

    [Fact]
    public async Task Every_missing_and_unknown_field_is_told_at_once()
    {
        Reply reply = await anna.PostText("/api/services", """{"colour":"blue","overInternet":"yes"}""");
        reply.Refused(422);
        Assert.Equal(["unknown-field", "required", "wrong-type", "required"], reply.Codes);
        Assert.Equal(["colour", "name", "overInternet", "runByUs"], reply.Fields);
    }

    [Theory]
    [InlineData("""{"name":"a","overInternet":true,"runByUs":false,"expectedEnd":"2026-02-30"}""", "date-unreal", "expectedEnd")]
    [InlineData("""{"name":"a\u0007b","overInternet":true,"runByUs":false}""", "text-control-characters", "name")]
    [InlineData("""{"name":"   ","overInternet":true,"runByUs":false}""", "text-blank", "name")]
    [InlineData("""{"name":"\ud800","overInternet":true,"runByUs":false}""", "text-invalid", "name")]
    [InlineData("""{"name":"a","purpose":"\ud800","overInternet":true,"runByUs":false}""", "text-invalid", "purpose")]
    [InlineData("""{"name":"a","name":"b","overInternet":true,"runByUs":false}""", "duplicate-field", "name")]
    [InlineData("""{"name":"a","overInternet":true,"runByUs":false,"owner":"nobody"}""", "person-unknown", "owner")]
    [InlineData("""{"name":"a","overInternet":true,"runByUs":false,"owner":"rune"}""", "person-unknown", "owner")]
    [InlineData("""{"name":"a","overInternet":true,"runByUs":false,"supplier":"fjallnat"}""", "supplier-unknown", "supplier")]
    [InlineData("""{"name":7,"overInternet":true,"runByUs":false}""", "wrong-type", "name")]
    public async Task A_field_that_cannot_be_read_is_named(string json, string code, string field)
    {
        Reply reply = (await anna.PostText("/api/services", json)).Refused(422, code);
        Assert.Equal([field], reply.Fields);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"name\": 'a'}")]
    [InlineData("{} {}")]
    [InlineData("{\"name\":\"a\",}")]
    public async Task What_is_not_json_is_refused(string body) =>
        (await anna.PostText("/api/services", body)).Refused(400, "body-not-json");

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    public async Task Json_that_is_no_object_is_refused(string body) =>
        (await anna.PostText("/api/services", body)).Refused(422, "body-not-object");

    [Fact]
    public async Task Json_too_deep_to_be_meant_is_refused() =>
        (await anna.PostText("/api/services", $"{new string('[', 5_000)}{new string(']', 5_000)}")).Refused(400, "body-not-json");

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        using var content = new ByteArrayContent([.. "{\"name\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (await anna.Send(HttpMethod.Post, "/api/services", content)).Refused(400, "body-not-json");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/xml")]
    public async Task Only_json_is_taken(string mediaType)
    {
        using var content = new StringContent("{}");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        (await anna.Send(HttpMethod.Post, "/api/services", content)).Refused(415, "media-type");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ten_megabytes_of_text_are_refused(bool chunked)
    {
        string json = $$"""{"name":"{{new string('a', 10_000_000)}}","overInternet":true,"runByUs":false}""";
        using HttpContent content = chunked
            ? new StreamContent(new Unseekable(Encoding.UTF8.GetBytes(json)))
            : ApiClient.Json(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (await anna.Send(HttpMethod.Post, "/api/services", content)).Refused(413, "body-too-large");
    }

    [Fact]
    public async Task A_text_longer_than_its_field_is_refused()
    {
        Reply reply = await anna.Post("/api/services", new { name = new string('a', 201), purpose = new string('b', 4_001), overInternet = true, runByUs = false });
        reply.Refused(422, "text-too-long", "text-too-long");
    }

    [Fact]
    public async Task Class_seven_is_refused_with_every_other_reason()
    {
        var seven = new { confidentiality = 7, integrity = -1, availability = 1, secrecy = false, personalData = false };
        Reply reply = await anna.Post("/api/services", new
        {
            name = "a",
            overInternet = false,
            runByUs = true,
            informationSets = new[] { new { name = "b", owner = "bo", classification = seven } },
        });
        reply.Refused(409, "not-over-internet", "run-by-ourselves", "class-out-of-range", "class-out-of-range");
    }

    [Fact]
    public async Task Nothing_of_what_was_refused_is_stored()
    {
        int before = (await anna.Get("/api/services")).Json.GetProperty("total").GetInt32();
        await anna.PostText("/api/services", """{"name":"kept?","overInternet":true}""");
        await anna.Post("/api/services", new { name = "kept?", overInternet = false, runByUs = false });
        await anna.Post("/api/services", ApiClient.Intake("kept?"), ("Idempotency-Key", "with space"));
        Assert.Equal(before, (await anna.Get("/api/services")).Json.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("?phase=never", "not-one-of", "phase")]
    [InlineData("?overdue=1", "not-one-of", "overdue")]
    [InlineData("?page=0", "number-range", "page")]
    [InlineData("?page=two", "number-range", "page")]
    [InlineData("?page=1&page=2", "duplicate-field", "page")]
    [InlineData("?text=a%07", "text-control-characters", "text")]
    [InlineData("?color=blue", "unknown-field", "color")]
    public async Task A_query_that_cannot_be_read_is_refused(string query, string code, string field)
    {
        Reply reply = (await anna.Get($"/api/services{query}")).Refused(422, code);
        Assert.Equal([field], reply.Fields);
    }

    [Theory]
    [InlineData("make-coffee")]
    [InlineData("register-service")]
    [InlineData("advance")]
    [InlineData("adopt-rulebook")]
    public async Task An_unknown_command_is_not_found(string command)
    {
        string id = await anna.Register();
        (await anna.Post($"/api/services/{id}/commands/{command}", new { }, ("If-Match", "\"2\""))).Refused(404, "command-unknown");
    }

    [Fact]
    public async Task A_command_with_faults_tells_them_all()
    {
        string id = await anna.Register();
        Reply reply = await anna.Command(id, "answer-control", new { control = "one", phase = "later", answer = new { kind = "perhaps" } });
        reply.Refused(422, "wrong-type", "not-one-of", "not-one-of");
        Assert.Equal(["control", "phase", "answer.kind"], reply.Fields);
    }

    [Fact]
    public async Task What_is_filled_in_may_not_be_sent()
    {
        string id = await anna.Register();
        Reply reply = await anna.Command(id, "sign-agreement", new { agreement = "none", on = "2025-11-03", terms = new { } });
        reply.Refused(422, "unknown-field", "agreement-unknown");
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
