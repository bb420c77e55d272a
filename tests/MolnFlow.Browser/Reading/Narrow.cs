using Microsoft.Playwright;

namespace MolnFlow.Browser.Reading;

/// <summary>
/// A page on a screen of 320 CSS pixels, as WCAG 2.2 asks (1.4.10): it is read by scrolling in one direction.
/// Only tables may be wider, inside frames that scroll by themselves.
/// </summary>
public static class Narrow
{
    private const string WhatSticksOut = """
        () => {
            const root = document.documentElement;
            if (root.scrollWidth <= root.clientWidth) { return []; }
            const out = [...document.querySelectorAll('body *')].filter(e => (!e.closest('.scroll') || getComputedStyle(e).position === 'absolute') && e.getBoundingClientRect().right > root.clientWidth + 0.5);
            return [`${root.scrollWidth} > ${root.clientWidth}: ` + out.slice(0, 5).map(e => `${e.tagName.toLowerCase()}.${e.className}#${e.id}`).join(', ')];
        }
        """;

    /// <summary>What sticks out to the right, where the page as a whole can be scrolled sideways. Leaves the page narrow.</summary>
    public static async Task<IReadOnlyList<string>> FaultsOn(IPage page)
    {
        await page.SetViewportSizeAsync(320, 640);
        return await page.EvaluateAsync<string[]>(WhatSticksOut);
    }
}
