using System.Net;
using System.Text.Json;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.WholeLife;

public sealed partial class WholeLifeTests
{
    private static readonly int[] ExitControls = [33, 40, 41, 42];

    private object Closing => new { decision = Give.Decision(demo.Now) };

    private async Task Closing_is_refused_with_all_that_remains()
    {
        // The agreement was read again in September, and a window has nothing to confirm.
        string[] steps =
        [
            "exit-plan-and-risk", "archive-decision", "supplier-procedure", "replacement-dpia", "sample-export", "switching-request",
            "unfeasibility-answer", "destination-choice", "migration-start", "write-freeze", "gate-1", "gate-2", "access-revoked",
            "erasure-order", "erasure-certificate", "registers-closed", "backups-expired",
        ];

        Reply refused = await service.Refused("bo", "close", Closing);

        Assert.Equal(
            [
                .. steps.Select(_ => "step-not-done"),
                "information-set-not-settled", "information-set-not-settled",
                .. ExitControls.Select(id => $"control-unanswered {id}"),
            ],
            refused.Reasons);
        Assert.All(steps.Zip(refused.ReasonTexts), pair =>
            Assert.Contains(demo.Rulebook.Step(pair.First).Title, pair.Second, StringComparison.Ordinal));
        Assert.Equal(refused.ReasonTexts.Order(), (await Everywhere.ReasonsOnThePage(demo, service.Id)).Order());
    }

    private async Task The_steps_are_done_in_their_order()
    {
        await demo.MoveTo("2027-03-02");
        await service.RefusedFor("bo", "confirm-exit-step", Give.Step("unfeasibility-answer", demo.Now), "step-waits");
        await service.RefusedFor("bo", "confirm-exit-step", Give.Step("switching-request", demo.Now), "evidence-missing");
        string[] first =
            ["exit-plan-and-risk", "archive-decision", "supplier-procedure", "replacement-dpia", "sample-export", "switching-request"];
        foreach (string step in first)
        {
            await Step(step);
        }

        await demo.MoveTo("2027-03-15");
        await Step("unfeasibility-answer");
        await service.RefusedFor("bo", "confirm-exit-step", Give.Step("migration-start", demo.Now), "step-waits");
        await demo.MoveTo("2027-05-03");
        string choice = await service.Evidence("bo", "Beslut om vart informationen ska");
        await service.RefusedFor("bo", "confirm-exit-step", Give.Step("destination-choice", demo.Now, choice), "step-takes-choice");
        await service.Do("bo", "choose-destination", Give.Destination(demo.Now, choice));
        await demo.MoveTo("2027-05-31");
        await Step("migration-start");
        await service.RefusedFor("bo", "confirm-exit-step", Give.Step("gate-1", demo.Now), "step-waits", "evidence-missing");
        await demo.MoveTo("2027-06-16");
        await Step("write-freeze");
        await service.RefusedFor("bo", "propose-exit-step", Give.Step("erasure-order", demo.Now, await service.Evidence("bo", "För tidigt")),
            "step-waits", "step-waits", "gate-not-passed", "gate-not-passed", "information-set-not-settled", "information-set-not-settled",
            "erasure-before-end");
    }

    private async Task Erasure_takes_both_gates_the_last_day_and_two_people()
    {
        await demo.MoveTo("2027-06-23");
        await Step("gate-1");
        string receipt = await service.Evidence("eva", "Kvitto från arkivet");
        await service.RefusedFor("eva", "confirm-exit-step", Give.Step("gate-2", demo.Now, receipt),
            "information-set-not-settled", "information-set-not-settled");
        object Settled(int set, string outcome) => new { set, outcome, reference = "Leverans 7", on = demo.Now, evidence = new[] { receipt } };
        await service.Do("eva", "settle-information-set", Settled(1, "archived"));
        await service.Do("frank", "settle-information-set", Settled(2, "moved"));
        await Step("gate-2", "eva");

        await demo.MoveTo("2027-06-29");
        string order = await service.Evidence("bo", "Skriftlig order om radering");
        await service.RefusedFor("bo", "confirm-exit-step", Give.Step("erasure-order", demo.Now, order), "step-takes-two");
        await service.RefusedFor("bo", "propose-exit-step", Give.Step("erasure-order", demo.Now, order), "erasure-before-end");

        await demo.MoveTo("2027-06-30");
        await service.Do("bo", "propose-exit-step", Give.Step("erasure-order", demo.Now, order));
        await service.RefusedFor("bo", "approve-exit-step", new { step = "erasure-order" }, "takes-two-people");
        await demo.LettersWhen(all => all.Any(l => l is { To: "cecilia@example.se" } && l.Subject == $"{Name}: ett förslag väntar på ditt godkännande"));
        await demo.MoveTo("2027-07-01");
        await service.Do("cecilia", "approve-exit-step", new { step = "erasure-order" });
        await service.RefusedFor("bo", "extend-agreement", new { newEnd = "2028-06-30", on = demo.Now }, "erasure-ordered");
        await Passes("exit");
    }

    private async Task What_comes_after_erasure_is_done_and_the_case_is_closed()
    {
        await demo.MoveTo("2027-07-05");
        await Step("access-revoked");
        await demo.MoveTo("2027-08-10");
        await Step("erasure-certificate");
        await Step("registers-closed");
        await demo.MoveTo("2027-09-29");
        await StepWith("propose-exit-step", "backups-expired", "bo");
        await service.RefusedFor("bo", "approve-exit-step", new { step = "backups-expired" }, "takes-two-people");
        await service.RefusedFor("bo", "close", Closing, ["step-not-done", .. ExitControls.Select(id => $"control-unanswered {id}")]);
        await service.Do("cecilia", "approve-exit-step", new { step = "backups-expired" });
        Assert.Equal(ExitControls, await service.Mandatory("exit"));
        await service.Answered("exit");
        await NextIs("close");

        await service.Do("bo", "close", Closing);

        await Passes("closed");
        JsonElement ending = (await service.State()).GetProperty("ending");
        Assert.Equal(("closed", "2027-09-29"), (ending.GetProperty("how").GetString(), ending.GetProperty("on").GetString()));
        await demo.LettersWhen(all => all.Any(l => l is { To: "cecilia@example.se" } && l.Subject == $"{Name}: ärendet är avslutat"));
    }

    private async Task A_closed_case_takes_no_more()
    {
        int events = (await service.Log()).Count;
        await service.RefusedFor("bo", "extend-agreement", new { newEnd = "2028-06-30", on = demo.Now }, "case-ended");
        await demo.MoveTo("2028-01-01");
        Assert.Equal(events, (await service.Log()).Count);
        Assert.Empty(await Due());
        Assert.Equal(HttpStatusCode.NotFound, (await demo.Site.Get($"/api/services/{service.Id}", "rune")).Status);
        Assert.All((await demo.Site.Get($"/api/services/{service.Id}/notices", "anna")).Json.GetProperty("items").EnumerateArray(),
            n => Assert.Equal("done", n.GetProperty("state").GetString()));
        Assert.Equal(demo.Letters.Count, demo.Letters.Select(l => l.MessageId).Distinct().Count());
        await Passes("closed");
    }
}
