using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using MolnFlow.Application;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Web.Identity;

namespace MolnFlow.Web.Api;

/// <summary>A person as an administrator enters them.</summary>
/// <param name="Email">Where letters go; none without it.</param>
/// <param name="Roles">Roles for the whole organisation.</param>
/// <param name="Active">False for somebody who has left; true when not said.</param>
public sealed record PersonInput(
    [property: MaxLength(200)] string Name,
    [property: MaxLength(254)] string? Email,
    Language Language,
    ImmutableList<Role>? Roles,
    bool? Active);

/// <summary>The person directory. Everybody may read it; administrators keep it.</summary>
internal sealed class PeopleEndpoints() : RecordEndpoints<Person, PersonInput>("/people", "Directory")
{
    protected override Records<Person> Records(Directories directories) => directories.People;

    protected override string IdOf(Person record) => record.Id.Value;

    protected override Person Make(string? id, OrganisationId organisation, PersonInput input) => new(
        new PersonId(id ?? Directories.NewId('p')), organisation, input.Name, input.Email, input.Language, input.Roles ?? [], input.Active ?? true);

    // Exactly an address: a display name or a comment could carry more than one recipient.
    protected override IEnumerable<Reason> Faults(PersonInput input) =>
        input.Email is { } email && !(MailAddress.TryCreate(email, out MailAddress? address) && address.Address == email)
            ? [new Reason("email-malformed").With("field", "email")]
            : [];

    protected override async ValueTask<(int, ImmutableList<Reason>)> Against(HttpContext http, Person? before, Person? after)
    {
        if (!http.Actor().IsAdministrator)
        {
            return (StatusCodes.Status403Forbidden, [new Reason("only-administrator")]);
        }

        var reasons = ImmutableList.CreateBuilder<Reason>();
        if (before is { Active: true } && after is { Active: false } && await InUse(http, before))
        {
            reasons.Add(new Reason("person-in-use"));
        }

        if (before is not null && Administers(before) && after is not null && !Administers(after) && !await OtherAdministrator(http, before))
        {
            reasons.Add(new Reason("last-administrator"));
        }

        return (StatusCodes.Status409Conflict, reasons.ToImmutable());
    }

    private static bool Administers(Person person) => person.Active && person.Roles.Contains(Role.Administrator);

    private static async Task<bool> OtherAdministrator(HttpContext http, Person person)
    {
        Directories directories = http.RequestServices.GetRequiredService<Directories>();
        return (await directories.People.All(person.Organisation, http.RequestAborted)).Exists(p => p.Id != person.Id && Administers(p));
    }

    private static Task<bool> InUse(HttpContext http, Person person) =>
        RunningServices.Any(http, new RegisterQuery(person.Organisation, Person: person.Id));
}

/// <summary>Asks the register whether anything that has not ended is concerned.</summary>
internal static class RunningServices
{
    public static async Task<bool> Any(HttpContext http, RegisterQuery query)
    {
        IServiceStore store = http.RequestServices.GetRequiredService<IServiceStore>();
        foreach (Phase phase in new[] { Phase.Acquire, Phase.Manage, Phase.Exit })
        {
            if ((await store.Register(query with { Phase = phase, PageSize = 1 }, http.RequestAborted)).Total > 0)
            {
                return true;
            }
        }

        return false;
    }
}
