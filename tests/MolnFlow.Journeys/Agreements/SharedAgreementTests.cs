using System.Net;
using System.Text.Json;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Agreements;

/// <summary>One agreement, several services: its terms are the same wherever they are read.</summary>
public sealed class SharedAgreementTests
{
    [Fact]
    public async Task An_extension_made_for_one_service_reaches_the_other_and_the_agreement_itself()
    {
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        string agreement = await Milestones.Agreement(demo, Give.Terms(Give.Fixed("2025-12-01", "2027-06-30")));
        Case first = await Milestones.InUse(demo, agreement, "Bygglovet"), second = await Milestones.InUse(demo, agreement, "Skolplattformen");
        await demo.MoveTo("2026-02-02");

        await first.Do("bo", "extend-agreement", new { newEnd = "2028-06-30", on = demo.Now });

        await Eventually.True(async () => await EndOf(second) == "2028-06-30");
        LoggedEvent followed = (await second.Log())[^1];
        Assert.Equal(("agreement-extended", "system"), (followed.Type, followed.By));
        Assert.Equal("shared-agreement", followed.Payload.GetProperty("cause").GetString());
        JsonElement record = (await demo.Site.Get($"/api/agreements/{agreement}", "anna")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("2028-06-30", record.GetProperty("terms").GetProperty("term").GetProperty("end").GetString());
        await Everywhere.Agrees(demo, first.Id);
        await Everywhere.Agrees(demo, second.Id);
    }

    [Fact]
    public async Task An_extension_calls_off_the_exit_that_nobody_decided_and_leaves_the_one_that_was()
    {
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        string agreement = await Milestones.Agreement(demo, Give.Terms(Give.Fixed("2025-12-01", "2027-06-30")));
        Case staying = await Milestones.InUse(demo, agreement, "Bygglovet"), drifting = await Milestones.InUse(demo, agreement, "Skolplattformen");
        Case leaving = await Milestones.InUse(demo, agreement, "Växeln");
        await leaving.Do("bo", "start-exit", new { decision = Give.Decision(demo.Now) });
        await demo.MoveTo("2027-03-01");
        Assert.Equal(["exit", "exit", "exit"], [await staying.Phase(), await drifting.Phase(), await leaving.Phase()]);

        await staying.Do("bo", "extend-agreement", new { newEnd = "2028-06-30", on = demo.Now });

        await Eventually.True(async () => await drifting.Phase() == "manage");
        Assert.Equal(["manage", "manage", "exit"], [await staying.Phase(), await drifting.Phase(), await leaving.Phase()]);
        Assert.Equal("2027-06-30", (await leaving.State()).GetProperty("exit").GetProperty("end").GetString());
        foreach (Case service in (Case[])[staying, drifting, leaving])
        {
            await Everywhere.Agrees(demo, service.Id);
        }
    }

    private static async Task<string?> EndOf(Case service) =>
        (await service.State()).GetProperty("agreement").GetProperty("terms").GetProperty("term").GetProperty("end").GetString();
}
