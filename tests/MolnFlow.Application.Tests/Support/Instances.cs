using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;

namespace MolnFlow.Application.Tests.Support;

/// <summary>Every kind of event, filled in, and again with what is optional left out and with each kind of answer and term.</summary>
public static class Instances
{
    private static readonly EvidenceId File = new(new string('a', 64));
    private static readonly ImmutableList<EvidenceId> Files = [File];
    private static readonly DateOnly On = new(2026, 1, 15);
    private static readonly DateOnly End = new(2027, 6, 30);
    private static readonly DateTimeOffset At = new(2026, 1, 15, 18, 30, 0, TimeSpan.FromHours(1));
    private static readonly StepId Step = new("erasure-order");
    private static readonly string Hash = new('0', 64);

    private static readonly DecisionRecord Decision = new(People.Manager, null, On, "Delegation 4.2", "RS 2026-1", Files);
    private static readonly DecisionRecord Board = new(null, "Regionstyrelsen", On, null, "RS 2026-2", null);

    private static readonly AgreementTerms Fixed = new(new Term.Fixed(On, End), 3, Renewal.Standard, 30, 14, 90);

    private static readonly Processor Sub = new(ProcessorType.SubProcessor, "Molnlagret AB", "US", "Drift", On);

    private static Transfer Abroad(TransferTool tool) => new("US", "Cloud Inc.", "Kontouppgifter", true, tool);

