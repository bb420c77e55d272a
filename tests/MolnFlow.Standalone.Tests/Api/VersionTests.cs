using System.Net;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class VersionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly object Details = new { name = "Bokningen 2", supplier = "nordmoln" };

    private readonly ApiClient anna = site.As("anna");

    [Fact]
    public async Task A_new_service_has_an_address_and_an_etag()
    {
        Reply created = await anna.Post("/api/services", ApiClient.Intake("Bokningen"));
        Assert.Equal(HttpStatusCode.Created, created.Status);
        string address = created.Response.Headers.Location!.ToString();
        Assert.Equal($"/api/services/{created.Json.GetProperty("id").GetString()}", address);
        Reply read = await anna.Get(address);
        Assert.Equal(created.ETag, read.ETag);
        Assert.Equal($"\"{read.Json.GetProperty("version").GetInt32()}\"", read.ETag);
        Assert.Equal(created.Text, read.Text);
    }

    [Theory]
    [InlineData(null, 428, "if-match-missing")]
    [InlineData("*", 428, "if-match-missing")]
    [InlineData("W/\"2\"", 400, "if-match-malformed")]
    [InlineData("2", 400, "if-match-malformed")]
    [InlineData("\"2\", \"3\"", 400, "if-match-malformed")]
    [InlineData("\"1\"", 412, "if-match-stale")]
    [InlineData("\"99\"", 412, "if-match-stale")]
    [InlineData("\"02\"", 412, "if-match-stale")]
    [InlineData("\"abc\"", 412, "if-match-stale")]
    public async Task A_command_must_name_the_version_it_has_seen(string? tag, int status, string code)
    {
        string id = await anna.Register();
        Reply reply = await anna.Post($"/api/services/{id}/commands/change-details", Details, tag is null ? [] : [("If-Match", tag)]);
        reply.Refused(status, code);
        Assert.Equal(status == 412 ? "\"2\"" : null, reply.ETag);
        Assert.Equal("\"2\"", (await anna.Get($"/api/services/{id}")).ETag);
    }

    [Fact]
    public async Task The_second_of_two_who_saw_the_same_is_told()
    {
        string id = await anna.Register();
        string path = $"/api/services/{id}/commands/change-details", seen = (await anna.Get($"/api/services/{id}")).ETag!;
        Reply first = await anna.Post(path, Details, ("If-Match", seen));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.NotEqual(seen, first.ETag);
        Reply second = (await site.As("bo").Post(path, Details, ("If-Match", seen))).Refused(412, "if-match-stale");
        Assert.Equal(first.ETag, second.ETag);
    }

    [Fact]
    public async Task A_command_sent_twice_under_one_key_is_carried_out_once()
    {
        string id = await anna.Register();
        string path = $"/api/services/{id}/commands/change-details";
        Reply first = await anna.Post(path, Details, ("If-Match", "\"2\""), ("Idempotency-Key", "k-1"));
        Reply again = await anna.Post(path, Details, ("If-Match", "\"2\""), ("Idempotency-Key", "k-1"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Null(first.Header("Idempotency-Replayed"));
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Equal(first.Text, again.Text);
        Assert.Equal("\"3\"", again.ETag);
    }

    [Fact]
    public async Task A_service_registered_twice_under_one_key_is_one_service()
    {
        Reply first = await anna.Post("/api/services", ApiClient.Intake("Once"), ("Idempotency-Key", "intake-1"));
        Reply again = await anna.Post("/api/services", ApiClient.Intake("Once"), ("Idempotency-Key", "intake-1"));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, again.Status));
        Assert.Equal(first.Response.Headers.Location, again.Response.Headers.Location);
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        (await anna.Post("/api/services", ApiClient.Intake("Twice"), ("Idempotency-Key", "intake-1"))).Refused(422, "key-reused");
        Reply other = await site.As("bo").Post("/api/services", ApiClient.Intake("Once"), ("Idempotency-Key", "intake-1"));
        Assert.NotEqual(first.Response.Headers.Location, other.Response.Headers.Location);
    }

    [Theory]
    [InlineData("nyckel-å")]
    [InlineData("with space")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_key_that_is_none_is_refused(string key) =>
        (await anna.Post("/api/services", ApiClient.Intake("x"), ("Idempotency-Key", key))).Refused(422, "key-malformed");

    [Fact]
    public async Task Of_twenty_at_once_each_wins_or_is_told()
    {
        string id = await anna.Register();
        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            anna.Post($"/api/services/{id}/commands/change-details", new { name = $"n{i}" }, ("If-Match", "\"2\""))));
        Assert.Single(replies, r => r.Status == HttpStatusCode.OK);
        Assert.All(replies.Where(r => r.Status != HttpStatusCode.OK), r => Assert.True((int)r.Status is 409 or 412));
        Assert.Equal(3, (await anna.Get($"/api/services/{id}")).Json.GetProperty("lastEvent").GetInt32());
    }
}
