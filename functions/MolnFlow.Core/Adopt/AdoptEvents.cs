using System.Collections.Immutable;

namespace MolnFlow.Core.Adopt;

/// <summary>A service that was in use already came into the register, straight into the manage phase.</summary>
/// <param name="Rulebook">The hash of the rulebook pinned from the start.</param>
/// <param name="Place">Which in the order of its owner's adopted services it was, from 0.</param>
/// <param name="Among">How many they were; the first dates follow from both.</param>
public sealed record ServiceAdopted(
    Text Name,
    Text? Purpose,
    AdoptionOrigin Origin,
    DateOnly InUseSince,
    SupplierId? Supplier,
    PersonId Owner,
    PersonId? RiskOwner,
    PersonId? Manager,
    ImmutableList<RoleHolder> OtherRoles,
    Text? ComplexBecause,
    ImmutableList<LastDone> LastDone,
    int Place,
    int Among,
    string Rulebook) : ServiceEvent;
