using System.Net;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class DirectoryTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly ApiClient anna = site.As("anna");

    /// <summary>Adds an agreement for a fixed term from 2025-12-01 and returns its id.</summary>
    internal static async Task<string> Agree(ApiClient api, string end)
    {
        Reply reply = await api.Post("/api/agreements", Agreement("The agreement", end));
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        return reply.Json.GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task A_person_is_added_read_and_changed_by_who_has_seen_the_latest()
    {
        Reply created = await anna.Post("/api/people", new { name = "Ida Berg", email = "ida@example.se", language = "swedish", roles = new[] { "log-team" } });
        Assert.Equal(HttpStatusCode.Created, created.Status);
        string path = created.Response.Headers.Location!.ToString();
        Assert.Equal(created.Text, (await anna.Get(path)).Text);
        Assert.Contains("Ida Berg", (await anna.Get("/api/people")).Text, StringComparison.Ordinal);

        Reply changed = await anna.Put(path, new { name = "Ida Berg Lund", language = "english" }, created.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("Ida Berg Lund", changed.Json.GetProperty("name").GetString());
        Reply stale = (await anna.Put(path, new { name = "Too late", language = "english" }, created.ETag)).Refused(412, "record-if-match-stale");
        Assert.Equal(changed.ETag, stale.ETag);
        (await anna.Put(path, new { name = "Blind", language = "english" }, null)).Refused(428, "record-if-match-missing");
        (await anna.Put("/api/people/nobody", new { name = "x", language = "english" }, "\"1\"")).Refused(404, "not-found");
    }

    [Fact]
    public async Task Only_an_administrator_keeps_the_people()
    {
        ApiClient bo = site.As("bo");
        (await bo.Post("/api/people", new { })).Refused(403, "only-administrator");
        (await bo.Put("/api/people/bo", new { name = "Bo", language = "swedish", roles = new[] { "administrator" } }, "\"1\"")).Refused(403, "only-administrator");
        Assert.Equal(HttpStatusCode.OK, (await bo.Get("/api/people")).Status);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("Ida <ida@example.se>")]
    [InlineData("ida@example.se, bo@example.se")]
    public async Task An_address_must_be_one_address(string email) =>
        (await anna.Post("/api/people", new { name = "Ida", email, language = "swedish" })).Refused(422, "email-malformed");

    [Fact]
    public async Task Who_has_something_to_do_cannot_leave_nor_the_last_administrator()
    {
        await anna.Register(riskOwner: "frank");
        string seen = (await anna.Get("/api/people/frank")).ETag!;
        (await anna.Put("/api/people/frank", new { name = "Frank Miller", language = "english", active = false }, seen)).Refused(409, "person-in-use");
        Reply rune = await site.As("rune").Put("/api/people/rune", new { name = "Rune Häll", language = "swedish" }, "\"1\"");
        rune.Refused(409, "last-administrator");
    }

    [Fact]
    public async Task A_supplier_is_added_and_changed()
    {
        (await anna.Post("/api/suppliers", new { name = "Moln AB", country = "Sverige" })).Refused(422, "country-malformed");
        Reply created = await anna.Post("/api/suppliers", new { name = "Moln AB", country = "SE", contact = "hej@moln.example" });
        Assert.Equal(HttpStatusCode.Created, created.Status);
        string path = created.Response.Headers.Location!.ToString();
        Reply changed = await anna.Put(path, new { name = "Moln i Norden AB", country = "SE" }, created.ETag);
        Assert.Equal("Moln i Norden AB", (await anna.Get(path)).Json.GetProperty("name").GetString());
        Assert.NotEqual(created.ETag, changed.ETag);
    }

    [Fact]
    public async Task An_agreements_faults_are_told_at_once()
    {
        Reply form = await anna.Post("/api/agreements", new { title = "x", supplier = "nobody", terms = new { term = new { kind = "forever" } } });
        form.Refused(422, "not-one-of", "required", "supplier-unknown");
        Reply terms = await anna.Post("/api/agreements", new
        {
            title = "x",
            supplier = "nordmoln",
            terms = new { term = new { kind = "fixed", start = "2025-01-01", end = "2025-06-30" }, renewal = "standard", noticeMonths = 121, backupDays = -1 },
        });
        terms.Refused(422, "agreement-ended", "number-out-of-range", "number-out-of-range");
    }

    [Fact]
    public async Task Terms_change_freely_until_a_service_runs_under_them()
    {
        string agreement = await Agree(anna, "2027-06-30"), path = $"/api/agreements/{agreement}";
        Reply free = await anna.Put(path, Agreement("The agreement", "2028-06-30"), (await anna.Get(path)).ETag);
        Assert.Equal(HttpStatusCode.OK, free.Status);

        string service = await anna.Register();
        Assert.Equal(HttpStatusCode.OK, (await anna.Command(service, "sign-agreement", new { agreement, on = "2025-11-03" })).Status);
        Reply refused = await anna.Put(path, Agreement("The agreement", "2029-06-30"), free.ETag);
        refused.Refused(409, "agreement-in-use");
        Assert.Equal("extend-agreement", refused.Json.GetProperty("reasons")[0].GetProperty("remedy").GetString());
        Reply titled = await anna.Put(path, Agreement("A better title", "2028-06-30", "cloudhaven"), free.ETag);
        Assert.Equal(HttpStatusCode.OK, titled.Status);
        Assert.Equal("A better title", (await anna.Get($"/api/services/{service}")).Json.GetProperty("agreement").GetProperty("title").GetString());
    }

    private static object Agreement(string title, string end, string? reseller = null) => new
    {
        title,
        supplier = "nordmoln",
        reseller,
        terms = new { term = new { kind = "fixed", start = "2025-12-01", end }, renewal = "standard", noticeMonths = 3 },
    };
}
