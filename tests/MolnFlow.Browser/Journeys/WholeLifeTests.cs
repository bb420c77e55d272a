using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MolnFlow.Browser.Support;
using MolnFlow.Journeys.Support;
using static Microsoft.Playwright.Assertions;

namespace MolnFlow.Browser.Journeys;

/// <summary>
/// A small service's life as its people see it. What a page can show is done on pages; the many answers and
/// steps that are alike are then sent through the API.
/// </summary>
[Collection(InTown.Name)]
public sealed partial class WholeLifeTests(Town town) : IAsyncLifetime
{
    private const string Name = "Lokalbokningen";
    private const string End = "2026-12-31";
    private DemoSite demo = null!;
    private Visitor visitor = null!;
    private Case service = null!;

    private Words Words => visitor.Words;

    private string Home => $"/services/{service.Id}";

    public async Task InitializeAsync()
    {
        if (Chromium.IsThere)
        {
            // Its clock is moved, so it is not the town's own.
            demo = await DemoSite.On(Town.Today);
            visitor = await town.Visit(Words.Swedish, "bo", demo.Site.Http.BaseAddress);
        }
    }

    public async Task DisposeAsync()
    {
        if (demo is not null)
        {
            await visitor.DisposeAsync();
            await demo.DisposeAsync();
        }
    }

    [BrowserFact]
    public async Task A_service_is_taken_from_intake_to_closing_on_its_pages()
    {
        service = await Case.Register(demo, Give.Intake(Name, "cecilia", Give.Set("Bokningar", "eva", Give.Class(0, personalData: false))), looksEachTime: false);
        await service.Assessed();
        await Controls_are_answered_on_their_pages();
        await The_agreement_is_added_on_the_way_to_signing_it();
        await The_decision_and_the_plan_open_the_way_into_use();
        await The_exit_begins_on_the_day_that_the_pages_computed();
        await Closing_is_refused_with_a_list();
        await Erasure_is_proposed_by_one_and_approved_by_another();
        await When_nothing_remains_the_case_is_closed();
    }

    private async Task Open(string under = "") => await visitor.Open($"{Home}{under}");

    private async Task Done(string command) =>
        await Expect(visitor.Main.GetByRole(AriaRole.Status)).ToContainTextAsync(Words.Title(command));

    private async Task PhaseIs(string phase) => Assert.Equal(demo.Rulebook.Phases[phase], (await visitor.Phase).Trim());

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex Day();
}
