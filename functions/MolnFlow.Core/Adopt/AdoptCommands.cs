using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Adopt;

/// <summary>How a service that is in use already came to be known.</summary>
public enum AdoptionOrigin
{
    /// <summary>Bought and known of before there was a register.</summary>
    Existing,

    /// <summary>Found in use without anybody having decided on it.</summary>
    Discovered,

    /// <summary>Used on terms accepted by clicking.</summary>
    Free,
}

/// <summary>When a recurring task was last done, before the service was in the register.</summary>
public sealed record LastDone(TaskId Task, DateOnly On);

/// <summary>A place in the line of an owner's adopted services, whose first dates are spread out over one another.</summary>
/// <param name="Place">From 0, the highest class first.</param>
/// <param name="Among">How many they are.</param>
public sealed record Line(int Place, int Among);

/// <summary>A role of the service and who holds it.</summary>
public sealed record RoleHolder(Role Role, PersonId Person);

/// <summary>
/// Takes a service that is in use already straight into the manage phase. What the acquire phase would
/// have asked becomes a list of gaps with dates.
/// </summary>
/// <param name="InUseSince">The day it was taken into use; the earliest day known of where nobody knows it.</param>
/// <param name="Agreement">The agreement's record, where there is one that holds today.</param>
/// <param name="AgreementSignedOn">The day it was signed; the term's first day where nobody knows it.</param>
/// <param name="LastDone">Recurring tasks that were done before, each counted on from its date.</param>
/// <param name="SecuritySensitive">Whether it holds information that concerns Sweden's security: then nothing is kept.</param>
/// <param name="Line">Where it stands among its owner's adopted services; alone where nobody says.</param>
[Command("adopt-service")]
public sealed record AdoptService(
    [property: MaxLength(200)] Text Name,
    Text? Purpose,
    AdoptionOrigin Origin,
    DateOnly InUseSince,
    SupplierId? Supplier,
    PersonId? Owner,
    PersonId? RiskOwner,
    PersonId? Manager,
    ImmutableList<RoleHolder>? OtherRoles,
    Text? ComplexBecause,
    AgreementId? Agreement,
    [property: FilledIn] AgreementTerms? Terms,
    DateOnly? AgreementSignedOn,
    ImmutableList<InformationSet>? InformationSets,
    ImmutableList<LastDone>? LastDone,
    [property: FilledIn] Line? Line = null,
    bool? SecuritySensitive = null) : Command;
