using System.Net;
using System.Text.Json;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Start;

/// <summary>An organisation may have a catalogue of its own; a service keeps the rulebook it was opened under.</summary>
public sealed class CatalogueTests
{
    /// <summary>Mandatory from confidentiality 2 in the delivered catalogue; lowered to 1 in the copy.</summary>
    private const int Lowered = 30;

    [Fact]
    public async Task A_lowered_threshold_gives_another_rulebook_and_old_services_keep_theirs()
    {
        using var folder = new TempFolder();
        CatalogCopy own = CatalogCopy.In(folder);
        own.Change("controls.yaml", "      confidentiality: 2", "      confidentiality: 1", after: $"  - id: {Lowered}");
        await using DemoSite demo = await DemoSite.On("2025-11-03");
        string delivered = demo.Rulebook.Hash;
        Assert.DoesNotContain(Lowered, await Applicable(demo));
        Case old = await Registered(demo, "Bygglovet");

        await demo.Stop();
        await demo.Start("--catalog", own.Path);

        string changed = demo.Rulebook.Hash;
        Assert.NotEqual(delivered, changed);
        Assert.Contains(Lowered, await Applicable(demo));
        Case young = await Registered(demo, "Skolplattformen");
        await Keeps(old, delivered, asked: false);
        await Keeps(young, changed, asked: true);
        await old.RefusedFor("bo", "answer-control", Answer("acquire"), $"control-not-applicable {Lowered}");
        await young.Do("bo", "answer-control", Answer("acquire"));

        await demo.Stop();
        await demo.Start();

        Assert.Equal(delivered, demo.Rulebook.Hash);
        await Keeps(old, delivered, asked: false);
        await Keeps(young, changed, asked: true);
        await old.Look();
        await young.Look();
    }

    private static object Answer(string phase) => new { control = Lowered, phase, answer = new { kind = "unknown" } };

    private static Task<Case> Registered(DemoSite demo, string name) =>
        Case.Register(demo, Give.Intake(name, "cecilia", Give.Set("Ansökningar", "eva", Give.Class(1, personalData: false))));

    private static async Task Keeps(Case service, string rulebook, bool asked)
    {
        JsonElement state = await service.State();
        Assert.Equal(rulebook, state.GetProperty("rulebook").GetString());
        Assert.Equal(asked, (await service.Mandatory("acquire")).Contains(Lowered));
    }

    private static async Task<IReadOnlyList<int>> Applicable(DemoSite demo) =>
    [
        .. (await demo.Site.Post("/api/applicability", Give.Class(1, personalData: false), "anna")).Expect(HttpStatusCode.OK)
            .Json.GetProperty("controls").EnumerateArray().Select(c => c.GetProperty("id").GetInt32()),
    ];
}
