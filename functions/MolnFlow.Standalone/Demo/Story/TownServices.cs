using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Common;
using static MolnFlow.Standalone.Demo.Story.Beginnings;

namespace MolnFlow.Standalone.Demo.Story;

/// <summary>The demo's services before and in use. Each is here for something it shows; <see cref="LeavingServices"/> has the rest.</summary>
internal static class TownServices
{
    /// <summary>A fresh story each time: a life remembers which service it became.</summary>
    public static ImmutableList<Life> All =>
        [Office(), Staff(), Files(), Hosting(), Meetings(), Survey(), Journal(), Pinboard(), Translation(), Images(), .. LeavingServices.All];

    // In use, on the whole well kept; a few things have slipped.
    private static Life Office() => new Life("Kontorssviten", StoryPeople.Town, "anna")
        .Registered(-520, "E-post, kalender, dokument och samarbete för alla förvaltningar", "nordmoln", "bo", "david",
            Set("E-post och kalender", "cecilia", 2, 2, 2, archive: "Gallras enligt KS 2023/114"),
            Set("Arbetsdokument", "eva", 2, 2, 1, archive: "Gallras enligt KS 2023/114", exclusions: "Inga sekretessbelagda uppgifter; bevakas med etiketter"))
        .Role(-518, Role.DataProtectionOfficer, "frank").Role(-518, Role.Archivist, "ivar")
        .Analysed(-505, RiskLevel.Medium, "Riskerna är hanterbara med villkorad åtkomst och egna nycklar.")
        .Accepted(-500, "Godtas med årlig uppföljning")
        .Privacy(-504, "Många registrerade och ny teknik", "Skyddsåtgärderna räcker. Uppdateras när nya funktioner slås på.")
        .Answered(-480, Phase.Acquire, "Enligt avtalets säkerhetsbilaga")
        .Approved(-470, "KS 2024/310").Planned(-466, "Export till öppna format, flytt till ersättare under tre månader.")
        .Signed(-465, "ag-kontor", "Kontorsstöd som tjänst", "nordmoln",
            today => new AgreementTerms(new Term.AutoRenewing(today.AddDays(-460), today.AddDays(640), 12), 6, Renewal.TenderNeeded, 30, 30, 90))
        .InUse(-460).Answered(-440, Phase.Manage, "Uppfyllt i drift")
        .LookedAfter(-430, -25, "access-review")
        .On(-40, on => new Core.Manage.ReportChange(new ChangeId("new-function"), "Leverantören har slagit på en assistent som läser dokument", on));

    // The strictest class, with a deviation about to run out.
    private static Life Staff() => new Life("Personalsystemet", StoryPeople.Town, "anna")
        .Registered(-430, "Anställningar, löneunderlag, frånvaro och rehabilitering", "cloudhaven", "bo", "david",
            Set("Anställningar och löneunderlag", "cecilia", 2, 3, 2, archive: "Bevaras delvis, KS 2022/87"),
            Set("Rehabiliteringsärenden", "eva", 3, 2, 2, secrecy: true, archive: "Bevaras, KS 2022/87"))
        .Role(-428, Role.DataProtectionOfficer, "frank").Role(-428, Role.SecurityOfficer, "helena")
        .Analysed(-410, RiskLevel.Medium, "Hög skada om uppgifter röjs. Kryptering med egna nycklar krävs.")
        .Accepted(-400, "Godtas")
        .Privacy(-408, "Känsliga uppgifter om anställda", "Godtagbart med begränsad behörighet och loggning.")
        .Weighed(-395, "Egen drift saknar kompetens och blir dyrare; skyddet når samma nivå i tjänsten.")
        .Answered(-385, Phase.Acquire, "Enligt personuppgiftsbiträdesavtalet och bilaga 3")
        .Approved(-378, "KS 2024/402").Planned(-376, "Lönehistorik till e-arkiv, löpande data till efterträdaren.")
        .Signed(-375, "ag-personal", "Personalsystem", "cloudhaven",
            today => new AgreementTerms(new Term.WithOptions(today.AddDays(-370), today.AddDays(1090), 12, 2), 6, Renewal.Standard, 60, 30, 90))
        .InUse(-370).Answered(-350, Phase.Manage, "Följs upp kvartalsvis", 2)
        .Answer(-349, Phase.Manage, on => new Answer.Deviation(
            "Leverantören kan ännu inte lämna loggarna i realtid", "Vi hämtar loggarna varje natt och går igenom dem varje vecka", on.AddDays(364)), c => c.Id == 2)
        .On(-340, _ => new AcceptDeviation(2, Phase.Manage), "bo")
        .LookedAfter(-340, -10, "restore-test")
        .Incident(-1, "Ett löneunderlag skickades till fel chef genom en felställd behörighet");

