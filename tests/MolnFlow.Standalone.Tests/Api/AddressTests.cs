using System.Net;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class AddressTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ApiClient anna = site.As("anna");

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/nothing")]
    [InlineData("/api/services/x/y/z")]
    [InlineData("/api/people/nobody")]
    public async Task An_unknown_address_is_a_problem(string path) => (await anna.Get(path)).Refused(404, "not-found");

    [Theory]
    [InlineData("DELETE", "/api/services", "GET, POST")]
    [InlineData("PUT", "/api/catalog", "GET")]
    [InlineData("GET", "/api/applicability", "POST")]
    [InlineData("DELETE", "/api/people/anna", "GET, PUT")]
    public async Task A_wrong_method_is_told_the_right_ones(string method, string path, string allowed)
    {
        Reply reply = await anna.Send(new HttpMethod(method), path, null);
        reply.Refused(405, "method-not-allowed");
        Assert.Equal(allowed, string.Join(", ", reply.Response.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Anybody_may_ask_how_it_is(string method)
    {
        Reply reply = await site.As("stranger").Send(new HttpMethod(method), "/healthz", null);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal("application/json", reply.Response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Nobody_else_gets_in() => (await site.As("stranger").Get("/api/services")).Refused(401, "not-signed-in");

    [Theory]
    [InlineData("sv", "Tjänsten finns inte")]
    [InlineData("en-GB,sv;q=0.5", "The service does not exist")]
    [InlineData("sv;q=0.2,en;q=0.9", "The service does not exist")]
    [InlineData("fi", "Tjänsten finns inte")]
    public async Task Reasons_are_in_the_language_asked_for(string language, string words)
    {
        Reply reply = (await site.As("anna", language).Get("/api/services/none")).Refused(404, "service-unknown");
        Assert.Contains(words, reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_elsewhere_cannot_act(string header, string value)
    {
        (await anna.Post("/api/services", ApiClient.Intake("x"), (header, value))).Refused(403, "cross-origin");
        (await anna.Send(HttpMethod.Post, "/api/services/any/evidence", new StringContent("x"), (header, value))).Refused(403, "cross-origin");
        (await anna.Send(HttpMethod.Get, "/api/organisation", null, (header, value))).Response.EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task Our_own_pages_and_programs_can(string header, string value) =>
        Assert.Equal(HttpStatusCode.Created, (await anna.Post("/api/services", ApiClient.Intake("x"), (header, value))).Status);

    [Fact]
    public async Task The_demo_clock_moves_forward_and_within_bounds()
    {
        (await anna.Post("/api/demo/clock", new { advanceDays = 0 })).Refused(422, "clock-days");
        (await anna.Post("/api/demo/clock", new { advanceDays = 3_661 })).Refused(422, "clock-days");
        (await anna.Post("/api/demo/clock", new { asleep = "yes" })).Refused(422, "wrong-type");
        (await anna.Post("/api/demo/clock", new { asleep = true })).Refused(422, "clock-days");
        (await anna.Post("/api/demo/clock", new { advanceDays = 1, advanceHours = 1 })).Refused(422, "clock-days");
        DateOnly before = DateOnly.Parse((await anna.Get("/api/demo/clock")).Json.GetProperty("today").GetString()!);
        Reply moved = await anna.Post("/api/demo/clock", new { advanceDays = 3 });
        Assert.Equal(before.AddDays(3).ToString("yyyy-MM-dd"), moved.Json.GetProperty("today").GetString());
        moved = await anna.Post("/api/demo/clock", new { advanceDays = 30, asleep = true });
        Assert.StartsWith($"{before.AddDays(33):yyyy-MM-dd}T08", moved.Json.GetProperty("now").GetString(), StringComparison.Ordinal);
        moved = await anna.Post("/api/demo/clock", new { advanceHours = 5 });
        Assert.StartsWith($"{before.AddDays(33):yyyy-MM-dd}T13", moved.Json.GetProperty("now").GetString(), StringComparison.Ordinal);
        moved = await anna.Post("/api/demo/clock", new { advanceHours = 24, asleep = true });
        Assert.StartsWith(before.AddDays(34).ToString("yyyy-MM-dd"), moved.Json.GetProperty("now").GetString(), StringComparison.Ordinal);
    }
}
