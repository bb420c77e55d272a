namespace MolnFlow.Core.Assess;

/// <summary>The nine criteria by which the supervisory authority's list tells when a DPIA is required (GDPR art. 35(4)).</summary>
public enum DpiaCriterion
{
    Evaluation,
    AutomatedDecisions,
    SystematicMonitoring,
    SensitiveData,
    LargeScale,
    Matching,
    VulnerablePersons,
    NewTechnology,
    BlockedRight,
}

/// <summary>Why none is made although the criteria call for one. The regulation knows no other grounds.</summary>
public enum DpiaExemption
{
    /// <summary>An assessment of similar processing covers this one (art. 35(1)).</summary>
    SimilarAssessed,

    /// <summary>It was made when the law behind the processing was (art. 35(10)).</summary>
    AssessedInLegislation,

    /// <summary>The processing stands on the authority's list of what needs none (art. 35(5)).</summary>
    ExemptedByAuthority,
}

/// <summary>What the data protection officer advised (art. 35(2)), and whether it was followed.</summary>
/// <param name="BecauseNot">Why not; required where the advice was not followed.</param>
public sealed record DpoAdvice(Text Opinion, bool Followed, Text? BecauseNot);

/// <summary>What an impact assessment contains (art. 35(7)), besides its conclusion. Null for what was kept in a file alone.</summary>
/// <param name="Description">The processing and its purposes.</param>
/// <param name="Necessity">Whether it is necessary and proportionate.</param>
/// <param name="Risks">The risks to the rights and freedoms of individuals.</param>
/// <param name="Measures">What is done about them.</param>
/// <param name="Views">What those concerned, or their representatives, think of it; or why they were not asked.</param>
public sealed record DpiaContent(Text Description, Text? Necessity, Text? Risks, Text? Measures, Text? Views);
