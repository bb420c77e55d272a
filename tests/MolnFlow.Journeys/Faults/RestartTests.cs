using System.Net;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Faults;

/// <summary>The process comes and goes; what it was told stays.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task A_journey_goes_on_where_it_was_after_a_stop_and_after_a_kill()
    {
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        Case service = await Case.Register(demo, Give.Intake("Bygglovet", "cecilia", Give.Set("Ansökningar", "eva", Give.Class(0, personalData: false))));
        await demo.MoveTo("2025-11-10");
        await service.Assessed();
        int events = (await service.Log()).Count;

        await demo.Stop();
        await demo.Start();

        Assert.Equal(demo.Now, await Today(demo));
        Assert.Equal(events, (await service.Log()).Count);
        await service.Look();
        await service.Answered("acquire");
        await service.Do("bo", "decide-acquisition", new { approve = true, decision = Give.Decision(demo.Now) });
        await demo.MoveTo("2025-11-17");
        Reply last = await service.Do("bo", "file-exit-plan", new { plan = "Exportera och byt", author = "frank", on = demo.Now });

        await demo.Kill();
        await demo.Start();

        Assert.Equal(demo.Now, await Today(demo));
        Assert.Equal(last.Version, (await service.Log()).Count);
        string agreement = await Milestones.Agreement(demo, Give.Terms(Give.Fixed("2025-12-01", "2027-06-30")));
        await service.Do("bo", "sign-agreement", new { agreement, on = demo.Now });
        await service.Do("bo", "take-into-use", new { });
        await demo.MoveTo("2026-05-31");
        Assert.Equal("continuation-decision-opened", (await service.Log())[^1].Type);
        await service.Look();
    }

    [Fact]
    public async Task A_later_first_day_moves_the_clock_on_and_an_earlier_one_never_back()
    {
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        await demo.Stop();
        await demo.Start("--demo-now", "2025-10-01");
        Assert.Equal("2025-11-03", await Today(demo));
        await demo.Stop();
        await demo.Start("--demo-now", "2025-12-01");
        Assert.Equal("2025-12-01", await Today(demo));
    }

    private static async Task<string> Today(DemoSite demo) =>
        (await demo.Site.Get("/api/demo/clock", "anna")).Expect(HttpStatusCode.OK).Json.GetProperty("today").GetString()!;
}
