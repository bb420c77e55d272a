using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;
using MolnFlow.Web.Identity;
using MolnFlow.Web.OpenApi;

namespace MolnFlow.Web.Api;

[Description("A page of the register, ordered by name.")]
public sealed record RegisterBody(
    ImmutableList<RegisterItemBody> Items, int Page, int PageSize, [property: Description("How many match in all.")] int Total);

[Description("A service as the register lists it.")]
public sealed record RegisterItemBody(
    ServiceId Id,
    string Name,
    Phase Phase,
    [property: Description("How the case ended; null while it runs.")] Ending? Ending,
    NamedBody Owner,
    NamedBody? Supplier,
    AgreementId? Agreement,
    Classification Classification,
    DateOnly RegisteredOn,
    [property: Description("The last day of the agreement or of the running exit.")] DateOnly? End,
    [property: Description("The earliest day anybody must do something by.")] DateOnly? EarliestObligation,
    bool Overdue);

[Description("Something or somebody in the directory: id and name.")]
public sealed record NamedBody(string Id, string Name)
{
    internal static NamedBody Of(PersonId person, Speaker say) => new(person.Value, say.Person(person));
}

/// <summary>Lists and searches the register.</summary>
internal static class RegisterEndpoints
{
    private const int PageSize = 50;
    private const int LongestText = 200;
    private static readonly string[] Known = ["phase", "overdue", "owner", "text", "page"];

    public static void MapRegister(this RouteGroupBuilder services) => services.MapGet("", List)
        .WithSummary("The register, 50 services a page")
        .TakesQuery("phase", "Only services in this phase.", [.. Enum.GetValues<Phase>().Select(p => Kebab.Of(p))])
        .TakesQuery("overdue", "With true, only services with something overdue.", ["true", "false"])
        .TakesQuery("owner", "Only services this person owns, by id.")
        .TakesQuery("text", "Part of the name.")
        .TakesQuery("page", "From 1.")
        .Produces<RegisterBody>().RefusedWith(401, 422);

    private static async Task<IResult> List(
        HttpContext http, IServiceStore store, Directories directories, Present present, CancellationToken cancel)
    {
        (RegisterQuery query, ImmutableList<Reason> faults) = Read(http.Request.Query, http.Actor().Organisation, present.Today);
        if (!faults.IsEmpty)
        {
            return await http.Problem(StatusCodes.Status422UnprocessableEntity, faults);
        }

        RegisterPage page = await store.Register(query, cancel);
        Speaker say = await http.Speaker();
        ImmutableDictionary<SupplierId, string> suppliers =
            (await directories.Suppliers.All(query.Organisation, cancel)).ToImmutableDictionary(s => s.Id, s => s.Name);
        return Results.Ok(new RegisterBody(
            [.. page.Rows.Select(row => Item(row, suppliers, present.Today, say))], query.Page, PageSize, page.Total));
    }

    private static (RegisterQuery, ImmutableList<Reason>) Read(IQueryCollection given, OrganisationId organisation, DateOnly today)
    {
        var faults = ImmutableList.CreateBuilder<Reason>();
        faults.AddRange(given.Keys.Except(Known).Select(name => new Reason("unknown-field").With("field", name.Length > 60 ? name[..60] : name)));
        faults.AddRange(given.Where(v => v.Value.Count > 1).Select(v => new Reason("duplicate-field").With("field", v.Key)));
        string? Value(string name) => given[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

        Phase phase = default;
        if (Value("phase") is { } asked && !Kebab.TryParse(asked, out phase))
        {
            faults.Add(new Reason("not-one-of").With("field", "phase").With("allowed", string.Join(", ", Enum.GetValues<Phase>().Select(p => Kebab.Of(p)))));
        }

        if (Value("overdue") is not (null or "true" or "false"))
        {
            faults.Add(new Reason("not-one-of").With("field", "overdue").With("allowed", "true, false"));
        }

        int page = 1;
        if (Value("page") is { } number
            && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out page) && page is >= 1 and <= 1_000_000))
        {
            faults.Add(new Reason("number-range").With("field", "page").With("minimum", 1).With("maximum", 1_000_000));
        }

        string? text = null;
        if (Value("text") is { } typed && !string.IsNullOrWhiteSpace(typed) && PlainText.Read(typed, LongestText, out text) is { } code)
        {
            faults.Add(new Reason(code).With("field", "text").With("maximum", LongestText));
        }

        return (new RegisterQuery(
            organisation,
            Value("phase") is null ? null : phase,
            Value("overdue") == "true" ? today : null,
            Value("owner") is { } owner ? new PersonId(owner) : null,
            Text: text,
            Page: page,
            PageSize: PageSize), faults.ToImmutable());
    }

    private static RegisterItemBody Item(RegisterRow row, ImmutableDictionary<SupplierId, string> suppliers, DateOnly today, Speaker say) => new(
        row.Id,
        row.Name,
        row.Phase,
        row.Ending,
        NamedBody.Of(row.Owner, say),
        row.Supplier is { } supplier ? new(supplier.Value, suppliers.GetValueOrDefault(supplier, supplier.Value)) : null,
        row.Agreement,
        row.Classification,
        row.RegisteredOn,
        row.End,
        row.EarliestObligation,
        row.EarliestObligation < today);
}
