using System.Net;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class QuestionPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly PagesClient anna = PagesClient.As(site, "anna");

    [Fact]
    public async Task Answers_are_saved_a_page_at_a_time_and_what_follows_from_them_appears()
    {
        string service = await anna.Register();
        Page page = await anna.Get($"{service}/questions/need");
        Assert.Null(page.Document.GetElementById("q-not-less-secure"));
        Assert.Contains("0 av ", page.Text, StringComparison.Ordinal);

        Page saved = await anna.Send(page,
            ("q.business-need.text", "Boka lokaler"), ("q.something-today.options", "yes"), ("q.needed-security.options", "?"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.NotNull(saved.Done);
        Assert.NotNull(saved.Document.GetElementById("q-not-less-secure"));
        Assert.Contains("2 av ", saved.Text, StringComparison.Ordinal);
        Assert.Equal("Boka lokaler", saved.Field("q.business-need.text").TextContent);
        Assert.Contains("Frågan ”Vilket behov ska tjänsten fylla?” besvarades: Boka lokaler.", (await anna.Get($"{service}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_saved_comes_back_with_what_is_wrong_beside_it_and_the_rest_is_saved()
    {
        string service = await anna.Register();
        Page page = await anna.Fill($"{service}/questions/need",
            ("q.business-need.text", "Boka lokaler"), ("q.service-kind.options", "mixed"), ("q.legal-requirements.because", "Vi har prövat"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Sparade svar: 1.", page.Summary, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("#summary li a").Length);
        Assert.Contains("kräver ett skäl", page.Document.GetElementById("q-service-kind-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Field("q.service-kind.because").GetAttribute("aria-invalid"));
        Assert.Equal("Vi har prövat", page.Field("q.legal-requirements.because").TextContent);
        Assert.NotNull(page.Document.QuerySelector("input[name='q.service-kind.options'][value=mixed][checked]"));

        Page saved = await anna.Send(page, ("q.service-kind.because", "Program och plattform"), ("q.legal-requirements.options", "met"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("3 av ", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_changed_saves_nothing()
    {
        string service = await anna.Register();
        await anna.Fill($"{service}/questions/need", ("q.business-need.text", "Boka lokaler"));
        string before = (await anna.Get($"{service}/history")).Text;

        await anna.Send(await anna.Get($"{service}/questions/need"));

        Assert.Equal(before, (await anna.Get($"{service}/history")).Text);
    }

    [Fact]
    public async Task A_follow_up_whose_question_is_answered_otherwise_falls_away_without_a_fault()
    {
        string service = await anna.Register();
        await anna.Fill($"{service}/questions/need", ("q.something-today.options", "yes"));
        Page page = await anna.Get($"{service}/questions/need");

        Page saved = await anna.Send(page, ("q.something-today.options", "no"), ("q.not-less-secure.options", "equal"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Null(saved.Document.GetElementById("q-not-less-secure"));
    }

    [Fact]
    public async Task Somebody_else_saving_meanwhile_is_told_and_nothing_typed_is_lost()
    {
        string service = await anna.Register();
        Page open = await anna.Get($"{service}/questions/need");
        await PagesClient.As(site, "bo").Fill($"{service}/questions/need", ("q.business-need.text", "Bos ord"));

        Page stale = await anna.Send(open, ("q.business-need.text", "Annas ord"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.Contains("Bos ord", stale.Summary, StringComparison.Ordinal);
        Assert.Equal("Annas ord", stale.Field("q.business-need.text").TextContent);
    }

    [Fact]
    public async Task A_reason_on_the_first_page_leads_to_its_question()
    {
        string service = await anna.Register();
        Page overview = await anna.Get(service);
        string link = overview.Document.QuerySelectorAll(".next .reasons a").Select(a => a.GetAttribute("href")!).First(a => a.EndsWith("question=data-roles", StringComparison.Ordinal));

        Page page = await anna.Get(link);
        Assert.Equal($"{service}/questions/personal-data", page.Path);
        Assert.NotNull(page.Document.GetElementById("q-data-roles"));
        Assert.NotEmpty(overview.Document.QuerySelectorAll(".warnings .reasons li"));
    }

    [Fact]
    public async Task Before_anything_is_typed_the_intake_asks_about_Sweden_s_security_and_keeps_nothing_of_a_yes()
    {
        Page gate = await anna.Get("/services/new");
        Assert.Empty(gate.Document.QuerySelectorAll("main input:not([type=hidden]), main textarea"));

        Page stopped = await anna.Get("/services/new?securitySensitive=true");
        Assert.Contains("säkerhetsskyddschefen", stopped.Summary, StringComparison.Ordinal);
        Assert.Empty(stopped.Document.QuerySelectorAll("main form"));

        string service = await anna.Register("Efter frågan");
        Assert.Contains("Rör informationen Sveriges säkerhet?", (await anna.Get($"{service}/history")).Text, StringComparison.Ordinal);
    }
}
