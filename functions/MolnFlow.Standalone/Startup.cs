using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Outbox;
using MolnFlow.Standalone.Accounts;

namespace MolnFlow.Standalone;

/// <summary>What the process says when it starts, or cannot.</summary>
internal static class Startup
{
    /// <summary>Every fault of a catalogue on a line of its own, as editors understand it: file(line): sentence.</summary>
    public static int ReportFaults(CatalogueResult.Faulty result, string folder)
    {
        Console.Error.WriteLine($"The catalogue in {folder} cannot be used:");
        foreach (CatalogueFault fault in result.Faults)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {fault.File}({fault.Line}): {fault.Message}"));
        }

        return 2;
    }

    /// <summary>The address that was actually bound, which matters when port 0 was asked for.</summary>
    public static Uri Address(IServer server) =>
        new(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost");

    /// <summary>The last word on where the process can be reached: what was really bound.</summary>
    /// <exception cref="OptionException">An address is not loopback.</exception>
    public static void RequireLoopback(IServer server)
    {
        foreach (string address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Options.RequireLoopback(address);
        }
    }

    public static async Task Greet(WebApplication app, Options options)
    {
        Uri address = app.Services.GetRequiredService<PublicAddress>().Root;
        Console.WriteLine($"MolnFlow is running at {address}");
        Console.WriteLine($"Everything is kept in {options.DataFolder}; letters are in {Path.Combine(options.DataFolder, "mail")}");
        if (app.Services.GetService<LocalAccounts>() is { } accounts && await accounts.IsEmpty(CancellationToken.None))
        {
            Console.WriteLine($"Make the first account at {new Uri(address, $"sign-in?code={accounts.SetupCode}")}");
        }
    }
}