    public static IReadOnlyList<ServiceEvent> Events { get; } =
    [
        new ServiceRegistered("Bokning", "Boka tid", new("s-1"), People.Owner, People.RiskOwner, People.Manager, "Många", End, Hash),
        new ServiceRegistered("Bokning", null, null, People.Owner, null, null, null, null, Hash),
        new ServiceAdopted("Bokning", "Boka tid", AdoptionOrigin.Discovered, On, new("s-1"), People.Owner, People.RiskOwner, People.Manager,
            [new(Role.Archivist, People.Analyst)], "Många", [new(new("access-review"), On)], 2, 5, Hash),
        new ServiceAdopted("Bokning", null, AdoptionOrigin.Free, On, null, People.Owner, null, null, [], null, [], 0, 1, Hash),
        new DetailsChanged("Bokning 2", "Boka om", new("s-1"), "Många"),
        new DetailsChanged("Bokning 2", null, null, null),
        new RoleAssigned(Role.RiskOwner, People.RiskOwner),
        new InformationSetAdded(1, new("Tidbok", People.InformationOwner, new(2, 1, 3, true, false), "Gallras", "Inget")),
        new InformationSetAdded(1, new("Tidbok", People.InformationOwner, new(0, 0, 0, false, true), null, null)),
        new InformationSetChanged(1, new("Tidbok", People.InformationOwner, new(2, 1, 3, true, false), "Gallras", "Inget")),
        new InformationSetRemoved(1, "Flyttad"),
        new ControlAnswered(1, Phase.Acquire, new Answer.Met(["a", "b"], "Enligt bilaga", Files)),
        new ControlAnswered(1, Phase.Manage, new Answer.Met([], null, null)),
        new ControlAnswered(1, Phase.Exit, new Answer.Planned(People.Owner, On, "Bilaga 2")),
        new ControlAnswered(1, Phase.Exit, new Answer.MetWithoutEffect("Ingen verkan")),
        new ControlAnswered(1, Phase.Exit, new Answer.Deviation("Saknas", "Rutin", End)),
        new ControlAnswered(1, Phase.Exit, new Answer.NotApplicable("Gäller inte")),
        new ControlAnswered(1, Phase.Exit, new Answer.Unknown("Frågar")),
        new ControlAnswered(1, Phase.Exit, new Answer.Unknown(null)),
        new DeviationAccepted(1, Phase.Acquire),
        new RulebookAdopted(Hash),
        new TextsErased(1, "art. 17"),
        new RiskAnalysisRecorded("Godtagbar", RiskLevel.Medium, People.Analyst, On, Files),
        new RiskAnalysisRecorded("Godtagbar", RiskLevel.Medium, People.Analyst, On, Files,
            [new(RiskTheme.ForeignLaw, "Utlämnande", 3, 4, 1, null), new(RiskTheme.Other, "Avbrott", 1, 2, null, null)],
            [new(1, "Kryptera själva", People.Owner, End)]),
        new ResidualRiskAccepted("Godtas"),
        new ResidualRiskAccepted(null),
        new DpiaNeedDecided(true, "Två kriterier", People.Owner, On),
        new DpiaNeedDecided(false, "Täcks redan", People.Owner, On, [DpiaCriterion.SensitiveData, DpiaCriterion.LargeScale], DpiaExemption.SimilarAssessed),
        new DpiaRecorded("Bedömd", true, People.Analyst, On, Files),
        new DpiaRecorded("Bedömd", false, People.Analyst, On, [],
            new("Tidbokning", "Behövs", "Röjande", "Kryptering", "Patientnämnden tillfrågad"), new("Vänta", false, "Brådskar")),
        new DpiaRecorded("Bedömd", false, People.Analyst, On, [], new("Tidbokning", null, null, null, null), new("Gå vidare", true, null)),
        new RiskMeasureCompleted(1, MeasureOutcome.Done, On, null, Files),
        new RiskMeasureCompleted(2, MeasureOutcome.NoLongerNeeded, On, "Annan lösning", []),
        new PriorConsultationRequested(On, "IMY 2026-1"),
        new PriorConsultationExtended(On),
        new PriorConsultationSuspended(On, "Uppgifter saknas"),
        new PriorConsultationResumed(On),
        new PriorConsultationRecorded("Inget att erinra", true, On, Files),
        new OnPremisesWeighed("Dyrare", People.Analyst, On, Files),
        new ExitPlanFiled("Plan", People.Owner, On, Files),
        new AcquisitionApproved(Decision),
        new AcquisitionApproved(Board),
        new AcquisitionRejected(Decision, "För dyrt"),
        new AcquisitionWithdrawn("Behovet försvann"),
        new FoundNotExternalCloud("Drivs av oss"),
        new AgreementSigned(Give.Agreement, Fixed, On, Files),
        new AgreementSigned(Give.Agreement, new(new Term.AutoRenewing(On, End, 12), null, Renewal.TenderNeeded, null, null, null), On, []),
        new AgreementSigned(Give.Agreement, Fixed with { Term = new Term.WithOptions(On, End, 12, 2), Renewal = Renewal.Small }, On, []),
        new AgreementSigned(Give.Agreement, Fixed with { Term = new Term.OpenEnded(On) }, On, []),
        new AgreementSigned(Give.Agreement, Fixed with { Term = new Term.Free(On) }, On, []),
        new QuestionAnswered(new("service-kind"), new Reply.Chosen(["application", "platform"]), "Bådadera", Files),
        new QuestionAnswered(new("business-need"), new Reply.Written("Boka tid"), null, []),
        new QuestionAnswered(new("business-need"), new Reply.Dated(On), null, []),
        new QuestionAnswered(new("business-need"), new Reply.Unknown(), "Frågan är ställd", []),
        new QuestionAssigned(new("business-need"), People.Analyst),
        new QuestionAssigned(new("business-need"), null),
        new TakenIntoUse(),
        new ContinuationDecisionOpened(1, End, new DateOnly(2027, 3, 1)),
        new ContinuationDecisionOpened(2, End, null),
        new ContinuationDecided(1, Continuation.Leave, Decision, End),
        new ContinuationDecided(1, Continuation.Renew, Decision, null),
        new AgreementExtended(Fixed, ExtensionCause.OptionCalled, Files),
        new AgreementCorrected(Fixed, "Fel datum"),
        new AgreementCorrected(Fixed, null),
        new TaskCompleted(new("log-review"), 2, On, TaskResult.Findings, On, 1, On, On, "Se nedan", new("Inloggningar", On, "Två försök", "Spärrat"), Files),
        new TaskCompleted(new("access-review"), 1, On, TaskResult.Unchanged, End, 0, On, End, null, null, []),
        new ServiceReviewCompleted(1, On, On, 0, On, On, [new("access-review"), new("log-review")], "Allt som förut", Files),
        new ServiceReviewCompleted(1, On, On, 0, On, On, [], null, []),
        new ObligationAcknowledged("task:access-review", 1, On, End, "Efter semestern"),
        new ObligationAcknowledged("decide-continuation", 1, On, End, null),
        new ChangeReported(new("new-use"), "Ny grupp", On, [new("risk-analysis")], End),
        new IncidentReported(1, IncidentKind.Incident, At, "Utskick till fel lista", Likely.Unknown, Significance.Unknown, Files),
        new IncidentReported(2, IncidentKind.SecurityEvent, At, "Misslyckade inloggningar", Likely.No, Significance.NotApplicable, []),
        new IncidentCorrected(1, IncidentKind.Incident, At.AddHours(-2), Likely.Yes, Significance.Yes, "Såg larmet tidigare"),
        new BreachReviewed(1, true, BreachRisk.High, "Namn och diagnoser", "Krypterat", Files),
        new BreachReviewed(1, false, null, "Bara testdata", null, []),
        new NotificationRecorded(1, NotificationKind.PersonalDataBreach, At, "IMY-2026-1", true, "Leverantören svarade inte", Files),
        new NotificationRecorded(1, NotificationKind.EarlyWarning, At, "CSIRT 7", false, null, []),
        new IncidentClosed(1, "Listan är rensad", Files),
        new CybersecurityActDeclared(false, "Ingen samhällsviktig verksamhet"),
        new SubProcessorAdded(1, Sub),
        new SubProcessorAnnounced(2, Sub, On, End, [new("sub-processors")], End),
        new SubProcessorAnswered(2, SubProcessorAnswer.Object, "Fel land", On, true, Files),
        new SubProcessorRemoved(1, "Anlitas inte längre", On),
        new TransferAdded(1, Abroad(new TransferTool.Adequacy())),
        new TransferAdded(2, Abroad(new TransferTool.StandardClauses(new("FISA 702", Likely.No, "Tvingande", "Egna nycklar", Likely.Yes)))),
        new TransferChanged(2, Abroad(new TransferTool.BindingRules(new("Läst", Likely.Yes, "Inget hindrar", null, null))), "Nytt stöd"),
        new TransferChanged(2, Abroad(new TransferTool.StandardClauses(null)), "Nytt stöd"),
        new TransferChanged(2, Abroad(new TransferTool.Other("Uppförandekod")), "Nytt stöd"),
        new TransferChanged(2, Abroad(new TransferTool.Exception("Samtycke", "Ett enda fall")), "Nytt stöd"),
        new TransferChanged(2, Abroad(new TransferTool.None()), "Inget stöd"),
        new TransferEnded(2, "Avstängt", On),
        new NoTransfersDeclared("Allt stannar i Sverige"),
        new AdequacyLost(1, "US", "adequacy-eu-us", [new("transfers")], End),
        new AdequacyLost(1, "US", null, [], End),
        new AccessRequestRecorded("Åklagare", "US", "Ett konto", AccessOutcome.Refused, On, [new("transfers")], End, Files),
        new EvidenceValidityNoted([new(File, End)]),
        new EvidenceRenewed(File, "Nytt intyg", Files),
        new EvidenceRenewed(File, "Behövs inte", []),
        new ExitStarted(1, ExitCause.NothingDecided, End),
        new ExitCalledOff(1, "Vi stannar"),
        new ExitCalledOff(1, null),
        new ExitStepConfirmed(Step, 1, On, "Klart", Files),
        new ExitStepConfirmed(Step, 1, On, null, []),
        new ExitStepProposed(Step, 1, On, "Bör ske", Files),
        new ExitProposalWithdrawn(Step, 1),
        new InformationSetSettled(1, 1, SetOutcome.Archived, "Kvitto 7", On, Files),
        new ExitExceptionProposed(Step, 1, "Går inte"),
        new ExitExceptionApproved(Step, 1),
        new SwitchingExtended(1, SwitchingCause.Unfeasible, End, On, "Stora mängder", Files),
        new DestinationChosen(1, Destination.Switch, new("s-2"), On, "Billigast", Files),
        new DestinationChosen(1, Destination.Erase, null, On, null, []),
        new DisorderDeclared(1, DisorderCause.Bankruptcy, new DateTimeOffset(2026, 1, 15, 8, 30, 0, TimeSpan.FromHours(1)), On, "Kungjort", Files),
        new LossAccepted(1, 1, SetOutcome.Lost, "Efter samråd"),
        new LossAccepted(1, 1, SetOutcome.Remains, null),
        new ServiceClosed(Decision),
    ];
}
