using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace MolnFlow.Browser.Reading;

/// <summary>
/// axe-core on a page, with every rule for WCAG 2.2 up to AA and its best practices. What it finds is given in
/// words: rule, how bad, which element and why.
/// </summary>
public static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // The size of targets is asked for by WCAG 2.2 but off unless named.
    private const string Everything = """
        { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }
        """;

    /// <summary>The rules whose outcome hangs on colours.</summary>
    private const string Colours = "{ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'] }";

    /// <summary>The rules whose outcome hangs on where things are and how large they are.</summary>
    private const string Layout = "{ runOnly: { type: 'rule', values: ['target-size', 'scrollable-region-focusable', 'color-contrast'] }, resultTypes: ['violations'] }";

    /// <summary>
    /// Everything at full width on white; on black and on a telephone what can differ there. Leaves the page
    /// narrow and dark.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FaultsOn(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1280, 900);
        await page.EvaluateAsync(Script);
        List<string> faults = [.. await Run(page, Everything, "light 1280")];
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        faults.AddRange(await Run(page, Colours, "dark 1280"));
        await page.SetViewportSizeAsync(360, 740);
        faults.AddRange(await Run(page, Layout, "dark 360"));
        return faults;
    }

    private static async Task<IEnumerable<string>> Run(IPage page, string options, string where)
    {
        JsonElement found = await page.EvaluateAsync<JsonElement>($$"""
            async () => (await axe.run(document, {{options}})).violations.flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}) ${n.target.join(' ')}: ${n.failureSummary.replace(/\s+/g, ' ')}`))
            """);
        return found.EnumerateArray().Select(f => $"[{where}] {f.GetString()}");
    }
}
