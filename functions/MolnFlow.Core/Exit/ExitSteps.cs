namespace MolnFlow.Core.Exit;

/// <summary>The steps that rules refer to by name; the catalogue check sees that the exit plan has them.</summary>
public static class ExitSteps
{
    public static readonly StepId SwitchingRequest = new("switching-request");
    public static readonly StepId UnfeasibilityAnswer = new("unfeasibility-answer");
    public static readonly StepId DestinationChoice = new("destination-choice");
    public static readonly StepId SettleSets = new("gate-2");
    public static readonly StepId AccessRevoked = new("access-revoked");
    public static readonly StepId RetrievalWindow = new("retrieval-window");
    public static readonly StepId ErasureOrder = new("erasure-order");
    public static readonly StepId ErasureCertificate = new("erasure-certificate");
    public static readonly StepId BackupsExpired = new("backups-expired");
    public static readonly StepId CloseOut = new("close-out");

    public static readonly IReadOnlyList<StepId> All =
        [SwitchingRequest, UnfeasibilityAnswer, DestinationChoice, SettleSets, AccessRevoked, RetrievalWindow, ErasureOrder, ErasureCertificate, BackupsExpired, CloseOut];
}
