using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MolnFlow.Browser.Journeys;
using MolnFlow.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace MolnFlow.Browser.Reading;

[Collection(InTown.Name)]
public sealed class KeyboardTests(Town town)
{
    [BrowserFact]
    public async Task The_first_stop_leads_past_the_menu_and_every_stop_is_seen()
    {
        await using Visitor anna = await town.Visit(Words.Swedish, "anna");
        await anna.Open("/services/new?securitySensitive=false");
        List<string> stops = [];
        for (int i = 0; i < 200; i++)
        {
            await anna.Page.Keyboard.PressAsync("Tab");
            JsonElement stop = await Stop(anna.Page);
            string name = stop.GetProperty("name").GetString()!;
            if (name.Length == 0)
            {
                break;
            }


            // Within a date the browser itself shows which of its parts, or its calendar, has the focus.
            Assert.True(stop.GetProperty("seen").GetBoolean() || stops[^1] == name, $"{name} shows no focus.");
            stops.Add(name);
        }

        int nav = stops.FindIndex(s => s.StartsWith("nav ", StringComparison.Ordinal));
        int form = stops.FindIndex(s => s.EndsWith("#f-name", StringComparison.Ordinal));
        int send = stops.FindLastIndex(s => s.EndsWith("button.main", StringComparison.Ordinal));
        Assert.Equal("a.skip", stops[0].Split(' ')[^1]);
        Assert.True(0 < nav && nav < form && form < send, string.Join('\n', stops));
        // What is in the parts that are folded is not stopped at.
        Assert.DoesNotContain(stops, s => s.Contains("informationSets-1--", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task The_intake_can_be_filled_in_and_sent_without_a_mouse()
    {
        await using Visitor anna = await town.Visit(Words.Swedish, "anna");
        IKeyboard keys = anna.Page.Keyboard;
        await anna.Open("/services/new?securitySensitive=false");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");

        // From the skip link straight into the form, in the order it is read.
        await To(anna.Page, "f-name");
        await keys.TypeAsync("Tangentbordet");
        await To(anna.Page, "f-purpose");
        await keys.TypeAsync("Utan mus");
        await To(anna.Page, "f-overInternet-0");
        await keys.PressAsync("Space");
        await To(anna.Page, "f-runByUs-0");
        await keys.PressAsync("ArrowDown");
        await To(anna.Page, "f-supplier");
        await keys.TypeAsync("Nord");
        await To(anna.Page, "f-riskOwner");
        await keys.TypeAsync("Bo");
        await To(anna.Page, "f-informationSets-0--name");
        await keys.TypeAsync("Bokningar");
        await To(anna.Page, "f-informationSets-0--owner");
        await keys.TypeAsync("Eva");
        foreach (string dimension in (string[])["confidentiality", "integrity", "availability"])
        {
            await To(anna.Page, $"f-informationSets-0--classification-{dimension}");
            await keys.TypeAsync("1");
        }

        await To(anna.Page, "f-informationSets-0--classification-secrecy-0");
        await keys.PressAsync("ArrowDown");
        await To(anna.Page, "f-informationSets-0--classification-personalData-0");
        await keys.PressAsync("Space");
        await To(anna.Page, "f-informationSets-0--exclusions");
        await To(anna.Page, "f-complexBecause");
        await To(anna.Page, "f-expectedEnd");
        await ToButton(anna.Page);
        await keys.PressAsync("Enter");

        await Expect(anna.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tangentbordet");
        await Expect(anna.Page).ToHaveURLAsync(new Regex($"done={IntakeForm.Form}"));
        await Expect(anna.Main).ToContainTextAsync("Eva Öberg");
    }

    private static Task To(IPage page, string id) => Until(page, id, "document.activeElement.id");

    private static Task ToButton(IPage page) => Until(page, "main", "document.activeElement.tagName === 'BUTTON' ? document.activeElement.className : ''");

    private static async Task Until(IPage page, string wanted, string has)
    {
        for (int i = 0; i < 12; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>(has) == wanted)
            {
                return;
            }
        }

        Assert.Fail($"{wanted} is not reached by Tab within twelve steps.");
    }

    /// <summary>What has the focus, with what it stands in, and whether an outline shows it.</summary>
    private static async Task<JsonElement> Stop(IPage page) => await page.EvaluateAsync<JsonElement>("""
        () => {
            const e = document.activeElement;
            if (!e || e === document.body) { return { name: '', seen: false }; }
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            const part = e.closest('nav, main, header, section')?.tagName.toLowerCase() ?? 'body';
            const own = e.tagName.toLowerCase() + (e.className ? `.${e.className}` : '') + (e.id ? `#${e.id}` : '');
            return { name: `${part} ${own}`, seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.right > 0 };
        }
        """);
}
