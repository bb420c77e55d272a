using Microsoft.Playwright;
using MolnFlow.Browser.Journeys;
using MolnFlow.Browser.Support;
using MolnFlow.Journeys.Support;

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
        await EachPage(language, async visitor =>
        {
            await visitor.Page.SetViewportSizeAsync(320, 640);
            return await TooWide(visitor.Page);
        });

    [BrowserTheory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task A_form_that_was_refused_is_as_readable_as_any_page(string language)
    {
        await using Visitor anna = await town.Visit(Words.In(language), "anna");
        await anna.Open("/services/new");
        await anna.Press(anna.Words.Title(IntakeForm.Form));
        Assert.True(await anna.Summary.IsVisibleAsync());
        Assert.Empty(await Axe.FaultsOn(anna.Page, language));
        await anna.Open($"/services/{town.Gallery.Exiting}/do/close");
        await anna.Press(anna.Words.Title("close"));
        Assert.True(await anna.Summary.IsVisibleAsync());
        Assert.Empty(await Axe.FaultsOn(anna.Page, language));
        await anna.Page.SetViewportSizeAsync(320, 640);
        Assert.Empty(await TooWide(anna.Page));
    }

    [BrowserTheory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task Signing_in_to_a_site_without_a_demo_is_as_readable_as_any_page(string language)
    {
        using var folder = new TempFolder();
        await using RunningProcess process = await RunningProcess.Start(folder.Path, "--data", folder.In("data"));
        await using Visitor visitor = await town.Visit(Words.In(language), site: process.Address);
        await visitor.Open("/");
        Assert.EndsWith("/sign-in?to=%2F", visitor.Page.Url, StringComparison.Ordinal);
        List<string> faults = [.. await Axe.FaultsOn(visitor.Page, language), .. await TooWide(visitor.Page)];

        await visitor.Main.GetByLabel(visitor.Words["sign-in.code"]).FillAsync("fel");
        await visitor.Main.GetByLabel(visitor.Words["sign-in.organisation"]).FillAsync("Lindby");
        await visitor.Main.GetByLabel(visitor.Words["sign-in.name"]).FillAsync("Sara");
        await visitor.Main.GetByLabel(visitor.Words["sign-in.email-label"]).FillAsync("sara@lindby.example");
        await visitor.Main.GetByLabel(visitor.Words["sign-in.password"]).FillAsync("en mening som går att minnas");
        await visitor.Press(visitor.Words["sign-in.first.title"]);
        Assert.True(await visitor.Summary.IsVisibleAsync());
        Assert.Equal("Sara", await visitor.Main.GetByLabel(visitor.Words["sign-in.name"]).InputValueAsync());
        faults.AddRange(await Axe.FaultsOn(visitor.Page, language));
        Assert.Empty(faults);
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

    /// <summary>What sticks out to the right, where the page as a whole can be scrolled sideways.</summary>
    private static async Task<IReadOnlyList<string>> TooWide(IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
            const root = document.documentElement;
            if (root.scrollWidth <= root.clientWidth) { return []; }
            const out = [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > root.clientWidth + 0.5);
            return [`${root.scrollWidth} > ${root.clientWidth}: ` + out.slice(0, 5).map(e => `${e.tagName.toLowerCase()}.${e.className}#${e.id}`).join(', ')];
        }
        """);
}
