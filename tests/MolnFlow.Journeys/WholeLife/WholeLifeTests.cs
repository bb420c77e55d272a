using System.Text.Json;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.WholeLife;

/// <summary>
/// A service of class 2 with personal data, registered on 2025-11-03, whose agreement ends on 2027-06-30:
/// its whole life through HTTP, in the order it is lived. After every command register, log and pages
/// are held against one another.
/// </summary>
public sealed partial class WholeLifeTests : IAsyncLifetime
{
    private const string Name = "Bygglovsportalen";
    private DemoSite demo = null!;
    private Case service = null!;

    public async Task InitializeAsync() => demo = await DemoSite.On("2025-11-03");

    public async Task DisposeAsync() => await demo.DisposeAsync();

    [Fact]
    public async Task A_service_is_taken_from_intake_to_closing_and_nothing_is_skipped()
    {
        await The_intake_opens_a_case_and_tells_those_it_names();
        await The_step_into_use_is_refused_with_all_that_is_missing();
        await The_risk_is_accepted_by_somebody_else_than_the_author();
        await What_is_missing_is_put_in_place_until_nothing_is();
        await The_service_is_taken_into_use_and_its_controls_answered();
        await The_question_of_continuing_opens_on_its_day_and_is_left_unanswered();
        await The_exit_starts_by_itself_on_the_computed_day_and_not_before();
        await Closing_is_refused_with_all_that_remains();
        await The_steps_are_done_in_their_order();
        await Erasure_takes_both_gates_the_last_day_and_two_people();
        await What_comes_after_erasure_is_done_and_the_case_is_closed();
        await A_closed_case_takes_no_more();
    }

    private Task Step(string step, string user = "bo") => StepWith("confirm-exit-step", step, user);

    private async Task StepWith(string command, string step, string user)
    {
        string evidence = await service.Evidence(user, $"Underlag för {step} {demo.Now}");
        await service.Do(user, command, Give.Step(step, demo.Now, evidence));
    }

    private async Task Passes(string phase)
    {
        Assert.Equal(phase, await service.Phase());
        await service.Look();
    }

    /// <summary>What takes the service on, and what still stands in the way, as it says itself.</summary>
    private async Task NextIs(string command, params string[] blockedBy)
    {
        JsonElement next = (await service.State()).GetProperty("nextStep");
        Assert.Equal(command, next.GetProperty("command").GetString());
        Assert.Equal(blockedBy, next.GetProperty("blockedBy").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
    }

    private async Task<string[]> TypesSince(int sequence) =>
        [.. (await service.Log()).Where(e => e.Sequence > sequence).Select(e => e.Type)];
}
