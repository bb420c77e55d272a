using System.Collections.Concurrent;
using Microsoft.Playwright;
using MolnFlow.Browser.Journeys;
using MolnFlow.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace MolnFlow.Browser.Reading;

[Collection(InTown.Name)]
public sealed class NothingElseTests(Town town)
{
    [BrowserFact]
    public async Task No_page_runs_a_script_or_fetches_anything_from_elsewhere()
    {
        await using Visitor anna = await town.Visit(Words.Swedish, "anna");
        ConcurrentQueue<string> requests = [], complaints = [];
        anna.Context.Request += (_, request) => requests.Enqueue(request.Url);
        anna.Context.Console += (_, message) => complaints.Enqueue($"{message.Page?.Url}: {message.Text}");
        anna.Context.WebError += (_, error) => complaints.Enqueue($"{error.Page?.Url}: {error.Error}");
        foreach (Picture picture in town.Gallery.Pictures)
        {
            IResponse answer = (await anna.Page.GotoAsync(picture.Path))!;
            Assert.Contains("default-src 'none'", await answer.HeaderValueAsync("content-security-policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", await answer.HeaderValueAsync("content-security-policy"), StringComparison.Ordinal);
            await Expect(anna.Page.Locator("script, iframe, object, [onclick], [style]")).ToHaveCountAsync(0);
        }

        Assert.True(requests.Count > town.Gallery.Pictures.Count);
        Assert.All(requests, url => Assert.True(
            url.StartsWith("data:", StringComparison.Ordinal) || new Uri(url).Authority == town.Demo.Site.Http.BaseAddress!.Authority, url));

        // A page that is not there is said to be so by the browser itself.
        Assert.DoesNotContain(complaints, c => !c.Contains("/nowhere", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task The_intake_works_in_a_browser_that_runs_no_scripts()
    {
        await using Visitor anna = await town.Visit(Words.Swedish, "anna", options: new() { JavaScriptEnabled = false });
        await anna.Open("/services/new?securitySensitive=false");
        await IntakeForm.FillIn(anna, "Utan skript", "1");
        await anna.Press(anna.Words.Title(IntakeForm.Form));
        await Expect(anna.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Utan skript");

        await anna.Follow(anna.Words.Title("decide-dpia"));
        await anna.No("decide-dpia", "required");
        await anna.Fill("decide-dpia", "because", "Inga personuppgifter");
        await anna.Choose("decide-dpia", "decidedBy", "Anna Ek");
        await anna.Press(anna.Words.Title("decide-dpia"));
        await Expect(anna.Main.GetByRole(AriaRole.Status)).ToContainTextAsync(anna.Words.Title("decide-dpia"));
    }
}
