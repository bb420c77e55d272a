using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

public class AcceptanceTests
{
    private static readonly Func<Case> New = () => Milestones.Registered();
    private static readonly Func<Case> Adopted = () => Case.On("2025-11-03").Do(Give.Adopt(Give.Set()));
    private static readonly Func<Case> Used = () => Milestones.InUse();
    private static readonly Func<Case> Exiting = () => Milestones.Exiting();
    private static readonly Func<Case> OpenEnded = () => Milestones.InUse(Give.Terms(new Term.OpenEnded(Dates.Day("2025-11-01"))));
    private static readonly Func<Case> Requested = () => Exiting().Do(Give.Confirm("sample-export", Dates.Day("2027-01-11"))).Do(Give.Confirm("switching-request", Dates.Day("2027-01-11")));
    private static readonly Func<Case> Disordered = () => Used().Do(Give.Disorder(Dates.Day("2025-11-03")));
    private static readonly LogReview Logs = new("Inloggningar", Dates.Day("2025-11-01"), "Inget", "Inget");
    private static readonly StepId Sample = new("sample-export");

    private static readonly ImmutableList<Acceptance> Rows =
    [
        new("a service is registered with two sets", () => Case.On("2025-11-03"), _ => Give.Register(Give.Set(), Give.Set()), "ServiceRegistered InformationSetAdded InformationSetAdded"),
        new("a service in use is adopted", () => Case.On("2025-11-03"), _ => Give.Adopt(Give.Set()) with { SecuritySensitive = false, Agreement = new("agreement-1"), Terms = Give.FixedTerms() }, "ServiceAdopted InformationSetAdded AgreementSigned QuestionAnswered"),
        new("the agreement of an adopted service is found", Adopted, c => Give.Sign(c.Today), "AgreementSigned"),
        new("an adopted service was no cloud service", Adopted, _ => new DeclareNotExternalCloud("Körs hos oss"), "FoundNotExternalCloud"),
        new("using it is decided after the fact", () => Adopted().Documented(), c => new DecideAcquisition(true, null, Give.Decision(c.Today)), "AcquisitionApproved"),
        new("an adopted service without an agreement goes on", Adopted, c => Give.Continue(c.Today), "ContinuationDecided"),
        new("details change", New, _ => new ChangeDetails("Nytt namn", null, null, "Många kopplingar"), "DetailsChanged"),
        new("a role changes hands", New, _ => new Reassign(Role.Deputy, People.Stranger), "RoleAssigned"),
        new("a set is added", New, _ => new AddInformationSet(Give.Set()), "InformationSetAdded"),
        new("a set is reclassified", New, _ => new ChangeInformationSet(1, Give.Set(new(1, 1, 1, false, false))), "InformationSetChanged"),
        new("a set goes away", New, _ => new RemoveInformationSet(1, "Flyttad"), "InformationSetRemoved"),
        new("a control is answered", New, c => Give.Met(c.Rules, 1, Phase.Acquire), "ControlAnswered"),
        new("a question is answered", New, _ => QuestionRefusals.Chosen("something-today", "yes"), "QuestionAnswered"),
        new("a question and what follows from it are answered together", New, _ => new AnswerQuestions([QuestionRefusals.Of("something-today", "yes"), QuestionRefusals.Of("not-less-secure", "equal")]), "QuestionAnswered QuestionAnswered"),
        new("what nobody knows is saved, where the source refuses it too", New, _ => new AnswerQuestion(new("where-stored"), new Reply.Unknown(), null, null), "QuestionAnswered"),
        new("somebody is asked for an answer", New, _ => new AssignQuestion(new("where-stored"), People.Stranger), "QuestionAssigned"),
        new("a service that holds nothing of Sweden's security is registered", () => Case.On("2025-11-03"), _ => Give.Register() with { SecuritySensitive = false }, "ServiceRegistered QuestionAnswered"),
        new("a deviation is accepted", () => New().Do(ThroughoutRefusals.Deviating), _ => new AcceptDeviation(1, Phase.Acquire), "DeviationAccepted", People.RiskOwner),
        new("texts are erased", New, _ => new EraseTexts(1, "art. 17"), "TextsErased"),
        new("texts are erased after the end", () => New().Do(new Withdraw("Nej")), _ => new EraseTexts(1, "art. 17"), "TextsErased"),
        new("another rulebook is adopted", New, _ => new AdoptRulebook("other"), "RulebookAdopted"),
        new("the same rulebook is adopted", New, c => new AdoptRulebook(c.State.Rulebook), ""),
        new("risk is analysed", New, c => Give.Risk(c.Today), "RiskAnalysisRecorded"),
        new("risk is analysed risk by risk, with measures", New, c => AssessmentRefusals.Risks(c.Today), "RiskAnalysisRecorded"),
        new("a measure is done", () => AssessmentRefusals.Measured(), c => new CompleteMeasure(2, MeasureOutcome.Done, c.Today, null, null), "RiskMeasureCompleted"),
        new("none is needed with one criterion", New, c => Give.DpiaNeed(c.Today, required: false) with { Criteria = [DpiaCriterion.SensitiveData] }, "DpiaNeedDecided"),
        new("none is made though two criteria hold, on a ground the regulation knows", New, c => Give.DpiaNeed(c.Today, required: false) with { Criteria = [DpiaCriterion.SensitiveData, DpiaCriterion.LargeScale], Exemption = DpiaExemption.SimilarAssessed }, "DpiaNeedDecided"),
        new("a DPIA has the officer's advice", () => AssessmentRefusals.WithOfficer(), c => Give.Dpia(c.Today) with { Dpo = new("Gå vidare", true, null) }, "DpiaRecorded"),
        new("consultation is asked for", () => AssessmentRefusals.High(), c => new RequestPriorConsultation(c.Today, "IMY 1"), "PriorConsultationRequested"),
        new("the authority takes more time", () => AssessmentRefusals.Consulting(), c => new ExtendPriorConsultation(c.Today), "PriorConsultationExtended"),
        new("the authority's time stands still", () => AssessmentRefusals.Consulting(), c => new SuspendPriorConsultation(c.Today, "Uppgifter saknas"), "PriorConsultationSuspended"),
        new("the authority's time runs again", () => AssessmentRefusals.Consulting().Do(new SuspendPriorConsultation(Dates.Day("2025-11-03"), "Uppgifter saknas")), c => new ResumePriorConsultation(c.Today), "PriorConsultationResumed"),
        new("risk is accepted", () => New().Do(Give.Risk(Dates.Day("2025-11-03"))), _ => new AcceptResidualRisk("Godtas"), "ResidualRiskAccepted", People.RiskOwner),
        new("the need of a DPIA is decided", New, c => Give.DpiaNeed(c.Today), "DpiaNeedDecided"),
        new("a DPIA is made", () => New().Do(Give.DpiaNeed(Dates.Day("2025-11-03"))), c => Give.Dpia(c.Today), "DpiaRecorded"),
        new("the authority was asked", () => New().Do(Give.DpiaNeed(Dates.Day("2025-11-03"))).Do(Give.Dpia(Dates.Day("2025-11-03"), high: true)), c => new RecordPriorConsultation("Ja", true, c.Today, null), "PriorConsultationRecorded"),
        new("running it ourselves is weighed", New, c => new WeighOnPremises("Nej", People.Analyst, c.Today, null), "OnPremisesWeighed"),
        new("the exit plan is filed", New, c => new FileExitPlan("Plan", People.Owner, c.Today, null), "ExitPlanFiled"),
        new("acquiring is approved", () => New().Documented(), c => new DecideAcquisition(true, null, Give.Decision(c.Today)), "AcquisitionApproved"),
        new("a body approves", () => New().Documented(), c => new DecideAcquisition(true, null, new(null, "Nämnden", c.Today, null, "N 12", null)), "AcquisitionApproved"),
        new("acquiring is rejected", New, c => new DecideAcquisition(false, "För dyrt", Give.Decision(c.Today)), "AcquisitionRejected"),
        new("the case is withdrawn", New, _ => new Withdraw("Behovet försvann"), "AcquisitionWithdrawn"),
        new("it is no cloud service", New, _ => new DeclareNotExternalCloud("Körs hos oss"), "FoundNotExternalCloud"),
        new("the agreement is signed", New, c => Give.Sign(c.Today), "AgreementSigned"),
        new("a shared agreement moves before use", () => New().Do(Give.Sign(Dates.Day("2025-11-03"))), _ => new FollowAgreement(new("agreement-1"), Give.FixedTerms(end: "2030-01-01"), false), "AgreementExtended", PersonId.System),
        new("somebody else's agreement moves", New, _ => new FollowAgreement(new("another"), Give.FixedTerms(), false), "", PersonId.System),
        new("it is taken into use", () => New().Documented().Approved().Signed(), _ => new TakeIntoUse(), "TakenIntoUse"),
        new("a morning before use", New, _ => new Advance(), "", PersonId.System),

        new("the supplier shows that it needs longer", Requested, c => new RecordUnfeasibility(c.Today, Dates.Day("2027-09-30"), "Stora mängder", Give.Evidence), "SwitchingExtended ExitStepConfirmed"),
        new("the organisation takes longer", Requested, c => new ExtendTransition(c.Today, Dates.Day("2027-12-31"), "Sent", null), "SwitchingExtended"),
        new("a successor is chosen", Requested, c => Give.Destination(c.Today) with { Successor = new("s-2") }, "DestinationChosen ExitStepConfirmed"),
        new("the destination is chosen anew", () => Requested().Do(Give.Destination(Dates.Day("2027-01-11"))), c => Give.Destination(c.Today, Destination.Erase), "DestinationChosen"),
        new("the supplier goes bankrupt", Used, c => Give.Disorder(c.Today), "ExitStarted DisorderDeclared"),
        new("the supplier goes silent in the exit", Exiting, c => Give.Disorder(c.Today, DisorderCause.Silence), "DisorderDeclared"),
        new("a loss that the owner recorded is accepted", () => Disordered().Do(Give.Settle(1, Dates.Day("2025-11-03")) with { Outcome = SetOutcome.Remains }, People.InformationOwner), _ => new AcceptLoss(1, null), "LossAccepted", People.RiskOwner),
        new("a loss is accepted", () => Disordered().Do(Give.Settle(1, Dates.Day("2025-11-03")) with { Outcome = SetOutcome.Lost }), _ => new AcceptLoss(1, "Återskapas"), "LossAccepted", People.InformationOwner),

        new("renewal of a fixed term is decided", Used, c => Give.Continue(c.Today), "ContinuationDecided"),
        new("an auto-renewing agreement is renewed", () => Milestones.InUse(Give.Terms(new Term.AutoRenewing(Dates.Day("2025-01-01"), Dates.Day("2027-06-30"), 12))), c => Give.Continue(c.Today), "ContinuationDecided AgreementExtended"),
        new("an open-ended agreement goes on", OpenEnded, c => Give.Continue(c.Today), "ContinuationDecided"),
        new("replacing is decided", Used, c => Give.Continue(c.Today, Continuation.Replace), "ContinuationDecided ExitStarted"),
        new("leaving early is decided", Used, c => new StartExit(Give.Decision(c.Today), Dates.Day("2026-12-31")), "ContinuationDecided ExitStarted"),
        new("terms are corrected in use", Used, _ => new CorrectAgreement(Give.FixedTerms(notice: 3), "Fel i avtalet"), "AgreementCorrected"),
        new("terms are corrected before use", () => New().Do(Give.Sign(Dates.Day("2025-11-03"))), _ => new CorrectAgreement(Give.FixedTerms(end: "2028-06-30"), "Skrivfel"), "AgreementCorrected"),
        new("terms are corrected in the exit", Exiting, _ => new CorrectAgreement(Give.FixedTerms(end: "2027-07-31"), "Skrivfel"), "AgreementCorrected"),
        new("a shared agreement's end is corrected elsewhere", Used, _ => new FollowAgreement(new("agreement-1"), Give.FixedTerms(end: "2027-07-31"), true), "AgreementCorrected", PersonId.System),
        new("a shared agreement is corrected elsewhere", Used, _ => new FollowAgreement(new("agreement-1"), Give.FixedTerms(notice: 3), true), "AgreementCorrected", PersonId.System),
        new("leaving is decided once the exit began by itself", () => Used().Until("2027-03-01"), c => new StartExit(Give.Decision(c.Today), null), "ContinuationDecided"),
        new("leaving is taken back in time", Exiting, _ => new CallOffExit("Ångrat"), "ExitCalledOff"),
        new("a task is done", Used, c => new CompleteTask(new("access-review"), c.Today, TaskResult.Unchanged, null, null, null), "TaskCompleted"),
        new("logs are reviewed", Used, c => new CompleteTask(new("log-review"), c.Today, TaskResult.Findings, "Se nedan", Logs, Give.Evidence), "TaskCompleted"),
        new("a review is held", Used, c => new CompleteReview(c.Today, [new(new("access-review"), TaskResult.Done, null, null), new(new("log-review"), TaskResult.Unchanged, null, Logs)], null, null), "ServiceReviewCompleted TaskCompleted TaskCompleted"),
        new("a review is held in the exit", Exiting, c => new CompleteReview(c.Today, [], "Inget att göra", null), "ServiceReviewCompleted"),
        new("a change is reported", Used, c => new ReportChange(new("changed-terms"), "Nya villkor", c.Today), "ChangeReported"),
        new("an obligation is acknowledged", Used, c => new Acknowledge("task:access-review", c.Today.AddDays(14), "Efter semestern"), "ObligationAcknowledged"),
        new("a new risk analysis is the task done", () => Used().At("2026-10-01"), c => Give.Risk(c.Today), "RiskAnalysisRecorded TaskCompleted"),
        new("a new DPIA is the task done", () => Used().At("2026-10-01"), c => Give.Dpia(c.Today), "DpiaRecorded TaskCompleted"),
        new("the end is extended", Used, c => new ExtendAgreement(Dates.Day("2029-06-30"), c.Today, null), "AgreementExtended"),
        new("a new agreement takes over", Used, c => Give.Sign(c.Today) with { Agreement = new("agreement-2") }, "AgreementSigned AgreementExtended"),
        new("a preparation is done in manage", Used, c => Give.Confirm("supplier-procedure", c.Today), "ExitStepConfirmed"),
        new("the morning the question is put", () => Used().At("2026-05-31"), _ => new Advance(), "ContinuationDecisionOpened", PersonId.System),
        new("the first morning after a long outage", () => Used().At("2027-04-15"), _ => new Advance(), "ContinuationDecisionOpened ExitStarted", PersonId.System),

        new("a step is done", Exiting, c => Give.Confirm("switching-request", c.Today), "ExitStepConfirmed"),
        new("an exception is proposed", Exiting, _ => new ProposeExitException(Sample, "Går inte"), "ExitExceptionProposed"),
        new("an exception is approved", () => Exiting().Do(new ProposeExitException(Sample, "Går inte")), _ => new ApproveExitException(Sample), "ExitExceptionApproved", People.InformationOwner),
        new("a set is settled", Exiting, c => Give.Settle(1, c.Today), "InformationSetSettled"),
        new("erasure is proposed", () => Exiting().GatesPassed(), c => Give.Propose("erasure-order", c.Today), "ExitStepProposed"),
        new("the proposal is taken back", () => Exiting().GatesPassed().Do(Give.Propose("erasure-order", Dates.Day("2027-06-30"))), _ => new WithdrawExitProposal(ExitSteps.ErasureOrder), "ExitProposalWithdrawn"),
        new("erasure is approved", () => Exiting().GatesPassed().Do(Give.Propose("erasure-order", Dates.Day("2027-06-30"))), _ => new ApproveExitStep(ExitSteps.ErasureOrder), "ExitStepConfirmed", People.Manager),
        new("an exit is called off by extending", Exiting, c => new ExtendAgreement(Dates.Day("2028-06-30"), c.Today, null), "AgreementExtended ExitCalledOff"),
        new("an exit without an end is called off", () => OpenEnded().Do(new StartExit(Give.Decision(Dates.Day("2025-11-03")), null)), _ => new CallOffExit("Vi stannar"), "ExitCalledOff"),
        new("another service extends what nobody here decided on", () => Used().Until("2027-03-01"), _ => new FollowAgreement(new("agreement-1"), Give.FixedTerms(end: "2028-06-30"), false), "AgreementExtended ExitCalledOff", PersonId.System),
        new("another service extends after erasure was ordered", () => Used().Until("2027-03-01").GatesPassed().Ordered(), _ => new FollowAgreement(new("agreement-1"), Give.FixedTerms(end: "2028-06-30"), false), "", PersonId.System),
        new("another service extends what is left by decision", Exiting, _ => new FollowAgreement(new("agreement-1"), Give.FixedTerms(end: "2028-06-30"), false), "", PersonId.System),
        new("a morning in the exit", Exiting, _ => new Advance(), "", PersonId.System),
        new("the case is closed", () => Exiting().GatesPassed().Ordered().ReadyToClose(), c => new Close(Give.Decision(c.Today)), "ServiceClosed"),
        new("a morning after the end", () => Exiting().GatesPassed().Ordered().ReadyToClose().Closed(), _ => new Advance(), "", PersonId.System),
        .. IncidentRows.Accepted,
        .. AbroadRows.Accepted,
    ];

    public static TheoryData<string> Names() => [.. Rows.Select(r => r.When)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_may_pass_passes_and_these_events_follow(string when)
    {
        Acceptance row = Rows.Single(r => r.When == when);
        Case c = row.Given();
        var accepted = Assert.IsType<Decision.Accepted>(c.Try(row.Asked(c), row.By));

        Assert.Equal(row.Events, string.Join(' ', accepted.Events.Select(e => e.GetType().Name)));
        c.Record(accepted, row.By ?? People.Owner);
    }

    [Fact]
    public void Every_command_is_accepted_in_some_row() => Assert.Equal(
        Commands.Types.Select(t => t.Name).Order(),
        Rows.Select(r => r.Asked(r.Given()).GetType().Name).Distinct().Order());
}
