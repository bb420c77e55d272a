using System.Collections.Immutable;

namespace MolnFlow.Core.Rulebook;

/// <summary>
/// A security control: when it is mandatory, in which phases it is answered, and what an answer
/// must cover. Titles and guidance are texts and live apart, so that mending a word changes no rule.
/// </summary>
/// <param name="Id">The number the control carries in the routine it comes from.</param>
/// <param name="Conditional">True when the control only concerns some services: then, and only then,
/// it may be answered "not applicable, because".</param>
public sealed record Control(
    int Id,
    Criteria Criteria,
    ImmutableList<Phase> Phases,
    Force Force,
    ImmutableList<string> References,
    bool Conditional,
    SubPointRule SubPointRule,
    ImmutableList<SubPoint> SubPoints)
{
    /// <summary>The sub-points that bind in a phase; guidance never does.</summary>
    public IEnumerable<SubPoint> Required(Phase phase) =>
        SubPoints.Where(s => !s.Guidance && (s.Phases.IsEmpty || s.Phases.Contains(phase)));
}

/// <summary>Thresholds per class (null = this class never triggers, 0 = always) and the two marks.</summary>
public sealed record Criteria(int? Confidentiality, int? Integrity, int? Availability, bool Secrecy, bool PersonalData);

/// <summary>Whether every binding sub-point must be covered, or one is enough.</summary>
public enum SubPointRule
{
    All,
    Any,
}

/// <summary>One thing an answer covers.</summary>
/// <param name="Id">A letter, unique within the control.</param>
/// <param name="Guidance">True for what a control only may contain: shown, never required.</param>
/// <param name="Phases">The phases it is meaningful in; empty means all of the control's.</param>
public sealed record SubPoint(string Id, bool Guidance, ImmutableList<Phase> Phases);
