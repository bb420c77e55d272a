using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Directory;

/// <summary>A public body with a register of its own.</summary>
public sealed record Organisation(OrganisationId Id, string Name);

/// <summary>
/// A person as the directory knows them. Events carry only the id; name and address are here, where
/// they can be corrected or erased.
/// </summary>
/// <param name="Email">Where letters go; null when the person gets none.</param>
/// <param name="Roles">Roles for the whole organisation, such as auditor; a service's own roles are in the service.</param>
/// <param name="Active">False for somebody who has left: may not act, and may not be given anything new.</param>
public sealed record Person(
    PersonId Id,
    OrganisationId Organisation,
    string Name,
    string? Email,
    Language Language,
    ImmutableList<Role> Roles,
    bool Active = true);

/// <summary>A supplier, or a reseller that signs for one.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record Supplier(SupplierId Id, OrganisationId Organisation, string Name, string? Country, string? Contact);

/// <summary>An agreement that one or many services run under.</summary>
/// <param name="Supplier">Whose service it is.</param>
/// <param name="Reseller">Who signed, where that is somebody else.</param>
public sealed record Agreement(
    AgreementId Id, OrganisationId Organisation, string Title, SupplierId Supplier, SupplierId? Reseller, AgreementTerms Terms);

/// <summary>A record with the version it must be replaced from.</summary>
public sealed record Versioned<T>(T Record, int Version);
