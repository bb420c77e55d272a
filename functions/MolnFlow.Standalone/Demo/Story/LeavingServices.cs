using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Exit;
using static MolnFlow.Standalone.Demo.Story.Beginnings;

namespace MolnFlow.Standalone.Demo.Story;

/// <summary>The demo's services on their way out, and one that is out.</summary>
internal static class LeavingServices
{
    public static ImmutableList<Life> All => [School(), Signing(), Backup(), Booking()];

    // Decided in good time; the first gate is passed and half of what the second asks for is done.
    private static Life School() => InUse(new Life("Lärplattformen", StoryPeople.Town, "helena"), -520,
            "Kurser, uppgifter och omdömen för alla skolor", "skolklart", "ag-larplattform", 22,
            Set("Elevarbeten och omdömen", "eva", 2, 2, 2, archive: "Slutbetyg bevaras, övrigt gallras, BUN 2022/18"),
            Set("Scheman och närvaro", "cecilia", 1, 2, 1, archive: "Gallras efter två år"))
        .LookedAfter(-470, -10).Role(-200, Role.Archivist, "ivar")
        .Leaving(-176, "BUN 2025/33")
        .Prepared(-170, -98).Step(-50, "destination-choice", "Ersätts av plattformen i den gemensamma upphandlingen")
        .Step(-9, "migration-start").Step(-3, "write-freeze", "Stängd för ändringar klockan 17")
        .Step(-1, "gate-1", "Antal poster och kontrollsummor stämmer, tre skillnader förklarade")
        .Settled(-1, 2, SetOutcome.Moved, "Mottaget av den nya plattformen, protokoll 12", "cecilia");

    // The agreement has ended and both gates are passed: the order to erase waits for its second signature.
    private static Life Signing() => InUse(new Life("E-underskrifter", StoryPeople.Town, "anna"), -540,
            "Underskrift av avtal och beslut", "signera", "ag-signering", -12,
            Set("Undertecknade handlingar", "cecilia", 2, 3, 1, archive: "Bevaras, KS 2022/51"))
        .LookedAfter(-490, -20)
        .Leaving(-200, "KS 2025/61")
        .Prepared(-192, -134).Step(-80, "destination-choice", "Ersätts av egen tjänst")
        .Step(-45, "migration-start").Step(-28, "write-freeze").Step(-21, "gate-1", "Alla 14 212 handlingar kontrollerade")
        .Settled(-20, 1, SetOutcome.Archived, "E-arkivets kvitto 2025-118", "cecilia").Step(-19, "gate-2")
        .Step(-8, "access-revoked").Proposed(-2, "erasure-order", "Allt är hämtat och arkiverat. Begär radering av samtliga handlingar och kopior.");

    // Nobody decided anything, so the exit began by itself.
    private static Life Backup() => InUse(new Life("Säkerhetskopieringen", StoryPeople.Town, "anna"), -420,
            "Kopior av filservrar och databaser utanför huset", "trygglagring", "ag-kopior", 110,
            Set("Krypterade kopior", "david", 2, 2, 2, archive: "Originalen bevaras i källsystemen"))
        .LookedAfter(-370, -30);

    // Out, with everything proved.
    private static Life Booking() => InUse(new Life("Lokalbokningen", StoryPeople.Town, "helena"), -640,
            "Bokning av idrottshallar och möteslokaler", "nordmoln", "ag-bokning", -190,
            Set("Bokningar", "cecilia", 1, 1, 1))
        .LookedAfter(-590, -200)
        .Leaving(-370, "KFN 2024/9")
        .Prepared(-366, -312).Step(-250, "destination-choice", "Ersätts av e-tjänst på webbplattformen")
        .Step(-220, "migration-start").Step(-204, "write-freeze").Step(-198, "gate-1")
        .Settled(-197, 1, SetOutcome.Disposed, "Gallringsbeslut KFN 2024/31", "cecilia").Step(-197, "gate-2")
        .Step(-184, "access-revoked").Proposed(-158, "erasure-order", "Allt är gallrat enligt beslut.").SecondSignature(-157, "erasure-order")
        .Step(-130, "erasure-certificate", "Intyg från leverantören").Step(-128, "registers-closed")
        .Proposed(-66, "backups-expired", "Leverantörens besked om kopiorna").SecondSignature(-65, "backups-expired")
        .Answered(-60, Phase.Exit, "Uppfyllt vid avslutet").Closed(-58, "KFN 2025/12");

    private static Life InUse(
        Life life, int day, string purpose, string supplier, string agreement, int end, params ImmutableList<Core.Common.InformationSet> sets) => life
        .Registered(day, purpose, supplier, "bo", "david", sets)
        .Analysed(day + 5, RiskLevel.Medium, "Hanterbart med avtalets skyddsåtgärder.").Accepted(day + 7, "Godtas")
        .Privacy(day + 6, "Bedömd mot kriterierna", "Godtagbart med åtgärderna i bilagan.")
        .Answered(day + 20, Phase.Acquire, "Enligt avtalet").Approved(day + 24, "KS 2024/200").Planned(day + 25, "Export i öppna format till ersättaren.")
        .Signed(day + 26, agreement, life.Name, supplier, Endings.Fixed(day + 28, end, 3))
        .InUse(day + 28).Answered(day + 45, Phase.Manage, "Uppfyllt i drift");

    // Everything that comes before the request to switch, and the request itself on its day.
    private static Life Prepared(this Life life, int from, int request)
    {
        string[] steps = ["agreement-reread", "exit-plan-and-risk", "archive-decision", "supplier-procedure", "replacement-dpia", "sample-export"];
        int apart = (request - from) / (steps.Length + 1);
        foreach ((int i, string step) in steps.Index())
        {
            life.StepIfAsked(from + (i * apart), step);
        }

        return life.Step(request, "switching-request", "Skickad med mottagningsbevis").Step(request + 9, "unfeasibility-answer", "Leverantören hinner");
    }

    private static Life StepIfAsked(this Life life, int day, string step) => life.On(day, async stage =>
    {
        Application.Desk.LoadedService loaded = await stage.Load(life);
        if (loaded.Rules.Rulebook.Step(new StepId(step)) is { } planned && ExitDates.Concerns(planned, loaded.Service))
        {
            await stage.Do(life, new ConfirmExitStep(planned.Id, stage.Today, null, await stage.File(life, $"Underlag {step}", life.Owner)), life.Owner);
        }
    });
}
