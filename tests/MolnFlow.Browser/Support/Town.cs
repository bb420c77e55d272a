using Microsoft.Playwright;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Browser.Support;

/// <summary>One browser for the whole run, and one demo whose clock nobody moves, with a service in every phase.</summary>
public sealed class Town : IAsyncLifetime
{
    /// <summary>Milliseconds: long for a page, short for a person who waits; a build machine may be busy with other tests.</summary>
    private const float Patience = 30_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public const string Today = "2025-11-03";

    public DemoSite Demo { get; private set; } = null!;

    public Gallery Gallery { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (!Chromium.IsThere)
        {
            // Thrown here, a browser that is required fails every test; skipped ones need nothing.
            if (Chromium.IsRequired)
            {
                throw new InvalidOperationException($"{Chromium.Missing} MOLNFLOW_BROWSER_REQUIRED is 1, so it has to be there.");
            }

            return;
        }

        Task<DemoSite> demo = DemoSite.On(Today);
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        Demo = await demo;
        Gallery = await Gallery.Hang(Demo);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (Demo is not null)
        {
            await Demo.DisposeAsync();
        }
    }

    /// <summary>Somebody with a browser window of their own: cookies, size and colours are not shared.</summary>
    /// <param name="site">Where they go; the town's own demo when null.</param>
    public async Task<Visitor> Visit(Words words, string? user = null, Uri? site = null, BrowserNewContextOptions? options = null)
    {
        Uri address = site ?? Demo.Site.Http.BaseAddress!;
        options ??= new BrowserNewContextOptions();
        options.BaseURL = address.ToString();
        options.Locale = words.Language;
        IBrowserContext context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        List<Cookie> cookies = [new() { Name = "molnflow-language", Value = words.Language, Url = address.ToString() }];
        if (user is not null)
        {
            cookies.Add(new Cookie { Name = "molnflow-demo-user", Value = user, Url = address.ToString() });
        }

        await context.AddCookiesAsync(cookies);
        return new Visitor(context, await context.NewPageAsync(), words);
    }
}

/// <summary>One process and one browser do for all; side by side the tests would only wait for one another.</summary>
[CollectionDefinition(Name)]
public sealed class InTown : ICollectionFixture<Town>
{
    public const string Name = "In town";
}
