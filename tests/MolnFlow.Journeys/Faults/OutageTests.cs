using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Faults;

/// <summary>Nobody was awake on the day; what the day called for is done once when somebody is.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Asleep_over_the_question_and_the_start_of_the_exit_both_happen_once_when_it_wakes()
    {
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        string agreement = await Milestones.Agreement(demo, Give.Terms(Give.Fixed("2025-12-01", "2027-06-30")));
        Case service = await Milestones.InUse(demo, agreement);
        int before = (await service.Log()).Count;

        await demo.MoveTo("2027-04-02", asleep: true);

        await BothOnce(service, before, "2027-04-02");
        await demo.MoveTo("2027-04-05");
        await demo.Stop();
        await demo.Start();
        await demo.MoveTo("2027-04-06");
        await BothOnce(service, before, "2027-04-02");
        Assert.Equal("exit", await service.Phase());
        await Everywhere.Agrees(demo, service.Id);
    }

    private static async Task BothOnce(Case service, int before, string on)
    {
        LoggedEvent[] since = [.. (await service.Log()).Skip(before)];
        Assert.Equal(["continuation-decision-opened", "exit-started"], since.Select(e => e.Type));
        Assert.All(since, e => Assert.Equal(("system", on), (e.By, e.On)));

        // Owner, manager, risk owner and information owner; the question goes to the first two.
        IReadOnlyList<PostedLetter> letters = service.Demo.Letters;
        Assert.Equal(
            ["bo@example.se", "cecilia@example.se", "david@example.se", "eva@example.se"],
            letters.Where(l => l.Subject.EndsWith("avslutet har börjat", StringComparison.Ordinal)).Select(l => l.To).Order());
        Assert.Equal(
            ["bo@example.se", "david@example.se"],
            letters.Where(l => l.Subject.Contains("besluta om fortsättningen", StringComparison.Ordinal)).Select(l => l.To).Order());
    }
}
