using System.Text.Json;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.WholeLife;

public sealed partial class WholeLifeTests
{
    private static readonly int[] ManageControls =
        [2, 4, 5, 6, 7, 9, 10, 12, 13, 15, 16, 17, 18, 19, 20, 22, 26, 28, 31, 33, 34, 35, 36, 37, 38, 39, 41, 42];

    private async Task The_service_is_taken_into_use_and_its_controls_answered()
    {
        await demo.MoveTo("2025-11-24");
        await service.Do("bo", "take-into-use", new { });
        await Passes("manage");
        Assert.Contains((await Due()), o => o == "2025-12-24 answer-controls:manage");

        await demo.MoveTo("2025-12-15");
        Assert.Equal(ManageControls, await service.Mandatory("manage"));
        await service.Answered("manage");
        Assert.DoesNotContain((await Due()), o => o.EndsWith("answer-controls:manage", StringComparison.Ordinal));
    }

    private async Task The_question_of_continuing_opens_on_its_day_and_is_left_unanswered()
    {
        int before = (await service.Log()).Count;
        await demo.MoveTo("2026-05-30");
        Assert.Empty(await TypesSince(before));

        await demo.MoveTo("2026-05-31");

        Assert.Equal(["continuation-decision-opened"], await TypesSince(before));
        await Passes("manage");
        const string Subject = $"{Name}: besluta om fortsättningen senast 2026-06-30";
        IReadOnlyList<PostedLetter> letters = [.. (await demo.LettersWhen(all => all.Any(l => l.Subject == Subject))).Where(l => l.Subject == Subject)];
        Assert.Equal(["bo@example.se", "david@example.se"], letters.Select(l => l.To).Order());
        Assert.Equal(2, letters.Select(l => l.MessageId).Distinct().Count());
        Assert.All(letters, l => Assert.Contains(service.Id, l.MessageId, StringComparison.Ordinal));
        Assert.All(letters, l => Assert.Contains($"{demo.Site.Http.BaseAddress}services/{service.Id}", l.Text, StringComparison.Ordinal));
    }

    private async Task The_exit_starts_by_itself_on_the_computed_day_and_not_before()
    {
        await demo.MoveTo("2026-09-01");
        await service.Do("bo", "confirm-exit-step", Give.Step("agreement-reread", demo.Now));
        await service.RefusedFor("bo", "confirm-exit-step", Give.Step("write-freeze", demo.Now), "step-before-exit");
        int before = (await service.Log()).Count;
        await demo.MoveTo("2027-02-28");
        Assert.Empty(await TypesSince(before));
        await Passes("manage");

        await demo.MoveTo("2027-03-01");

        await Passes("exit");
        LoggedEvent started = Assert.Single(await service.Log(), e => e.Sequence > before);
        Assert.Equal(("exit-started", "system", "2027-03-01"), (started.Type, started.By, started.On));
        Assert.Equal("nothing-decided", started.Payload.GetProperty("cause").GetString());
        string[] told = ["bo@example.se", "cecilia@example.se", "david@example.se", "eva@example.se"];
        IReadOnlyList<PostedLetter> letters = await demo.LettersWhen(all => all.Any(l => l.Subject == $"{Name}: the exit has begun"));
        Assert.Equal(told, letters.Where(l => l.Subject == $"{Name}: avslutet har börjat").Select(l => l.To).Order());
        Assert.Equal("frank@example.se", Assert.Single(letters, l => l.Subject == $"{Name}: the exit has begun").To);
    }

    /// <summary>What the service asks of people, with its day.</summary>
    private async Task<string[]> Due() =>
    [
        .. (await demo.Site.Get($"/api/services/{service.Id}/obligations", "bo")).Json.GetProperty("items").EnumerateArray()
            .Where(o => o.GetProperty("due").ValueKind != JsonValueKind.Null)
            .Select(o => $"{o.GetProperty("due").GetString()} {o.GetProperty("key").GetString()}"),
    ];
}
