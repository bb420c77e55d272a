using System.ComponentModel.DataAnnotations;

namespace MolnFlow.Core.Common;

[Command("change-details")]
public sealed record ChangeDetails(
    [property: MaxLength(200)] Text Name, Text? Purpose, SupplierId? Supplier, Text? ComplexBecause) : Command;

/// <summary>Gives a role for this service to somebody, and for the service owner's role hands it over.</summary>
[Command("reassign")]
public sealed record Reassign(Role Role, PersonId Person) : Command;

[Command("add-information-set")]
public sealed record AddInformationSet(InformationSet Set) : Command;

[Command("change-information-set")]
public sealed record ChangeInformationSet(int Number, InformationSet Set) : Command;

[Command("remove-information-set")]
public sealed record RemoveInformationSet(int Number, Text Because) : Command;

[Command("answer-control")]
public sealed record AnswerControl(int Control, Phase Phase, Answer Answer) : Command;

/// <summary>Given by the risk owner, never by the one who answered.</summary>
[Command("accept-deviation")]
public sealed record AcceptDeviation(int Control, Phase Phase) : Command;

/// <summary>Erases what was typed in one earlier event; cannot be undone.</summary>
/// <param name="Sequence">The event's number in the log.</param>
/// <param name="Basis">The ground for it, such as a request under GDPR art. 17; no personal data.</param>
[Command("erase-texts")]
public sealed record EraseTexts(int Sequence, [property: MaxLength(200)] string Basis) : Command;

/// <summary>Goes over to another rulebook that this installation has loaded.</summary>
[Command("adopt-rulebook"), Internal]
public sealed record AdoptRulebook(string Rulebook) : Command;

/// <summary>Does what the date calls for; nothing when nothing is due. Safe to give again.</summary>
[Command("advance"), Internal]
public sealed record Advance : Command;