    // Asks whether to continue, and nobody has answered.
    private static Life Files() => new Life("Fildelningen", StoryPeople.Town, "anna")
        .Registered(-300, "Dela stora filer med konsulter och andra myndigheter", "trygglagring", "bo", null,
            Set("Handlingar under delning", "cecilia", 2, 1, 1, exclusions: "Inget med skyddad identitet"))
        .Analysed(-290, RiskLevel.Low, "Låg risk när filer tas bort efter 30 dagar.").Accepted(-288, "Godtas")
        .Privacy(-289, "Ett kriterium av nio, ingen hög risk", null)
        .Answered(-280, Phase.Acquire, "Enligt leverantörens beskrivning")
        .Approved(-276, "KS 2025/21").Planned(-275, "Filer delas om via ersättaren; inget flyttas.")
        .Signed(-274, "ag-filer", "Fildelning", "trygglagring", Endings.Fixed(-270, 330, 3))
        .InUse(-270).Answered(-250, Phase.Manage, "Uppfyllt").LookedAfter(-240, -5);

    private static Life Hosting() => new Life("Webbplattformen", StoryPeople.Town, "helena")
        .Registered(-350, "Kommunens webbplats och e-tjänster", "nordmoln", "bo", "david",
            Set("Webbplatsens innehåll", "eva", 0, 2, 2, personalData: false), Set("Inskickade e-tjänster", "cecilia", 2, 2, 2, archive: "Överförs till e-arkiv, KS 2021/9"))
        .Analysed(-340, RiskLevel.Medium, "Tillgängligheten är avgörande; två datahallar krävs.", "anna").Accepted(-335, "Godtas")
        .Privacy(-338, "E-tjänsterna tar emot uppgifter från allmänheten", "Godtagbart.")
        .Answered(-320, Phase.Acquire, "Enligt ramavtal").Approved(-312, "KS 2025/4").Planned(-311, "Containrar och databaser flyttas till ny plattform.")
        .Signed(-310, "ag-webb", "Webbdrift", "nordmoln",
            today => new AgreementTerms(new Term.OpenEnded(today.AddDays(-305)), 3, Renewal.Standard, null, null, null))
        .InUse(-305).Answered(-280, Phase.Manage, "Uppfyllt").LookedAfter(-275, -60, "log-review");

    // Everything in order.
    private static Life Meetings() => new Life("Videomöten", StoryPeople.Town, "helena")
        .Registered(-200, "Möten med invånare, politiker och leverantörer", "cloudhaven", "bo", "david",
            Set("Möten och chatt", "cecilia", 1, 1, 2, exclusions: "Sekretessärenden tas inte här"))
        .Analysed(-195, RiskLevel.Low, "Låg risk utan inspelning.", "anna").Accepted(-193, "Godtas")
        .Privacy(-194, "Inga känsliga uppgifter", null)
        .Answered(-185, Phase.Acquire, "Enligt standardvillkoren").Approved(-181, "KS 2025/77").Planned(-180, "Byt länk i kallelserna.")
        .Signed(-180, "ag-video", "Videomöten", "cloudhaven",
            today => new AgreementTerms(new Term.AutoRenewing(today.AddDays(-178), today.AddDays(917), 12), 3, Renewal.Small, null, null, null))
        .InUse(-178).Answered(-160, Phase.Manage, "Uppfyllt").LookedAfter(-155, 0);

