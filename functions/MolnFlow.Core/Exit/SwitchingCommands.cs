using System.Collections.Immutable;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Exit;

/// <summary>
/// The supplier says that the ordinary transition cannot be done in time, and names the day it can (Data Act
/// art. 25(4)). Binds only when it came within the time the law gives after the switching request.
/// </summary>
/// <param name="On">The day the supplier's answer came.</param>
/// <param name="NewEnd">The last day of the longer transition.</param>
[Command("record-unfeasibility")]
public sealed record RecordUnfeasibility(DateOnly On, DateOnly NewEnd, Text Because, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>The organisation itself takes longer: as many times as the law gives it (Data Act art. 25(5)).</summary>
[Command("extend-transition")]
public sealed record ExtendTransition(DateOnly On, DateOnly NewEnd, Text Because, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>Where the information goes: to another service, home, or nowhere.</summary>
/// <param name="Successor">The service that takes over, when it is in the register.</param>
[Command("choose-destination")]
public sealed record ChooseDestination(
    Destination Choice, ServiceId? Successor, DateOnly On, Text? Note, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>Declares that the supplier can no longer be counted on; dates then run forward from awareness.</summary>
/// <param name="AwareAt">When the organisation came to know of it.</param>
[Command("declare-disorder")]
public sealed record DeclareDisorder(DisorderCause Cause, DateTimeOffset AwareAt, Text Because, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>
/// Accepts that an information set is lost, or remains where it is out of reach. Given by the set's owner, or by
/// the risk owner where the set's owner recorded it; never by the one who recorded it.
/// </summary>
[Command("accept-loss")]
public sealed record AcceptLoss(int Set, Text? Note) : Command;
