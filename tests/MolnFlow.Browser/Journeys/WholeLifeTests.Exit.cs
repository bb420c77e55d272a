using System.Globalization;
using Microsoft.Playwright;
using MolnFlow.Journeys.Support;
using static Microsoft.Playwright.Assertions;

namespace MolnFlow.Browser.Journeys;

public sealed partial class WholeLifeTests
{
    /// <summary>The day that steps are done on: the one the clock was last moved to here.</summary>
    private string today = "";

    private static readonly string[] BeforeErasure =
    [
        "exit-plan-and-risk", "supplier-procedure", "sample-export", "switching-request", "unfeasibility-answer", "destination-choice",
        "migration-start", "write-freeze", "gate-1",
    ];

    private async Task The_exit_begins_on_the_day_that_the_pages_computed()
    {
        await visitor.Follow(Words["ui.case.dates"]);
        string begins = Day().Match(await visitor.Main.Locator($"dt:has-text('{Words["ui.dates.start"]}') + dd").InnerTextAsync()).Value;
        DateOnly start = DateOnly.ParseExact(begins, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        await visitor.GoToDay(start.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Open();
        await PhaseIs("manage");

        await visitor.GoToDay(begins);

        await PhaseIs("exit");
        await Expect(visitor.Main.Locator("ol.history > li").First).ToContainTextAsync(begins);
    }

    private async Task Closing_is_refused_with_a_list()
    {
        await Open("/do/close");
        await Decision("close", Support.Town.Today);
        await Expect(visitor.Summary).ToContainTextAsync(Words["ui.form.refused"]);
        foreach (string step in (string[])[.. BeforeErasure, "gate-2", "erasure-order", "erasure-certificate"])
        {
            await Expect(visitor.Summary).ToContainTextAsync(demo.Rulebook.Step(step).Title);
        }

        // What was typed stands for the day when it can be done.
        await Expect(visitor.Field("close", "decision.diaryNumber")).ToHaveValueAsync("KS 2025/114");
    }

    private async Task Erasure_is_proposed_by_one_and_approved_by_another()
    {
        await GoTo(End);
        await Upload("order.txt", "Skriftlig order om radering");
        foreach (string step in BeforeErasure)
        {
            await Confirm(step, "bo");
        }

        string disposal = await service.Evidence("eva", "Beslut");
        await service.Do("eva", "settle-information-set",
            new { set = 1, outcome = "disposed", reference = "Gallringsbeslut 4", on = today, evidence = new[] { disposal } });
        await Confirm("gate-2", "eva");
        await Open("/dates");
        string title = demo.Rulebook.Step("erasure-order").Title;
        await visitor.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = title })
            .GetByRole(AriaRole.Link, new() { Name = Words.Title("propose-exit-step") }).ClickAsync();
        await visitor.Group("propose-exit-step", "evidence").GetByLabel("order.txt").CheckAsync();
        await visitor.Press(Words.Title("propose-exit-step"));
        await Done("propose-exit-step");

        await Approve("erasure-order");
        await Expect(visitor.Summary).ToContainTextAsync(Words["reason.takes-two-people"]);
        await visitor.BecomeAsync("Cecilia Nyberg");
        await Approve("erasure-order");
        await Done("approve-exit-step");
        await Expect(visitor.Main.Locator("ol.history > li").First).ToContainTextAsync("Cecilia Nyberg");
    }

    private async Task When_nothing_remains_the_case_is_closed()
    {
        await visitor.BecomeAsync("Bo Lindqvist");
        await GoTo("2027-04-30");
        foreach (string step in (string[])["access-revoked", "erasure-certificate", "registers-closed"])
        {
            await Confirm(step, "bo");
        }

        await service.Do("bo", "propose-exit-step", Give.Step("backups-expired", today, await service.Evidence("bo", "Intyg om kopior")));
        await service.Do("cecilia", "approve-exit-step", new { step = "backups-expired" });
        await service.Answered("exit");

        // Only one thing remains, and the refusal leads to the form for it.
        await Open("/do/close");
        await Decision("close", today);
        await visitor.Summary.GetByRole(AriaRole.Link, new() { Name = Words.Title("confirm-exit-step") }).ClickAsync();
        await Expect(visitor.Field("confirm-exit-step", "step").Locator("option:checked")).ToHaveTextAsync(demo.Rulebook.Step("agreement-reread").Title);
        await visitor.Press(Words.Title("confirm-exit-step"));
        await Done("confirm-exit-step");

        await visitor.Follow(Words.Title("close"));
        await Decision("close", today);
        await Done("close");
        await PhaseIs("closed");
        await Open("/verify");
        await Expect(visitor.Main.GetByRole(AriaRole.Status)).ToContainTextAsync(Words["ui.verify.whole"]);
    }

    private async Task GoTo(string day)
    {
        await visitor.GoToDay(day);
        today = day;
    }

    private async Task Upload(string name, string text)
    {
        await Open("/evidence");
        await visitor.Main.GetByLabel(Words["field.file"], new() { Exact = true })
            .SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await visitor.Press(Words["ui.evidence.send"]);
        await Expect(visitor.Main.GetByRole(AriaRole.Table)).ToContainTextAsync(name);
    }

    private async Task Approve(string step)
    {
        await Open($"/do/approve-exit-step?step={step}");
        await visitor.Press(Words.Title("approve-exit-step"));
    }

    private async Task Confirm(string step, string user) => _ = step == "destination-choice"
        ? await service.Do(user, "choose-destination", Give.Destination(today, await service.Evidence(user, "Valet")))
        : await service.Do(user, "confirm-exit-step", Give.Step(step, today, await service.Evidence(user, $"Underlag för {step}")));
}
