namespace MolnFlow.Core.Obligations;

/// <summary>What can be asked in any phase before the end.</summary>
internal static class StandingObligations
{
    public static IEnumerable<Obligation> Of(Service s, Context x) => s.Stage is Stage.Ended
        ? []
        : [.. IncidentObligations.Of(s, x), .. AbroadObligations.Of(s, x), .. EvidenceObligations.Of(s)];
}
