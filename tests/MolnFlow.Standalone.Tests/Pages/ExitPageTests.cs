using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class ExitPageTests(Furnished site) : IClassFixture<Furnished>
{
    [Fact]
    public async Task The_board_has_every_running_exit_the_soonest_end_first()
    {
        Page board = await PagesClient.As(site, "anna").Get("/exits");
        Assert.Equal(["E-underskrifter", "Lärplattformen", "Säkerhetskopieringen"], board.Document.QuerySelectorAll("article h2").Select(h => h.TextContent));
        IElement school = board.Document.QuerySelectorAll("article")[1];
        Assert.Contains("1 av 2 informationsmängder", school.TextContent, StringComparison.Ordinal);
        Assert.Contains("dagar kvar: 22", school.TextContent, StringComparison.Ordinal);
        Assert.Single(school.QuerySelectorAll(".gates .tag.good"));
        Assert.Contains("Ingen tjänst är på väg ut", (await PagesClient.As(site, "rune").Get("/exits")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_person_says_yes_on_the_checklist_and_the_first_cannot()
    {
        string path = $"/services/{await site.Named("E-underskrifter")}/exit";
        Assert.Empty((await PagesClient.As(site, "anna").Get(path)).Document.QuerySelectorAll(".proposal form"));
        Assert.Empty((await PagesClient.As(site, "gun").Get(path)).Document.QuerySelectorAll(".proposal form, .checklist a[href*='/do/']"));

        // Somebody without a role in the service is told so beforehand.
        Page stranger = await PagesClient.As(site, "helena").Get(path);
        Assert.Empty(stranger.Document.QuerySelectorAll(".proposal form"));

        PagesClient bo = PagesClient.As(site, "bo");
        Page seen = await bo.Get(path);
        var form = (IHtmlFormElement)Assert.Single(seen.Document.QuerySelectorAll(".proposal form"));
        Page done = await Page.From(await bo.Http.PostAsync(
            new Uri(form.GetAttribute("action")!, UriKind.Relative), new FormUrlEncodedContent(PagesClient.Values(form))));
        Assert.Equal((HttpStatusCode.OK, path), (done.Status, done.Path));
        Assert.NotNull(done.Done);
        Assert.Empty(done.Document.QuerySelectorAll(".proposal"));
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task The_checklist_of_every_exit_is_all_in_words(string language)
    {
        PagesClient reader = PagesClient.As(site, "anna", language);
        foreach (string name in new[] { "E-underskrifter", "Lärplattformen", "Säkerhetskopieringen", "Lokalbokningen" })
        {
            Page page = await reader.Get($"/services/{await site.Named(name)}/exit");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.Document.QuerySelectorAll(".checklist li").Length > 15, name);
            Assert.DoesNotMatch(@"\b(ui|field|command|enum|kind|reason|obligation|arithmetic|event|value)\.[a-z]+[a-zA-Z.-]*|\{[a-zA-Z.]+\}", page.Text);
        }
    }

    [Fact]
    public async Task Without_an_exit_the_dates_are_shown_instead()
    {
        string id = await site.Named("Videomöten");
        Assert.Equal($"/services/{id}/dates", (await PagesClient.As(site, "anna").Get($"/services/{id}/exit")).Path);
    }
}
