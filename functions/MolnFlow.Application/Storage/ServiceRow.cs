using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Storage;

/// <summary>Where a service's log stands, with the snapshot taken of its fold.</summary>
/// <param name="Version">The number of the latest event; what optimistic concurrency compares.</param>
/// <param name="HumanVersion">The number of the latest event that a person made: the service's ETag.</param>
/// <param name="Head">The latest event's hash.</param>
/// <param name="FoldVersion">The fold the snapshot was made by; another one's is thrown away and rebuilt.</param>
/// <param name="Snapshot">Compressed; null when it must be rebuilt from the log.</param>
public sealed record ServiceHead(int Version, int HumanVersion, byte[] Head, int FoldVersion, byte[]? Snapshot);

/// <summary>
/// What the register knows of a service without opening it. A projection: it is written with every
/// commit and can be rebuilt from the logs.
/// </summary>
/// <param name="NextDue">The civil date from which the service must be advanced; null when never.</param>
/// <param name="EarliestObligation">The earliest date anybody must do something by; null when nothing is dated.</param>
/// <param name="People">Everybody who holds a role, owns a set or has something to do.</param>
public sealed record RegisterRow(
    OrganisationId Organisation,
    ServiceId Id,
    string Name,
    Phase Phase,
    Ending? Ending,
    PersonId Owner,
    SupplierId? Supplier,
    AgreementId? Agreement,
    Classification Classification,
    DateOnly RegisteredOn,
    DateOnly? End,
    DateOnly? NextDue,
    DateOnly? EarliestObligation,
    ImmutableList<PersonId> People);

/// <summary>What to list of an organisation's register. Nulls do not filter.</summary>
/// <param name="OverdueOn">Only services with something due before this civil date.</param>
/// <param name="Person">Only services this person has anything to do with.</param>
/// <param name="Text">Part of the name, regardless of case.</param>
/// <param name="Page">From 1.</param>
public sealed record RegisterQuery(
    OrganisationId Organisation,
    Phase? Phase = null,
    DateOnly? OverdueOn = null,
    PersonId? Owner = null,
    PersonId? Person = null,
    AgreementId? Agreement = null,
    string? Text = null,
    int Page = 1,
    int PageSize = 50);

/// <summary>A page of the register, ordered by name, and how many services match in all.</summary>
public sealed record RegisterPage(ImmutableList<RegisterRow> Rows, int Total);
