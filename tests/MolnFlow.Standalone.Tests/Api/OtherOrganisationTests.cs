using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class OtherOrganisationTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ApiClient rune = site.As("rune");

    public static TheoryData<string, string> Addresses => new()
    {
        { "GET", "" },
        { "GET", "/obligations" },
        { "GET", "/forecast" },
        { "GET", "/log" },
        { "GET", "/notices" },
        { "GET", "/verify" },
        { "GET", "/evidence" },
        { "GET", $"/evidence/{new string('a', 64)}" },
        { "POST", "/evidence" },
        { "POST", "/commands/change-details" },
        { "POST", "/commands/withdraw" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Another_organisations_service_does_not_exist(string method, string path)
    {
        string id = await site.As("anna").Register();
        Reply reply = await rune.Send(
            new HttpMethod(method), $"/api/services/{id}{path}", method == "GET" ? null : ApiClient.Json("""{"name":"mine now","because":"x"}"""), ("If-Match", "\"2\""));
        reply.Refused(404, "service-unknown");
        Assert.Equal("\"2\"", (await site.As("anna").Get($"/api/services/{id}")).ETag);
    }

    [Fact]
    public async Task Another_organisations_register_and_directory_are_not_shown()
    {
        ApiClient anna = site.As("anna");
        string id = await anna.Register("Only in Lindby");
        Assert.Equal(0, (await rune.Get("/api/services?text=Lindby")).Json.GetProperty("total").GetInt32());
        (await rune.Get("/api/people/anna")).Refused(404, "not-found");
        (await rune.Get("/api/suppliers/nordmoln")).Refused(404, "not-found");
        Assert.DoesNotContain("anna", (await rune.Get("/api/people")).Text, StringComparison.Ordinal);
        Assert.Equal("Region Norrsjö", (await rune.Get("/api/organisation")).Json.GetProperty("name").GetString());
        Assert.NotEmpty(id);
    }

    [Fact]
    public async Task The_same_key_in_two_organisations_is_two_requests()
    {
        var intake = new { name = "Same", overInternet = true, runByUs = false };
        Reply here = await site.As("anna").Post("/api/services", intake, ("Idempotency-Key", "same"));
        Reply there = await rune.Post("/api/services", intake, ("Idempotency-Key", "same"));
        Assert.NotEqual(here.Response.Headers.Location, there.Response.Headers.Location);
        Assert.Null(there.Header("Idempotency-Replayed"));
    }
}
