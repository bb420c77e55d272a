using Microsoft.Playwright;
using MolnFlow.Browser.Journeys;
using MolnFlow.Browser.Support;

namespace MolnFlow.Browser.Reading;

[Collection(InTown.Name)]
public sealed class AccessibilityTests(Town town)
{
    [BrowserTheory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Nothing_on_any_page_stands_in_anybodys_way(string language) =>
        await EachPage(language, async visitor => await Axe.FaultsOn(visitor.Page, language));

    [BrowserTheory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task No_page_is_wider_than_a_narrow_screen(string language) =>
        await EachPage(language, async visitor => await Narrow.FaultsOn(visitor.Page));

    [BrowserTheory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task A_form_that_was_refused_is_as_readable_as_any_page(string language)
    {
        await using Visitor anna = await town.Visit(Words.In(language), "anna");
        await anna.Open("/services/new?securitySensitive=false");
        await anna.Press(anna.Words.Title(IntakeForm.Form));
        Assert.True(await anna.Summary.IsVisibleAsync());
        Assert.Empty(await Axe.FaultsOn(anna.Page, language));
        await anna.Open($"/services/{town.Gallery.Exiting}/do/close");
        await anna.Press(anna.Words.Title("close"));
        Assert.True(await anna.Summary.IsVisibleAsync());
        Assert.Empty(await Axe.FaultsOn(anna.Page, language));
        Assert.Empty(await Narrow.FaultsOn(anna.Page));
    }

    /// <summary>Looks at all pages, two at a time, and fails with everything found on any of them.</summary>
    private async Task EachPage(string language, Func<Visitor, Task<IReadOnlyList<string>>> look)
    {
        List<string> faults = [];
        await Parallel.ForEachAsync(town.Gallery.Pictures.Chunk((town.Gallery.Pictures.Count + 1) / 2), async (pictures, _) =>
        {
            await using Visitor visitor = await town.Visit(Words.In(language), "anna");
            foreach (Picture picture in pictures)
            {
                IResponse? answer = await visitor.Page.GotoAsync(picture.Path);
                Assert.True(answer?.Status == picture.Status, $"{picture.Name}: {answer?.Status}");
                IEnumerable<string> found = (await look(visitor)).Select(f => $"{picture.Name}: {f}");
                lock (faults)
                {
                    faults.AddRange(found);
                }
            }
        });
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
