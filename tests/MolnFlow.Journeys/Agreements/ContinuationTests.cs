using System.Net;
using System.Text.Json;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Agreements;

/// <summary>Every kind of term comes to the question of continuing in its own way.</summary>
public sealed class ContinuationTests
{
    [Fact]
    public async Task An_extension_after_the_exit_began_returns_the_service_to_manage_and_counts_anew()
    {
        (DemoSite demo, Case service, _) = await InUse(Give.Fixed("2025-12-01", "2027-06-30"));
        await using DemoSite held = demo;
        await demo.MoveTo("2027-03-01");
        await service.Do("bo", "confirm-exit-step", Give.Step("write-freeze", demo.Now));
        await service.RefusedFor("bo", "extend-agreement", new { newEnd = "2027-06-30", on = demo.Now }, "extension-not-later");

        await service.Do("bo", "extend-agreement", new { newEnd = "2028-06-30", on = demo.Now });

        Assert.Equal("manage", await service.Phase());
        Assert.Equal(["agreement-extended", "exit-called-off"], (await service.Log()).TakeLast(2).Select(e => e.Type));
        await demo.LettersWhen(all => all.Any(l => l.To == "cecilia@example.se" && l.Subject.EndsWith("avslutet är avbrutet", StringComparison.Ordinal)));
        await demo.MoveTo("2028-02-29");
        Assert.Equal("manage", await service.Phase());
        await demo.MoveTo("2028-03-01");
        Assert.Equal("exit", await service.Phase());
        JsonElement exit = (await service.State()).GetProperty("exit");
        Assert.Equal("2028-06-30", exit.GetProperty("end").GetString());
        Assert.DoesNotContain(exit.GetProperty("steps").EnumerateArray(), s => s.GetProperty("done").GetBoolean());
        await Everywhere.Agrees(demo, service.Id);
    }

    [Fact]
    public async Task Without_an_end_the_question_comes_every_year_and_no_exit_starts_by_itself()
    {
        (DemoSite demo, Case service, _) = await InUse(new { kind = "open-ended", start = "2025-12-01" });
        await using DemoSite held = demo;
        await demo.MoveTo("2026-10-03");
        Assert.Equal("taken-into-use", (await service.Log())[^1].Type);
        await demo.MoveTo("2026-10-04");
        Assert.Equal("continuation-decision-opened", (await service.Log())[^1].Type);
        await service.Do("bo", "decide-continuation", Renew(demo));

        await demo.MoveTo("2027-09-03");
        Assert.Equal("continuation-decided", (await service.Log())[^1].Type);
        await demo.MoveTo("2027-09-04");
        Assert.Equal("continuation-decision-opened", (await service.Log())[^1].Type);
        await demo.MoveTo("2029-09-04", asleep: true);
        Assert.Equal("manage", await service.Phase());

        await service.Do("bo", "start-exit", new { decision = Give.Decision(demo.Now) });
        Assert.Equal("exit", await service.Phase());
        await Everywhere.Agrees(demo, service.Id);
        await service.Do("bo", "call-off-exit", new { because = "Vi stannar" });
        Assert.Equal("manage", await service.Phase());
        await Everywhere.Agrees(demo, service.Id);
    }

    [Fact]
    public async Task Renewing_an_agreement_that_renews_itself_moves_its_end_and_its_record()
    {
        (DemoSite demo, Case service, string agreement) = await InUse(
            new { kind = "auto-renewing", start = "2025-12-01", end = "2026-11-30", renewalMonths = 12 });
        await using DemoSite held = demo;
        await demo.MoveTo("2026-05-04");

        await service.Do("bo", "decide-continuation", Renew(demo));

        JsonElement term = await TermOf(service);
        Assert.Equal("2027-11-30", term.GetProperty("end").GetString());
        Assert.Equal("renewed", (await service.Log())[^1].Payload.GetProperty("cause").GetString());
        await Eventually.True(async () => (await demo.Site.Get($"/api/agreements/{agreement}", "anna")).Expect(HttpStatusCode.OK)
            .Json.GetProperty("terms").GetProperty("term").GetProperty("end").GetString() == "2027-11-30");
        await Everywhere.Agrees(demo, service.Id);
    }

    [Fact]
    public async Task An_option_can_be_called_as_often_as_the_agreement_says()
    {
        (DemoSite demo, Case service, _) = await InUse(
            new { kind = "with-options", start = "2025-12-01", end = "2026-11-30", optionMonths = 12, optionsLeft = 1 });
        await using DemoSite held = demo;

        await service.Do("bo", "decide-continuation", Renew(demo));

        JsonElement term = await TermOf(service);
        Assert.Equal(("2027-11-30", 0), (term.GetProperty("end").GetString(), term.GetProperty("optionsLeft").GetInt32()));
        await service.RefusedFor("bo", "decide-continuation", Renew(demo), "no-options-left");
        await service.Do("bo", "extend-agreement", new { newEnd = "2028-02-29", on = demo.Now });
        Assert.Equal("2028-02-29", (await TermOf(service)).GetProperty("end").GetString());
        await Everywhere.Agrees(demo, service.Id);
    }

    [Fact]
    public async Task Deciding_to_renew_and_then_not_extending_starts_the_exit_on_the_last_safe_day()
    {
        (DemoSite demo, Case service, _) = await InUse(Give.Fixed("2025-12-01", "2027-06-30"));
        await using DemoSite held = demo;
        await demo.MoveTo("2026-06-10");
        await service.Do("bo", "decide-continuation", Renew(demo));
        await service.RefusedFor("bo", "decide-continuation", Renew(demo), "continuation-decided");

        await demo.MoveTo("2027-03-30");
        Assert.Equal("manage", await service.Phase());
        await demo.MoveTo("2027-03-31");

        Assert.Equal("exit", await service.Phase());
        Assert.Equal("not-extended", (await service.Log())[^1].Payload.GetProperty("cause").GetString());
        await Everywhere.Agrees(demo, service.Id);
    }

    private static async Task<(DemoSite Demo, Case Service, string Agreement)> InUse(object term)
    {
        DemoSite demo = await DemoSite.On("2025-11-03");
        string agreement = await Milestones.Agreement(demo, Give.Terms(term));
        return (demo, await Milestones.InUse(demo, agreement), agreement);
    }

    private static object Renew(DemoSite demo) => new { choice = "renew", decision = Give.Decision(demo.Now) };

    private static async Task<JsonElement> TermOf(Case service) =>
        (await service.State()).GetProperty("agreement").GetProperty("terms").GetProperty("term");
}
