using System.Diagnostics;
using System.Net;
using System.Text.Json;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Faults;

/// <summary>SIGKILL in the middle of work, again and again.</summary>
public sealed class KillTests
{
    private const int Kills = 20;

    [Fact]
    public async Task Killed_twenty_times_nothing_acknowledged_is_lost_and_nothing_is_doubled()
    {
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        var clock = Stopwatch.StartNew();
        string[] services = [await Register(demo, "En"), await Register(demo, "Två")];
        Clerk[] clerks =
        [
            new("bo", services[0], () => demo.Site), new("cecilia", services[0], () => demo.Site),
            new("david", services[1], () => demo.Site), new("eva", services[1], () => demo.Site),
        ];
        bool enough = false;
        Task[] working = [.. clerks.Select(clerk => Task.Run(() => clerk.Work(() => Volatile.Read(ref enough))))];
        var chance = new Random(20251103);

        for (int kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(chance.Next(30, 350));
            await demo.Kill();
            string[][] acknowledged = [.. services.Select(s => Names(clerks, s))];
            await demo.Start();
            foreach ((string service, string[] must) in services.Zip(acknowledged))
            {
                await Holds(demo, service, must);
            }
        }

        Volatile.Write(ref enough, true);
        await Task.WhenAll(working);
        foreach (string service in services)
        {
            string[] all = Names(clerks, service);
            IReadOnlyList<string> logged = await Holds(demo, service, all);
            Assert.Equal(all.Order(), logged.Order());
            await Everywhere.Agrees(demo, service);
        }

        Assert.True(clerks.Sum(c => c.Acknowledged.Count) > Kills, "Too little was done between the kills to prove anything.");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"It took {clock.Elapsed}.");

        string[] Names(IEnumerable<Clerk> of, string service) => [.. of.Where((_, i) => services[i / 2] == service).SelectMany(c => c.Acknowledged)];
    }

    private static async Task<string> Register(DemoSite demo, string name) =>
        (await demo.Site.Post("/api/services", Give.Intake(name), "anna")).Expect(HttpStatusCode.Created).Json.GetProperty("id").GetString()!;

    /// <summary>All that was acknowledged is there, nothing twice, and the chain is whole; gives the names logged.</summary>
    private static async Task<IReadOnlyList<string>> Holds(DemoSite demo, string service, string[] acknowledged)
    {
        JsonElement findings = (await demo.Site.Get($"/api/services/{service}/verify", "anna")).Expect(HttpStatusCode.OK).Json.GetProperty("findings");
        Assert.Equal("[]", findings.GetRawText());
        IReadOnlyList<LoggedEvent> log = LogChain.Check((await demo.Site.Get($"/api/services/{service}/log", "anna")).Expect(HttpStatusCode.OK).Json, service);
        string[] names = [.. log.Where(e => e.Type == "details-changed").Select(e => e.Payload.GetProperty("name").GetString()!)];
        Assert.Equal(names.Distinct(), names);
        Assert.Empty(acknowledged.Except(names));
        return names;
    }
}
