using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MolnFlow.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace MolnFlow.Browser.Journeys;

[Collection(InTown.Name)]
public sealed partial class IntakeTests(Town town)
{
    [BrowserTheory]
    [InlineData("sv", "Bokningen")]
    [InlineData("en", "The booking")]
    public async Task Somebody_new_registers_a_service_and_sees_what_stands_in_the_way(string language, string name)
    {
        await using Visitor anna = await town.Visit(Words.In(language), "anna");
        await Register(anna, name);

        await Expect(anna.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        await Expect(anna.Main.GetByRole(AriaRole.Status)).ToContainTextAsync(anna.Words.Title(IntakeForm.Form));
        await Expect(anna.Main.Locator(".next .reasons > li")).Not.ToHaveCountAsync(0);

        await anna.Follow(anna.Words.Title("record-risk-analysis"));
        await RecordRisk(anna);
        string service = ServicePath().Match(anna.Page.Url).Value;

        await RefusedAsTheAuthor(anna, service);
        await AcceptAs(anna, "Bo Lindqvist", service);
    }

    private static async Task Register(Visitor anna, string name)
    {
        Words words = anna.Words;
        await anna.Open("/");
        await anna.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = words["ui.nav.new"], Exact = true }).ClickAsync();
        await anna.Follow(words["ui.intake.no"]);
        await IntakeForm.FillIn(anna, name, "0");
        await anna.Fill(IntakeForm.Form, "name", "");
        await anna.Field(IntakeForm.Form, "informationSets.owner").SelectOptionAsync("");
        await anna.Press(words.Title(IntakeForm.Form));

        // What was typed stands; the box at the top leads to each field that has to be corrected.
        await Expect(anna.Page).ToHaveTitleAsync(new Regex($"^{words["ui.form.error-title"]}: "));
        await Expect(anna.Summary.GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        await Expect(anna.Field(IntakeForm.Form, "purpose")).ToHaveValueAsync("Boka lokaler och hallar");
        await Expect(anna.Field(IntakeForm.Form, "riskOwner")).ToHaveValueAsync("bo");
        await Expect(anna.Group(IntakeForm.Form, "overInternet").GetByLabel(words["ui.yes"])).ToBeCheckedAsync();
        await Correct(anna, IntakeForm.Form, "name", name, words.Label(IntakeForm.Form, "name"));
        await Correct(anna, IntakeForm.Form, "informationSets.owner", "eva", words.Label(IntakeForm.Form, "informationSets.owner"));
        await anna.Press(words.Title(IntakeForm.Form));
    }

    /// <summary>Follows the link of a fault: it leads into the field itself, which says what is wrong.</summary>
    private static async Task Correct(Visitor anna, string form, string path, string value, string label)
    {
        await anna.Summary.GetByRole(AriaRole.Link, new() { Name = label }).ClickAsync();
        ILocator field = anna.Field(form, path);
        await Expect(field).ToBeInViewportAsync();
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveAccessibleDescriptionAsync(new Regex(Regex.Escape(label)));
        if (await field.EvaluateAsync<string>("e => e.tagName") == "SELECT")
        {
            await field.SelectOptionAsync(value);
        }
        else
        {
            await field.FillAsync(value);
        }
    }

    private static async Task RecordRisk(Visitor anna)
    {
        const string Form = "record-risk-analysis";
        await anna.Fill(Form, "conclusion", "Hanterbart med åtgärder");
        await anna.Mark(Form, "residualRisk", anna.Words["enum.risk-level.low"]);
        await anna.Choose(Form, "author", "Frank Miller");

        // The four themes stand there from the start; what they weigh is for people to say.
        foreach (int row in Enumerable.Range(0, 4))
        {
            await anna.Main.Locator($"select[name='risks[{row}].likelihood']").SelectOptionAsync("1");
            await anna.Main.Locator($"select[name='risks[{row}].consequence']").SelectOptionAsync("2");
        }

        await anna.Press(anna.Words.Title(Form));
        await Expect(anna.Main.GetByRole(AriaRole.Status)).ToContainTextAsync(anna.Words.Title(Form));
    }

    private static async Task RefusedAsTheAuthor(Visitor anna, string service)
    {
        await anna.Follow(anna.Words.Title("accept-residual-risk"));
        await anna.Press(anna.Words.Title("accept-residual-risk"));
        await Expect(anna.Summary).ToContainTextAsync(anna.Words["reason.takes-two-people"]);
        await Expect(anna.Summary).ToContainTextAsync("Bo Lindqvist");
        Assert.Contains(service, anna.Page.Url, StringComparison.Ordinal);
    }

    private static async Task AcceptAs(Visitor anna, string name, string service)
    {
        string accept = anna.Words.Title("accept-residual-risk");
        await anna.Open(service);
        await anna.BecomeAsync(name);
        await anna.Follow(accept);
        await anna.Press(accept);
        await Expect(anna.Main.GetByRole(AriaRole.Status)).ToContainTextAsync(accept);
        await Expect(anna.Main.Locator(".reasons").GetByRole(AriaRole.Link, new() { Name = accept })).ToHaveCountAsync(0);
        await Expect(anna.Main.Locator("ol.history > li").First).ToContainTextAsync(name);
    }

    [GeneratedRegex("/services/[^/?]+")]
    private static partial Regex ServicePath();
}
