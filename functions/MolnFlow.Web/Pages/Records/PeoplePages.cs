using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mail;
using MolnFlow.Application;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Web.Api;
using MolnFlow.Web.Pages.Cases;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Records;

/// <summary>A person's form; the id is null for somebody new.</summary>
public sealed record PersonForm(FormState Form, string? Id);

/// <summary>The organisation's people. Only administrators change them.</summary>
internal static class PeoplePages
{
    private const string Name = "person-record";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people", List);
        routes.MapGet("/people/new", New);
        routes.MapPost("/people/new", (HttpContext http, PageTools tools, References references) => Save(http, null, tools, references));
        routes.MapGet("/people/{id}", Edit);
        routes.MapPost("/people/{id}",
            (HttpContext http, string id, PageTools tools, References references) => Save(http, id, tools, references));
    }

    private static async Task<IResult> List(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        ImmutableList<Person> all = await tools.Directories.People.All(view.Actor.Organisation, http.RequestAborted);
        return Answers.Page<PeoplePage>(view, all.OrderBy(p => p.Name, view.ByName).ToImmutableList());
    }

    private static async Task<IResult> New(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        FormValues values = new FormValues().Add("active", "true").Add("language", Kebab.Of(view.Say.Language));
        return view.Actor.IsAdministrator
            ? Answers.Page<PersonPage>(view, new PersonForm(
                await RecordForms.Blank<PersonInput>(Name, view, values, tools, http.RequestAborted), null))
            : await Answers.Problem(http, tools, StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> Edit(HttpContext http, string id, PageTools tools)
    {
        View view = await tools.View(http);
        if (!view.Actor.IsAdministrator)
        {
            return await Answers.Problem(http, tools, StatusCodes.Status403Forbidden);
        }

        if (await tools.Directories.People.Find(view.Actor.Organisation, id, http.RequestAborted) is not { } found)
        {
            return await Answers.NotFound(http, tools);
        }

        FormValues values = new FormValues().Add("name", found.Record.Name).Add("email", found.Record.Email)
            .Add("language", Kebab.Of(found.Record.Language)).Add("active", found.Record.Active ? "true" : "false");
        foreach (Role role in found.Record.Roles)
        {
            values.Add("roles", Kebab.Of(role));
        }

        return Answers.Page<PersonPage>(view, new PersonForm(
            await RecordForms.Blank<PersonInput>(Name, view, values, tools, http.RequestAborted, found.Version), id));
    }

    private static async Task<IResult> Save(HttpContext http, string? id, PageTools tools, References references)
    {
        View view = await tools.View(http);
        if (!view.Actor.IsAdministrator)
        {
            return await Answers.Problem(http, tools, StatusCodes.Status403Forbidden);
        }

        CancellationToken cancel = http.RequestAborted;
        Versioned<Person>? before = id is null ? null : await tools.Directories.People.Find(view.Actor.Organisation, id, cancel);
        if (id is not null && before is null)
        {
            return await Answers.NotFound(http, tools);
        }

        (PersonInput? entry, FormState form) = await RecordForms.Read<PersonInput>(http, Name, view, tools, references, Faults);
        _ = int.TryParse(form.Values.One(CommandForms.SeenField), NumberStyles.None, CultureInfo.InvariantCulture, out int seen);
        if (entry is null)
        {
            return Answers.Page<PersonPage>(view, new PersonForm(form with { Seen = seen }, id), form.Status);
        }

        var person = new Person(
            before?.Record.Id ?? new PersonId(Directories.NewId('p')), view.Actor.Organisation, entry.Name, entry.Email,
            entry.Language, entry.Roles ?? [], entry.Active ?? true);
        ImmutableList<Reason> against = before is null ? [] : [.. await Against(http, before.Record, person, tools)];
        if (!against.IsEmpty)
        {
            FormState refused = form with { Seen = seen, Reasons = against, Status = StatusCodes.Status409Conflict };
            return Answers.Page<PersonPage>(view, new PersonForm(refused, id), refused.Status);
        }

        if (await tools.Directories.People.Save(person, seen, cancel))
        {
            return Answers.SeeOther(http, "/people");
        }

        // Somebody else changed the person meanwhile; sent once more, this form replaces theirs.
        FormState stale = form with
        {
            Seen = before?.Version ?? 0,
            Changed = [],
            Status = StatusCodes.Status412PreconditionFailed,
        };
        return Answers.Page<PersonPage>(view, new PersonForm(stale, id), stale.Status);
    }

    private static async Task<IEnumerable<Reason>> Against(HttpContext http, Person before, Person after, PageTools tools)
    {
        bool leaves = before.Active && !after.Active;
        bool inUse = leaves && await RunningServices.Any(http, new RegisterQuery(before.Organisation, Person: before.Id));
        ImmutableList<Person> all = await tools.Directories.People.All(before.Organisation, http.RequestAborted);
        bool last = Administers(before) && !Administers(after) && !all.Exists(p => p.Id != before.Id && Administers(p));
        return
        [
            .. inUse ? [new Reason("person-in-use")] : Array.Empty<Reason>(),
            .. last ? [new Reason("last-administrator")] : Array.Empty<Reason>(),
        ];
    }

    private static bool Administers(Person person) => person.Active && person.Roles.Contains(Role.Administrator);

    private static IEnumerable<Reason> Faults(PersonInput entry) => entry.Email is { } email && !IsAddress(email)
        ? [new Reason("email-malformed").With("field", "email")]
        : [];

    private static bool IsAddress(string email) =>
        MailAddress.TryCreate(email, out MailAddress? address) && address.Address == email && !email.Any(char.IsWhiteSpace);
}
