using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MolnFlow.Browser.Support;

/// <summary>A person in front of a page: reads labels, fills in, presses buttons and follows links by their words.</summary>
public sealed class Visitor(IBrowserContext context, IPage page, Words words) : IAsyncDisposable
{
    public IPage Page => page;

    public IBrowserContext Context => context;

    public Words Words => words;

    public ILocator Main => page.GetByRole(AriaRole.Main);

    /// <summary>The box that says what is wrong with a form.</summary>
    public ILocator Summary => Main.GetByRole(AriaRole.Alert);

    /// <summary>The text of the phase that the service is in.</summary>
    public Task<string> Phase => Main.Locator("ol.phases [aria-current=step]").InnerTextAsync();

    public Task Open(string path) => page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });

    /// <summary>Types into a field, found by its label; a date is typed as yyyy-MM-dd.</summary>
    public Task Fill(string form, string path, string value) => Field(form, path).FillAsync(value);

    public Task Choose(string form, string path, string option) => Field(form, path).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Marks one of several buttons or boxes under a heading.</summary>
    public Task Mark(string form, string path, string option) => Group(form, path).GetByLabel(option, new() { Exact = true }).CheckAsync();

    public Task Yes(string form, string path) => Mark(form, path, words["ui.yes"]);

    public Task No(string form, string path) => Mark(form, path, words["ui.no"]);

    public ILocator Field(string form, string path) =>
        Main.GetByLabel(Named(words.Label(form, path))).Locator("visible=true").First;

    public ILocator Group(string form, string path) =>
        Main.GetByRole(AriaRole.Group, new() { NameRegex = Named(words.Label(form, path)) });

    public Task Press(string button) => Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Main.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    /// <summary>Uses the demo's switcher, as anybody who tries it would.</summary>
    public async Task BecomeAsync(string name)
    {
        await page.GetByLabel(words["ui.demo.user"], new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = name });
        await page.GetByRole(AriaRole.Button, new() { Name = words["ui.demo.switch"], Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".who")).ToContainTextAsync(name);
    }

    /// <summary>Moves the demo's clock to a day with its date field.</summary>
    public async Task GoToDay(string day)
    {
        await page.GetByLabel(words["ui.demo.date"], new() { Exact = true }).FillAsync(day);
        await page.GetByRole(AriaRole.Button, new() { Name = words["ui.demo.move"], Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".demo")).ToContainTextAsync(words["ui.demo.today"].Replace("{date}", day, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    // A field that may be left empty says so after its label.
    private Regex Named(string label) => new($"^\\s*{Regex.Escape(label)}(\\s*\\((?:{words["ui.form.optional"]}|{words["ui.form.when-required"]})\\))?\\s*$");
}
