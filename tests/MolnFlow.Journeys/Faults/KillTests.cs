using System.Diagnostics;
using System.Net;
using System.Text.Json;
using MolnFlow.Journeys.Support;
using Xunit.Abstractions;

namespace MolnFlow.Journeys.Faults;

/// <summary>SIGKILL in the middle of work, again and again.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 20;

    [Fact]
    public async Task Killed_twenty_times_nothing_acknowledged_is_lost_and_nothing_is_doubled()
    {
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        var clock = Stopwatch.StartNew();
        string[] services = [await Register(demo, "En"), await Register(demo, "Två")];
        (string Service, string User)[] pairs = [(services[0], "bo"), (services[0], "cecilia"), (services[1], "david"), (services[1], "eva")];
        ILookup<string, Clerk> renaming = pairs.ToLookup(p => p.Service, p => Clerk.Renaming(p.User, p.Service, () => demo.Site));
        Clerk registering = Clerk.Registering("anna", () => demo.Site);
        Clerk[] clerks = [.. renaming.SelectMany(c => c), registering];
        bool enough = false;
        Task[] working = [.. clerks.Select(clerk => Task.Run(() => clerk.Work(() => Volatile.Read(ref enough))))];
        var chance = new Random(20251103);

        for (int kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(chance.Next(30, 350));
            await demo.Kill();
            string[][] acknowledged = [.. services.Select(s => Names(renaming[s]))];
            string[] registered = Names([registering]);
            await demo.Start();
            foreach ((string service, string[] must) in services.Zip(acknowledged))
            {
                await Holds(demo, service, must);
            }

            Assert.Empty(registered.Except(await Registered(demo)));
        }

        Volatile.Write(ref enough, true);
        await Task.WhenAll(working);
        foreach (string service in services)
        {
            Assert.Equal(Names(renaming[service]), (await Holds(demo, service, [])).Order());
            await Everywhere.Agrees(demo, service);
        }

        Assert.Equal(Names([registering]), (await Registered(demo, still: true)).Order());
        await EveryLetterOnce(demo, registering.Acknowledged.Count);
        output.WriteLine($"{clerks.Sum(c => c.Acknowledged.Count)} commands, {registering.Acknowledged.Count} of them intakes, "
            + $"{clerks.Sum(c => c.Replayed)} answered by the memory of an earlier one, in {clock.Elapsed}.");
        Assert.True(clerks.Sum(c => c.Acknowledged.Count) > Kills, "Too little was done between the kills to prove anything.");
    }

    private static string[] Names(IEnumerable<Clerk> clerks) => [.. clerks.SelectMany(c => c.Acknowledged).Order()];

    private static async Task<string> Register(DemoSite demo, string name) =>
        (await demo.Site.Post("/api/services", Give.Intake(name), "anna")).Expect(HttpStatusCode.Created).Json.GetProperty("id").GetString()!;

    /// <summary>All that was acknowledged is there, nothing twice, and the chain is whole; gives the names logged.</summary>
    private static async Task<IReadOnlyList<string>> Holds(DemoSite demo, string service, string[] acknowledged)
    {
        JsonElement findings = (await demo.Site.Get($"/api/services/{service}/verify", "anna")).Expect(HttpStatusCode.OK).Json.GetProperty("findings");
        Assert.Equal("[]", findings.GetRawText());
        string[] names = [.. (await LogChain.Of(demo.Site, service)).Where(e => e.Type == "details-changed")
            .Select(e => e.Payload.GetProperty("name").GetString()!)];
        Assert.Equal(names.Distinct(), names);
        Assert.Empty(acknowledged.Except(names));
        return names;
    }

    /// <summary>The names that the intake took in, from every page of the register.</summary>
    private static async Task<IReadOnlyList<string>> Registered(DemoSite demo, bool still = false)
    {
        List<string> names = [];
        JsonElement page;
        int number = 0;
        do
        {
            page = (await demo.Site.Get($"/api/services?text=ny-&page={++number}", "anna")).Expect(HttpStatusCode.OK).Json;
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()!));
        }
        while (number * page.GetProperty("pageSize").GetInt32() < page.GetProperty("total").GetInt32());

        // A name may slide on to the next page while others are registered before it; that is no doubling.
        return still ? names : [.. names.Distinct()];
    }

    /// <summary>What was being carried when the process died waits for its lease to end, and is then carried once.</summary>
    private static async Task EveryLetterOnce(DemoSite demo, int intakes)
    {
        await demo.MoveTo("2025-11-04");
        const int ToldOfTheirRole = 3;
        IReadOnlyList<PostedLetter> letters = await demo.LettersWhen(all => all.Count >= (intakes + 2) * ToldOfTheirRole);
        Assert.Equal((intakes + 2) * ToldOfTheirRole, letters.Count);
        Assert.Equal(letters.Count, letters.Select(l => l.MessageId).Distinct().Count());
    }
}
