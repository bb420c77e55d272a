using System.Collections.Immutable;

namespace MolnFlow.Core.Rulebook;

/// <summary>One reason why a control is mandatory.</summary>
/// <param name="Threshold">The class it takes; null for the marks.</param>
/// <param name="Actual">The class reached; 1 for a mark.</param>
/// <param name="Sets">The information sets that reach it; empty when no sets were given.</param>
public sealed record Trigger(Criterion Criterion, int? Threshold, int Actual, ImmutableList<int> Sets);

/// <summary>A mandatory control and every reason for it.</summary>
public sealed record ApplicableControl(Control Control, ImmutableList<Trigger> Because);

/// <summary>
/// Which controls are mandatory, and why: any single criterion is enough
/// (regional routine RS10162-1596316381-126, section 4.5).
/// </summary>
public static class Applicability
{
    public static ImmutableList<ApplicableControl> Of(Rulebook rulebook, Classification classification) =>
        Of(rulebook, classification, []);

    /// <summary>As above, with each reason naming the information sets that cause it.</summary>
    public static ImmutableList<ApplicableControl> Of(
        Rulebook rulebook, Classification classification, IReadOnlyList<(int Number, Classification Class)> sets) =>
        [.. rulebook.Controls
            .Select(control => new ApplicableControl(control, [.. Triggers(control.Criteria, classification, sets)]))
            .Where(applicable => !applicable.Because.IsEmpty)];

    /// <summary>Whether one control is mandatory.</summary>
    public static bool Applies(Control control, Classification classification) => Triggers(control.Criteria, classification, []).Any();

    private static IEnumerable<Trigger> Triggers(
        Criteria criteria, Classification classification, IReadOnlyList<(int Number, Classification Class)> sets)
    {
        foreach ((Criterion criterion, int? threshold) in Thresholds(criteria))
        {
            int actual = classification.Of(criterion);
            if (threshold is { } least && actual >= least)
            {
                bool mark = criterion is Criterion.Secrecy or Criterion.PersonalData;
                yield return new Trigger(criterion, mark ? null : least, actual,
                    [.. sets.Where(s => s.Class.Of(criterion) >= least).Select(s => s.Number)]);
            }
        }
    }

    private static IEnumerable<(Criterion, int?)> Thresholds(Criteria criteria) =>
    [
        (Criterion.Confidentiality, criteria.Confidentiality),
        (Criterion.Integrity, criteria.Integrity),
        (Criterion.Availability, criteria.Availability),
        (Criterion.Secrecy, criteria.Secrecy ? 1 : null),
        (Criterion.PersonalData, criteria.PersonalData ? 1 : null),
    ];
}
