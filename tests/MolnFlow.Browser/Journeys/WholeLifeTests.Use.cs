using Microsoft.Playwright;
using MolnFlow.Journeys.Support;
using static Microsoft.Playwright.Assertions;

namespace MolnFlow.Browser.Journeys;

public sealed partial class WholeLifeTests
{
    private async Task Controls_are_answered_on_their_pages()
    {
        IReadOnlyList<int> all = await service.Mandatory("acquire");
        int[] byHand = [.. all.Where(id => demo.Rulebook.Control(id).Required("acquire").Count > 0).Take(2)];
        await Open("/controls");
        foreach (int id in byHand)
        {
            await visitor.Main.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link, new() { NameRegex = new($"^{id} ") }).ClickAsync();
            await visitor.Mark("answer-control", "answer.kind", Words["kind.answer.met"]);
            await visitor.Press(Words.Title("answer-control"));

            // Without the points that bind it is not met; what was chosen stands, and one more try is enough.
            await Expect(visitor.Main.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            foreach (string point in demo.Rulebook.Control(id).Required("acquire"))
            {
                await visitor.Group("answer-control", "answer.subPoints").GetByLabel($"{point})").CheckAsync();
            }

            await visitor.Press(Words.Title("answer-control"));
            await Done("answer-control");
        }

        foreach (int id in all.Except(byHand))
        {
            await service.Do("bo", "answer-control", Give.Met(demo.Rulebook.Control(id), "acquire"));
        }

        await service.Replied();
    }

    private async Task The_agreement_is_added_on_the_way_to_signing_it()
    {
        const string Form = "agreement-record";
        await Open();
        await visitor.Follow(Words.Title("sign-agreement"));
        await visitor.Follow(Words["ui.command.new-agreement"]);
        await visitor.Fill(Form, "title", "Avtal 2025-17");
        await visitor.Choose(Form, "supplier", "Nordmoln AB");
        await visitor.Mark(Form, "terms.term.kind", Words["kind.term.fixed"]);
        await visitor.Fill(Form, "terms.term.start", "2025-12-01");
        await visitor.Fill(Form, "terms.term.end", End);
        await visitor.Mark(Form, "terms.renewal", Words["enum.renewal.standard"]);
        await visitor.Fill(Form, "terms.retrievalDays", "30");
        await visitor.Press(Words["ui.form.save"]);

        await Expect(visitor.Field("sign-agreement", "agreement").Locator("option:checked")).ToHaveTextAsync("Avtal 2025-17");
        await visitor.Press(Words.Title("sign-agreement"));
    }

    private async Task The_decision_and_the_plan_open_the_way_into_use()
    {
        await Done("sign-agreement");
        await visitor.Follow(Words.Title("decide-acquisition"));
        await visitor.Yes("decide-acquisition", "approve");
        await Decision("decide-acquisition", Support.Town.Today);
        await Done("decide-acquisition");
        await visitor.Follow(Words.Title("file-exit-plan"));
        await visitor.Fill("file-exit-plan", "plan", "Exportera, byt, radera");
        await visitor.Choose("file-exit-plan", "author", "Frank Miller");
        await visitor.Press(Words.Title("file-exit-plan"));
        await Done("file-exit-plan");

        await Expect(visitor.Main.Locator(".next")).ToContainTextAsync(Words["ui.next.ready"]);
        await visitor.Follow(Words.Title("take-into-use"));
        await visitor.Press(Words.Title("take-into-use"));
        await Done("take-into-use");
        await PhaseIs("manage");
    }

    private async Task Decision(string command, string on)
    {
        await visitor.Choose(command, "decision.person", "David Åström");
        await visitor.Fill(command, "decision.on", on);
        await visitor.Fill(command, "decision.delegation", "Delegationsordningen 4.2");
        await visitor.Fill(command, "decision.diaryNumber", "KS 2025/114");
        await visitor.Press(Words.Title(command));
    }
}
