using System.Net;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Faults;

/// <summary>Fifty people on one service at once.</summary>
public sealed class ConcurrencyTests
{
    private const int People = 50;

    [Fact]
    public async Task Of_fifty_commands_against_one_version_exactly_one_is_carried_out()
    {
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        Case service = await Case.Register(demo, Give.Intake("Bygglovet"));
        int before = (await service.Log()).Count;

        Reply[] replies = await Task.WhenAll(Enumerable.Range(1, People).Select(i =>
            service.Try("bo", "change-details", new { name = $"Namn {i}" })));

        Assert.Single(replies, r => r.Status == HttpStatusCode.OK);
        Assert.All(replies, r => Assert.Contains(r.Status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.Conflict]));
        Assert.All(replies.Where(r => r.Status != HttpStatusCode.OK), r => Assert.Contains(r.Reasons[0], (string[])["if-match-stale", "busy"]));
        Assert.Equal(before + 1, (await service.Log()).Count);
        await service.Look();
    }

    [Fact]
    public async Task Fifty_who_each_try_until_they_win_are_all_in_the_log_once()
    {
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        Case service = await Case.Register(demo, Give.Intake("Bygglovet"));
        string[] names = [.. Enumerable.Range(1, People).Select(i => $"Namn {i}")];

        await Task.WhenAll(names.Select(name => UntilItWins(service, name)));

        IEnumerable<string> logged = (await service.Log()).Where(e => e.Type == "details-changed").Select(e => e.Payload.GetProperty("name").GetString()!);
        Assert.Equal(names.Order(), logged.Order());
        await service.Look();
    }

    [Fact]
    public async Task The_same_request_sent_fifty_times_at_once_is_carried_out_once()
    {
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        Case service = await Case.Register(demo, Give.Intake("Bygglovet"));
        int before = (await service.Log()).Count;

        Reply[] replies = await Task.WhenAll(Enumerable.Range(1, People).Select(_ => demo.Site.Post(
            $"/api/services/{service.Id}/commands/change-details", new { name = "Nytt namn" }, "bo", service.ETag, key: "ett-enda")));

        Assert.All(replies, r => r.Expect(HttpStatusCode.OK));
        Assert.Single(replies, r => !r.Replayed);
        Assert.Equal(before + 1, (await service.Log()).Count);
        await service.Look();
    }

    private static async Task UntilItWins(Case service, string name)
    {
        HttpStatusCode status;
        do
        {
            Reply seen = await service.Demo.Site.Get($"/api/services/{service.Id}", "bo");
            status = (await service.Try("bo", "change-details", new { name }, seen.ETag)).Status;
            Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.Conflict]);
        }
        while (status != HttpStatusCode.OK);
    }
}
