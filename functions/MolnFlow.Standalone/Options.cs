using System.Globalization;
using System.Net;

namespace MolnFlow.Standalone;

/// <summary>What the process was started with.</summary>
/// <param name="DemoNow">The demo's first day; null for today.</param>
internal sealed record Options(string DataFolder, string CatalogFolder, bool Demo, DateOnly? DemoNow)
{
    public const string Help = """
        MolnFlow: every external cloud service from acquisition to a proven exit.

          dotnet run --project functions/MolnFlow.Standalone [-- OPTIONS]

          --urls URLS            where to listen; loopback only (default http://127.0.0.1:5080)
          --data DIR             where everything is kept (default molnflow-data, with --demo molnflow-demo)
          --catalog DIR          the organisation's own copy of the catalogue (default: the one shipped)
          --demo                 try it: users to switch between, and a clock to move
          --demo-now yyyy-MM-dd  the demo's first day (default today)
          --help                 this text
        """;

    private static readonly string[] Known = ["urls", "data", "catalog", "demo", "demo-now", "help"];

    /// <summary>Makes <c>--demo</c> a switch with a value, as the configuration wants it, and finds faults in the rest.</summary>
    public static (string[] Arguments, string? Fault) Prepare(string[] arguments)
    {
        string? unknown = Array.Find(arguments, a => a.StartsWith("--", StringComparison.Ordinal)
            && !a.Contains('=', StringComparison.Ordinal) && !Known.Contains(a[2..]));
        return ([.. arguments.Select(a => a is "--demo" or "--help" ? $"{a}=true" : a)],
            unknown is null ? null : $"There is no option {unknown}. Run with --help to see them all.");
    }

    /// <exception cref="OptionException">An option cannot be used as given.</exception>
    public static Options From(IConfiguration configuration)
    {
        bool demo = bool.TryParse(configuration["demo"], out bool yes) && yes;
        DateOnly? now = null;
        if (configuration["demo-now"] is { } text)
        {
            now = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                ? day
                : throw new OptionException($"--demo-now is a day such as 2025-11-03; '{text}' is not.");
            if (!demo)
            {
                throw new OptionException("--demo-now only works together with --demo.");
            }
        }

        return new Options(
            Path.GetFullPath(configuration["data"] ?? (demo ? "molnflow-demo" : "molnflow-data")),
            Path.GetFullPath(configuration["catalog"] ?? Path.Combine(AppContext.BaseDirectory, "catalog")),
            demo,
            now);
    }

    /// <summary>Passwords and demo users are for this machine only, so nothing else may reach them.</summary>
    /// <exception cref="OptionException">An address is not loopback.</exception>
    public static void RequireLoopback(string urls)
    {
        foreach (string url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            BindingAddress address = BindingAddress.Parse(url);
            bool loopback = address.Host == "localhost"
                || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));
            if (!loopback)
            {
                throw new OptionException(
                    $"MolnFlow will not listen on {url}: without a sign-in service it can be reached from this machine only. Use 127.0.0.1.");
            }
        }
    }
}

/// <summary>Something about how the process was started; the message says what to do.</summary>
internal sealed class OptionException(string message) : Exception(message);
