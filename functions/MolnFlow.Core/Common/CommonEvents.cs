namespace MolnFlow.Core.Common;

/// <summary>What is known about the service itself was corrected.</summary>
public sealed record DetailsChanged(Text Name, Text? Purpose, SupplierId? Supplier, Text? ComplexBecause) : ServiceEvent;

/// <summary>Somebody got a role for this service; whoever had it hands over.</summary>
public sealed record RoleAssigned(Role Role, PersonId Person) : ServiceEvent;

public sealed record InformationSetAdded(int Number, InformationSet Set) : ServiceEvent;

public sealed record InformationSetChanged(int Number, InformationSet Set) : ServiceEvent;

/// <summary>The set is no longer held here. Its number is not used again.</summary>
public sealed record InformationSetRemoved(int Number, Text Because) : ServiceEvent;

public sealed record ControlAnswered(int Control, Phase Phase, Answer Answer) : ServiceEvent;

/// <summary>The risk owner accepted a deviation; it counts until its date.</summary>
public sealed record DeviationAccepted(int Control, Phase Phase) : ServiceEvent;

/// <summary>The service went over to another rulebook.</summary>
public sealed record RulebookAdopted(string Rulebook) : ServiceEvent;

/// <summary>
/// The texts of one earlier event were erased. The event itself stays in the chain; its texts
/// are gone from the store, from every snapshot and from every letter.
/// </summary>
public sealed record TextsErased(int Sequence, string Basis) : ServiceEvent;
