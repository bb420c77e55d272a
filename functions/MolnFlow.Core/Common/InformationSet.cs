using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Common;

/// <summary>
/// A body of information that a service holds. The strictest set governs, per dimension.
/// </summary>
/// <param name="ArchiveRule">What must be preserved or may be disposed of, and under which decision; null when it holds no public records.</param>
/// <param name="Exclusions">Information that must not enter the service, and how that is upheld.</param>
public sealed record InformationSet(
    Text Name,
    PersonId Owner,
    Classification Classification,
    Text? ArchiveRule,
    Text? Exclusions);

/// <summary>A set with its running number within the service (from 1, never reused).</summary>
/// <param name="OwnerNamedBy">Who named its present owner.</param>
public sealed record NumberedSet(int Number, InformationSet Set, PersonId OwnerNamedBy);
