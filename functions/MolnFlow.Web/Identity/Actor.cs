using MolnFlow.Application;
using MolnFlow.Application.Directory;
using MolnFlow.Core;

namespace MolnFlow.Web.Identity;

/// <summary>Who acts in this request, and the language they read.</summary>
public sealed record Actor(Person Person, Language Language)
{
    public PersonId Id => Person.Id;

    public OrganisationId Organisation => Person.Organisation;

    public bool IsAdministrator => Person.Roles.Contains(Role.Administrator);
}

/// <summary>Finds out who sends a request: each way of signing in has its own.</summary>
public interface IWhoActs
{
    /// <summary>Null when nobody is signed in. Never trusts what the host has not established.</summary>
    ValueTask<Person?> Find(HttpContext http);

    /// <summary>Where somebody who is not signed in is sent; null where there is no such page.</summary>
    string? SignInPath { get; }

    /// <summary>Where an administrator gives people passwords; null where passwords are somebody else's.</summary>
    string? AccountsPath => null;
}
