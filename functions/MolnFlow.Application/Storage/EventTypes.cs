using System.Collections.Frozen;
using MolnFlow.Core;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;

namespace MolnFlow.Application.Storage;

/// <summary>
/// The names and versions that events are stored under. They are written here and nowhere derived:
/// renaming a type must not rename history. A changed shape gets a new version and an upcaster.
/// </summary>
public static class EventTypes
{
    private static readonly FrozenDictionary<Type, (string Name, int Version)> ByType = new Dictionary<Type, (string, int)>
    {
        [typeof(ServiceRegistered)] = ("service-registered", 1),
        [typeof(ServiceAdopted)] = ("service-adopted", 1),
        [typeof(DetailsChanged)] = ("details-changed", 1),
        [typeof(RoleAssigned)] = ("role-assigned", 1),
        [typeof(InformationSetAdded)] = ("information-set-added", 1),
        [typeof(InformationSetChanged)] = ("information-set-changed", 1),
        [typeof(InformationSetRemoved)] = ("information-set-removed", 1),
        [typeof(ControlAnswered)] = ("control-answered", 1),
        [typeof(DeviationAccepted)] = ("deviation-accepted", 1),
        [typeof(RulebookAdopted)] = ("rulebook-adopted", 1),
        [typeof(TextsErased)] = ("texts-erased", 1),
        [typeof(RiskAnalysisRecorded)] = ("risk-analysis-recorded", 1),
        [typeof(ResidualRiskAccepted)] = ("residual-risk-accepted", 1),
        [typeof(DpiaNeedDecided)] = ("dpia-need-decided", 1),
        [typeof(DpiaRecorded)] = ("dpia-recorded", 1),
        [typeof(PriorConsultationRecorded)] = ("prior-consultation-recorded", 1),
        [typeof(OnPremisesWeighed)] = ("on-premises-weighed", 1),
        [typeof(ExitPlanFiled)] = ("exit-plan-filed", 1),
        [typeof(AcquisitionApproved)] = ("acquisition-approved", 1),
        [typeof(AcquisitionRejected)] = ("acquisition-rejected", 1),
        [typeof(AcquisitionWithdrawn)] = ("acquisition-withdrawn", 1),
        [typeof(FoundNotExternalCloud)] = ("found-not-external-cloud", 1),
        [typeof(AgreementSigned)] = ("agreement-signed", 1),
        [typeof(RiskMeasureCompleted)] = ("risk-measure-completed", 1),
        [typeof(PriorConsultationRequested)] = ("prior-consultation-requested", 1),
        [typeof(PriorConsultationExtended)] = ("prior-consultation-extended", 1),
        [typeof(PriorConsultationSuspended)] = ("prior-consultation-suspended", 1),
        [typeof(PriorConsultationResumed)] = ("prior-consultation-resumed", 1),
        [typeof(QuestionAnswered)] = ("question-answered", 1),
        [typeof(QuestionAssigned)] = ("question-assigned", 1),
        [typeof(TakenIntoUse)] = ("taken-into-use", 1),
        [typeof(ContinuationDecisionOpened)] = ("continuation-decision-opened", 1),
        [typeof(ContinuationDecided)] = ("continuation-decided", 1),
        [typeof(AgreementExtended)] = ("agreement-extended", 1),
        [typeof(AgreementCorrected)] = ("agreement-corrected", 1),
        [typeof(TaskCompleted)] = ("task-completed", 1),
        [typeof(ServiceReviewCompleted)] = ("service-review-completed", 1),
        [typeof(ObligationAcknowledged)] = ("obligation-acknowledged", 1),
        [typeof(ChangeReported)] = ("change-reported", 1),
        [typeof(IncidentReported)] = ("incident-reported", 1),
        [typeof(IncidentCorrected)] = ("incident-corrected", 1),
        [typeof(BreachReviewed)] = ("breach-reviewed", 1),
        [typeof(NotificationRecorded)] = ("notification-recorded", 1),
        [typeof(IncidentClosed)] = ("incident-closed", 1),
        [typeof(CybersecurityActDeclared)] = ("cybersecurity-act-declared", 1),
        [typeof(SubProcessorAdded)] = ("sub-processor-added", 1),
        [typeof(SubProcessorAnnounced)] = ("sub-processor-announced", 1),
        [typeof(SubProcessorAnswered)] = ("sub-processor-answered", 1),
        [typeof(SubProcessorRemoved)] = ("sub-processor-removed", 1),
        [typeof(TransferAdded)] = ("transfer-added", 1),
        [typeof(TransferChanged)] = ("transfer-changed", 1),
        [typeof(TransferEnded)] = ("transfer-ended", 1),
        [typeof(NoTransfersDeclared)] = ("no-transfers-declared", 1),
        [typeof(AdequacyLost)] = ("adequacy-lost", 1),
        [typeof(AccessRequestRecorded)] = ("access-request-recorded", 1),
        [typeof(EvidenceValidityNoted)] = ("evidence-validity-noted", 1),
        [typeof(EvidenceRenewed)] = ("evidence-renewed", 1),
        [typeof(ExitStarted)] = ("exit-started", 1),
        [typeof(ExitCalledOff)] = ("exit-called-off", 1),
        [typeof(ExitStepConfirmed)] = ("exit-step-confirmed", 1),
        [typeof(ExitStepProposed)] = ("exit-step-proposed", 1),
        [typeof(ExitProposalWithdrawn)] = ("exit-proposal-withdrawn", 1),
        [typeof(InformationSetSettled)] = ("information-set-settled", 1),
        [typeof(ExitExceptionProposed)] = ("exit-exception-proposed", 1),
        [typeof(ExitExceptionApproved)] = ("exit-exception-approved", 1),
        [typeof(SwitchingExtended)] = ("switching-extended", 1),
        [typeof(DestinationChosen)] = ("destination-chosen", 1),
        [typeof(DisorderDeclared)] = ("disorder-declared", 1),
        [typeof(LossAccepted)] = ("loss-accepted", 1),
        [typeof(ServiceClosed)] = ("service-closed", 1),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Type> ByName = ByType.ToFrozenDictionary(x => x.Value.Name, x => x.Key);

    /// <summary>Every event this version can write.</summary>
    public static IReadOnlyCollection<Type> All => ByType.Keys;

    /// <exception cref="KeyNotFoundException">The type has no stored name: a bug.</exception>
    public static (string Name, int Version) Of(ServiceEvent happened) => ByType[happened.GetType()];

    /// <exception cref="UnknownEventException">The log was written by a newer version.</exception>
    public static (Type Type, int Version) Of(string name) => ByName.TryGetValue(name, out Type? type)
        ? (type, ByType[type].Version)
        : throw new UnknownEventException(name);
}

/// <summary>The log holds an event this version does not know; a newer MolnFlow wrote it.</summary>
public sealed class UnknownEventException(string name)
    : Exception($"The log holds an event '{name}' that this version of MolnFlow does not know. Run the version that wrote it, or a newer one.");
