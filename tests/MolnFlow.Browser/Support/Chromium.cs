namespace MolnFlow.Browser.Support;

/// <summary>
/// The browser that is driven: <c>MOLNFLOW_BROWSER</c> names it, by default Debian's Chromium. Where there is
/// none the tests are skipped, unless <c>MOLNFLOW_BROWSER_REQUIRED</c> is 1: then they fail.
/// </summary>
public static class Chromium
{
    public static readonly string Path = Environment.GetEnvironmentVariable("MOLNFLOW_BROWSER") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    // Nothing but the pages under test is to be fetched, and no GPU or sandbox asked of a build machine.
    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public static bool IsThere => File.Exists(Path);

    public static bool IsRequired => Environment.GetEnvironmentVariable("MOLNFLOW_BROWSER_REQUIRED") == "1";

    public static string Missing => $"There is no browser at {Path}. Install Chromium, or set MOLNFLOW_BROWSER to the path of one.";

    /// <summary>Why tests are not run here; null where they are, be it to fail.</summary>
    public static string? Skip => IsThere || IsRequired ? null : Missing;
}

/// <summary>A test that needs the browser.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Skip;
}

/// <summary>A test with data that needs the browser.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Skip;
}
