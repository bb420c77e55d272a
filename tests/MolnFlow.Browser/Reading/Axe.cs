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

    /// <summary>The rules whose outcome hangs on colours, places and sizes.</summary>
    private const string Appearance = "{ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'] }, resultTypes: ['violations'] }";

    /// <summary>
    /// Everything in one dress, and in the other what hangs on it. Swedish wears white at full width first, English
    /// black on a telephone, so that between them every rule meets both languages, colours and widths.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FaultsOn(IPage page, string language)
    {
        (ColorScheme, int)[] dress = [(ColorScheme.Light, 1280), (ColorScheme.Dark, 360)];
        (ColorScheme Scheme, int Width) all = language == "sv" ? dress[0] : dress[1], other = language == "sv" ? dress[1] : dress[0];
        List<string> faults = [];
        await Wear(page, all.Scheme, all.Width);
        await page.EvaluateAsync(Script);
        faults.AddRange(await Run(page, Everything, $"{language} {all}"));
        await Wear(page, other.Scheme, other.Width);
        faults.AddRange(await Run(page, Appearance, $"{language} {other}"));
        return faults;
    }

    private static async Task Wear(IPage page, ColorScheme scheme, int width)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.SetViewportSizeAsync(width, 900);
    }

    private static async Task<IEnumerable<string>> Run(IPage page, string options, string where)
    {
        JsonElement found = await page.EvaluateAsync<JsonElement>($$"""
            async () => (await axe.run(document, {{options}})).violations.flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}) ${n.target.join(' ')}: ${n.failureSummary.replace(/\s+/g, ' ')}`))
            """);
        return found.EnumerateArray().Select(f => $"[{where}] {f.GetString()}");
    }
}
