using System.Net;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Browser.Support;

/// <summary>A page to look at.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Status">What it is answered with.</param>
public sealed record Picture(string Name, string Path, int Status = 200);

/// <summary>Every page there is, with services in every phase and something to show on each.</summary>
public sealed class Gallery
{
    private Gallery(IReadOnlyList<Picture> pictures, string exiting) => (Pictures, Exiting) = (pictures, exiting);

    public IReadOnlyList<Picture> Pictures { get; }

    /// <summary>The id of the service whose exit has begun.</summary>
    public string Exiting { get; }

    public static async Task<Gallery> Hang(DemoSite demo)
    {
        string agreement = await Milestones.Agreement(demo, Give.Terms(Give.Fixed("2025-12-01", "2027-06-30")));
        Case acquiring = await Acquiring(demo);
        Case managed = await Milestones.InUse(demo, agreement, "Lokalbokningen");
        await managed.Do("bo", "answer-control", new
        {
            control = 2,
            phase = "manage",
            answer = new
            {
                kind = "deviation",
                reason = "Leverantören har lovat rutinen till våren",
                compensatingMeasure = "Vi går igenom loggen själva",
                until = "2026-05-01",
            },
        });
        Case exiting = await Milestones.InUse(demo, agreement, "Felanmälan på gator och torg, med bilder och karta");
        await exiting.Do("bo", "start-exit", new { decision = Give.Decision(demo.Now) });
        await exiting.Do("bo", "confirm-exit-step", Give.Step("switching-request", demo.Now, await exiting.Evidence("bo", "Begäran")));
        await exiting.Do("bo", "propose-exit-exception", new { step = "sample-export", because = "Leverantören kan inte före december" });
        Case closed = await Case.Register(demo, Give.Intake("Enkätverktyget"), looksEachTime: false);
        await closed.Do("bo", "withdraw", new { because = "Behovet försvann" });
        return new Gallery(
            [
                .. Shared(agreement),
                .. Of("acquire", acquiring.Id, "", "/controls", "/controls/1", "/questions", "/questions/need", "/dates", "/history", "/evidence", "/notices"),
                .. Of("manage", managed.Id, "", "/controls", "/controls/2", "/dates"),
                .. Of("exit", exiting.Id, "", "/controls", "/controls/40", "/dates", "/evidence", "/verify"),
                .. Of("closed", closed.Id, "", "/controls", "/dates"),
                .. Forms(acquiring.Id, exiting.Id),
            ],
            exiting.Id);
    }

    private static async Task<Case> Acquiring(DemoSite demo)
    {
        Case service = await Case.Register(demo, Give.Intake(
            "Bygglovsportalen",
            "cecilia",
            Give.Set("Ansökningar och beslut", "eva", Give.Class(3, secrecy: true), archiveRule: "Bevaras enligt KS 2019/7"),
            Give.Set("Ritningar", "frank", Give.Class(1, personalData: false))), looksEachTime: false);
        string evidence = await service.Evidence("frank", "Riskanalysen");
        await service.Do("frank", "record-risk-analysis",
            new { conclusion = "Hanterbart", residualRisk = "medium", author = "frank", on = demo.Now, evidence = new[] { evidence } });
        await service.Do("bo", "answer-control", new { control = 1, phase = "acquire", answer = new { kind = "unknown", note = "Frågan är ställd" } });
        return service;
    }

    private static IEnumerable<Picture> Shared(string agreement) =>
    [
        new("my tasks", "/"), new("register", "/services"), new("register without a match", "/services?text=zzz"), new("before the intake", "/services/new"), new("intake", "/services/new?securitySensitive=false"),
        new("agreements", "/agreements"), new("agreement", $"/agreements/{agreement}"), new("new agreement", "/agreements/new"),
        new("suppliers", "/suppliers"), new("new supplier", "/suppliers/new"), new("people", "/people"), new("person", "/people/bo"),
        new("new person", "/people/new"), new("notices", "/notices"), new("all notices", "/notices?to=all"), new("catalogue", "/catalogue"),
        new("nothing there", "/nowhere", (int)HttpStatusCode.NotFound),
    ];

    private static IEnumerable<Picture> Of(string phase, string id, params string[] pages) =>
        pages.Select(page => new Picture($"{phase} {page}", $"/services/{id}{page}"));

    private static IEnumerable<Picture> Forms(string acquiring, string exiting) =>
    [
        .. ((string[])["record-risk-analysis", "decide-acquisition", "sign-agreement", "add-information-set", "reassign", "erase-texts"])
            .Select(command => new Picture(command, $"/services/{acquiring}/do/{command}")),
        .. ((string[])["confirm-exit-step?step=gate-1", "settle-information-set?set=1", "approve-exit-exception?step=sample-export", "close"])
            .Select(command => new Picture(command.Split('?')[0], $"/services/{exiting}/do/{command}")),
    ];
}
