using System.Globalization;
using System.Net;

namespace MolnFlow.Standalone;

/// <summary>What the process was started with.</summary>
/// <param name="DemoNow">The demo's first day; null for today.</param>
/// <param name="DemoEmpty">True for a demo with people and suppliers but no services.</param>
/// <param name="DemoReset">True to throw away what an earlier demo left in the folder.</param>
internal sealed record Options(
    string DataFolder, string CatalogFolder, bool Demo, DateOnly? DemoNow, bool DemoEmpty = false, bool DemoReset = false)
{
    public const string Help = """
        MolnFlow: every external cloud service from acquisition to a proven exit.

          dotnet run --project functions/MolnFlow.Standalone [-- OPTIONS]

          --urls URLS            where to listen; loopback only (default http://127.0.0.1:5080)
          --data DIR             where everything is kept (default molnflow-data, with --demo molnflow-demo)
          --catalog DIR          the organisation's own copy of the catalogue (default: the one shipped)
          --demo                 try it: a made-up register, users to switch between, and a clock to move
          --demo-now yyyy-MM-dd  the demo's first day (default today); a demo goes on, never back
          --demo-reset           start the demo over: what was done in it is thrown away
          --demo-empty           a demo without services in its register

        Letters are left as .eml files in DIR/mail; nothing is sent.
          --help                 this text
        """;

    private static readonly string[] Known = ["urls", "data", "catalog", "demo", "demo-now", "demo-reset", "demo-empty", "help"];
    private static readonly string[] Switches = ["--demo", "--demo-reset", "--demo-empty", "--help"];

    /// <summary>Makes <c>--demo</c> a switch with a value, as the configuration wants it, and finds faults in the rest.</summary>
    public static (string[] Arguments, string? Fault) Prepare(string[] arguments)
    {
        string? fault = null;
        for (int i = 0; i < arguments.Length && fault is null; i++)
        {
            string name = arguments[i].Split('=')[0];
            bool option = name.StartsWith("--", StringComparison.Ordinal);
            bool takesValue = option && !Switches.Contains(name) && name == arguments[i];
            fault = !option ? $"'{name}' is not understood. Run with --help to see the options."
                : !Known.Contains(name[2..]) && !IsSetting(arguments[i]) ? $"There is no option {name}. Run with --help to see them all."
                : takesValue && (i + 1 == arguments.Length || arguments[i + 1].StartsWith("--", StringComparison.Ordinal)) ? $"{name} needs a value. Run with --help for an example."
                : null;
            i += takesValue ? 1 : 0;
        }

        return ([.. arguments.Select(a => Switches.Contains(a) ? $"{a}=true" : a)], fault);
    }

    // Settings of the framework itself, such as --Logging:LogLevel:Default=Debug, are passed through.
    private static bool IsSetting(string argument) => argument.Contains('=', StringComparison.Ordinal);

    /// <exception cref="OptionException">An option cannot be used as given.</exception>
    public static Options From(IConfiguration configuration)
    {
        bool demo = Is("demo"), empty = Is("demo-empty"), reset = Is("demo-reset");
        if (!demo && (empty || reset))
        {
            throw new OptionException($"{(empty ? "--demo-empty" : "--demo-reset")} only works together with --demo.");
        }

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
            now,
            empty,
            reset);

        bool Is(string name) => bool.TryParse(configuration[name], out bool yes) && yes;
    }

    /// <summary>The server's own endpoint settings would go before <c>--urls</c>, past the check above.</summary>
    /// <exception cref="OptionException">There are such settings.</exception>
    public static void RequireNoOtherEndpoints(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            throw new OptionException("Addresses set under Kestrel:Endpoints are not used here. Take them away and use --urls.");
        }
    }

    private static BindingAddress Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new OptionException($"'{url}' is not an address. Write it like http://127.0.0.1:5080.");
        }
    }

    /// <summary>Passwords and demo users are for this machine only, so nothing else may reach them.</summary>
    /// <exception cref="OptionException">An address is not loopback.</exception>
    public static void RequireLoopback(string urls)
    {
        foreach (string url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            BindingAddress address = Parse(url);
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