    // Just begun: a handful of answers, one of them "do not know".
    private static Life Survey() => new Life("Enkätverktyget", StoryPeople.Town, "anna")
        .Registered(-9, "Enkäter till invånare och personal", "cloudhaven", "bo", "david", Set("Enkätsvar", "cecilia", 1, 1, 1, archive: "Gallras efter ett år"))
        .Answer(-6, Phase.Acquire, _ => new Answer.Unknown("Frågan är ställd till leverantören"), _ => true)
        .Answer(-6, Phase.Acquire, on => new Answer.Planned(new PersonId("anna"), on.AddDays(60), "Bilaga 2, punkt 4"), _ => true, 2, 1);

    // Ready but for the risk owner, who is to accept the residual risk and one deviation.
    private static Life Journal() => new Life("Elevhälsojournalen", StoryPeople.Town, "helena")
        .Registered(-95, "Journal för elevhälsans läkare, sköterskor, psykologer och kuratorer", "skolklart", "bo", "david",
            Set("Journaler", "eva", 3, 3, 2, secrecy: true, archive: "Bevaras, BUN 2023/40"), Set("Tidbokning", "cecilia", 2, 1, 1))
        .Role(-94, Role.DataProtectionOfficer, "frank").Role(-94, Role.Archivist, "ivar").Role(-94, Role.SecurityOfficer, "anna")
        .Weighed(-70, "Egen drift har prövats; skyddet blir svagare och kostnaden högre.")
        .Privacy(-72, "Känsliga uppgifter om barn", "Godtagbart med stark inloggning och spärrar.")
        .Answered(-30, Phase.Acquire, "Enligt säkerhetsbilagan", 5)
        .Answer(-29, Phase.Acquire, on => new Answer.Deviation(
            "Underbiträdet står ännu inte i förteckningen", "Vi har leverantörens intyg och följer upp varje månad", on.AddDays(120)), c => c.Id == 5)
        .Analysed(-12, RiskLevel.Medium, "Kvarvarande risk vid supporttillgång; tillgången loggas och godkänns varje gång.");

    // Found in use by somebody who had clicked "I accept": taken in with everything it lacks.
    private static Life Pinboard() => new Life("Anslagstavlan", StoryPeople.Town, "cecilia")
        .Adopted(-21, AdoptionOrigin.Free, -230, "Gratisverktyg som hittades i bruk på två skolor: delade tavlor med elevnamn", "pinboard", "bo",
            Set("Tavlor med elevarbeten", "eva", 1, 0, 0, exclusions: "Inga foton, inga omdömen"))
        .On(-15, on => new DecideDpia(false, "Få uppgifter och frivilligt", new PersonId("cecilia"), on));

    private static Life Translation() => new Life("Översättningstjänsten", StoryPeople.Town, "helena")
        .Registered(-110, "Maskinöversättning av beslut och brev", "pinboard", "bo", "david", Set("Texter att översätta", "eva", 3, 1, 0, secrecy: true))
        .Analysed(-95, RiskLevel.High, "Texterna används till träning och lämnar EU. Risken går inte att sänka.", "frank")
        .On(-80, on => new DecideAcquisition(false, "Villkoren går inte att förena med sekretessen", Decided(on, "KS 2025/140")));

    // In the other organisation, which sees nothing of the rest.
    private static Life Images() => new Life("Bildarkivet", StoryPeople.Region, "rune")
        .Registered(-30, "Undersökningsbilder delas mellan sjukhus", "fjallnat", "siv", null,
            Set("Undersökningsbilder", "siv", 3, 3, 3, secrecy: true, archive: "Bevaras"));
}
