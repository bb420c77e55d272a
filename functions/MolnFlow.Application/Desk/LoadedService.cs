using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Desk;

/// <summary>A service with where its log stands and the rules it is decided by.</summary>
/// <param name="HumanVersion">The latest event a person made: the ETag people work against.</param>
public sealed record LoadedService(Service Service, int Version, int HumanVersion, byte[] Head, Rules Rules);

/// <summary>What came of a request to the desk.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <param name="Replayed">The request had been carried out before, under the same key.</param>
    public sealed record Done(LoadedService Service, bool Replayed = false) : Outcome;

    public sealed record Refused(IReadOnlyList<Reason> Reasons) : Outcome;

    /// <summary>Somebody changed the service since the asker saw it.</summary>
    public sealed record Stale(int HumanVersion) : Outcome;

    public sealed record NotFound : Outcome;

    /// <summary>Others kept getting in between; trying again later may work.</summary>
    public sealed record Busy : Outcome;

    /// <summary>The idempotency key belongs to another request.</summary>
    public sealed record KeyReused : Outcome;
}

/// <summary>Who asks, from which organisation, and under which idempotency key if any.</summary>
public sealed record Asker(OrganisationId Organisation, PersonId Person, string? IdempotencyKey = null, string RequestHash = "")
{
    /// <summary>The last day that files the command names can be relied on; those that do not expire are left out.</summary>
    public ImmutableDictionary<EvidenceId, DateOnly> ValidUntil { get; init; } = ImmutableDictionary<EvidenceId, DateOnly>.Empty;
}
