using Microsoft.Playwright;
using MolnFlow.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace MolnFlow.Browser.Reading;

[Collection(InTown.Name)]
public sealed class PrintTests(Town town)
{
    [BrowserTheory]
    [InlineData("")]
    [InlineData("/dates")]
    public async Task On_paper_there_is_what_is_read_and_nothing_to_press(string page)
    {
        await using Visitor anna = await town.Visit(Words.Swedish, "anna");
        await anna.Open($"/services/{town.Gallery.Exiting}{page}");
        await Expect(anna.Page.Locator("nav:visible")).Not.ToHaveCountAsync(0);

        await anna.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(anna.Page.Locator("nav:visible, button:visible, input:visible, select:visible")).ToHaveCountAsync(0);
        await Expect(anna.Page.Locator("h1")).ToBeVisibleAsync();
        // What is folded on the screen cannot be unfolded on paper.
        Assert.Equal(0, await anna.Page.EvaluateAsync<int>("[...document.querySelectorAll('main details > :not(summary)')].filter(e => e.getBoundingClientRect().height === 0).length"));
    }
}
