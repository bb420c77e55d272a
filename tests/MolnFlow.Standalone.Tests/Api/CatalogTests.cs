using System.Text.Json;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class CatalogTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ApiClient anna = site.As("anna");

    [Fact]
    public async Task The_rulebook_in_force_is_given_whole_in_the_language_asked_for()
    {
        JsonElement english = (await anna.Get("/api/catalog")).Json, swedish = (await site.As("anna", "sv").Get("/api/catalog")).Json;
        Assert.Equal(42, english.GetProperty("controls").GetArrayLength());
        Assert.Matches("^[0-9a-f]{64}$", english.GetProperty("hash").GetString());
        Assert.Equal(english.GetProperty("hash").GetString(), swedish.GetProperty("hash").GetString());
        Assert.NotEqual(
            english.GetProperty("controls")[0].GetProperty("title").GetString(), swedish.GetProperty("controls")[0].GetProperty("title").GetString());
        Assert.Equal(12, english.GetProperty("roles").GetArrayLength());
        Assert.Equal(19, english.GetProperty("timing").GetArrayLength());
        Assert.Equal(16, english.GetProperty("schedule").GetProperty("tasks").GetArrayLength());
        Assert.All(english.GetProperty("law").EnumerateArray(), figure =>
            Assert.Contains(figure.GetProperty("confidence").GetString(), new[] { "seen", "secondary", "unchecked" }));
        Assert.All(english.GetProperty("exitPlan").EnumerateArray(), step =>
        {
            JsonElement standard = step.GetProperty("standard");
            Assert.True(standard.GetProperty("law").ValueKind == JsonValueKind.Null == (standard.GetProperty("unit").ValueKind != JsonValueKind.Null));
        });
        Assert.Equal(english.GetProperty("maximumClass").GetInt32() + 1, english.GetProperty("scale").GetArrayLength());
    }

    [Fact]
    public async Task A_class_that_reaches_a_threshold_says_so()
    {
        JsonElement controls = await Applicable(2, 0, 0, false, true);
        Assert.Contains(controls.EnumerateArray(), c => c.GetProperty("because").EnumerateArray().Any(b =>
            b.GetProperty("criterion").GetString() == "confidentiality" && b.GetProperty("threshold").GetInt32() == 2 && b.GetProperty("actual").GetInt32() == 2));
        Assert.Contains(controls.EnumerateArray(), c => c.GetProperty("because").EnumerateArray().Any(b =>
            b.GetProperty("criterion").GetString() == "personal-data" && b.GetProperty("threshold").ValueKind == JsonValueKind.Null));
        Assert.All(controls.EnumerateArray(), c =>
        {
            Assert.NotEmpty(c.GetProperty("title").GetString()!);
            Assert.NotEqual(0, c.GetProperty("phases").GetArrayLength());
            Assert.All(c.GetProperty("because").EnumerateArray(), b => Assert.DoesNotContain("{", b.GetProperty("text").GetString()!, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_stricter_class_never_asks_for_less()
    {
        int none = (await Applicable(0, 0, 0, false, false)).GetArrayLength();
        int some = (await Applicable(1, 1, 1, false, false)).GetArrayLength();
        int all = (await Applicable(3, 3, 3, true, true)).GetArrayLength();
        Assert.True(none <= some && some < all && all <= 42);
    }

    [Fact]
    public async Task What_is_not_on_the_scale_is_told_for_every_dimension()
    {
        Reply reply = await anna.Post("/api/applicability", new { confidentiality = 7, integrity = -1, availability = 4, secrecy = false, personalData = false });
        reply.Refused(422, "class-out-of-range", "class-out-of-range", "class-out-of-range");
        Assert.Equal(["confidentiality", "integrity", "availability"], reply.Fields);
        (await anna.Post("/api/applicability", new { confidentiality = "2" })).Refused(422, "wrong-type", "required", "required", "required", "required");
    }

    private async Task<JsonElement> Applicable(int confidentiality, int integrity, int availability, bool secrecy, bool personalData) =>
        (await anna.Post("/api/applicability", new { confidentiality, integrity, availability, secrecy, personalData })).Json.GetProperty("controls");
}
