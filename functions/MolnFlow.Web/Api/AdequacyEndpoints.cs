using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MolnFlow.Application.Adequacy;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;
using MolnFlow.Web.Identity;
using MolnFlow.Web.OpenApi;

namespace MolnFlow.Web.Api;

/// <summary>The organisation's word that a decision no longer holds.</summary>
/// <param name="On">The first day without it.</param>
public sealed record RevokeInput(DateOnly On, [property: MaxLength(1000)] string Because);

public sealed record CloseCaseInput([property: MaxLength(2000)] string Outcome);

[Description("The adequacy decisions there are, and the cases about those that fell.")]
public sealed record AdequacyBody(ImmutableList<AdequacyDecisionBody> Decisions, ImmutableList<AdequacyCaseBody> Cases);

[Description("A decision by the Commission that a country protects personal data well enough.")]
public sealed record AdequacyDecisionBody(
    string Id, string Country, string Instrument, DateOnly ValidFrom, DateOnly? ValidTo,
    [property: Description("Whether it holds today for this organisation.")] bool Holds);

[Description("The one case an organisation has about a decision that fell.")]
public sealed record AdequacyCaseBody(
    string Decision, string Country, DateOnly On, bool Revoked, string? Because, NamedBody By, DateTimeOffset Opened,
    ImmutableList<ServiceId> Services, [property: Description("Those whose transfers have no other tool yet.")] ImmutableList<ServiceId> Waiting,
    ImmutableList<NamedBody> Told, DateOnly? ClosedOn, string? Outcome);

/// <summary>Adequacy decisions: what there is, what fell, and saying so.</summary>
internal static class AdequacyEndpoints
{
    public static void MapAdequacy(this RouteGroupBuilder api)
    {
        RouteGroupBuilder adequacy = api.MapGroup("/adequacy").WithTags("Directory");
        adequacy.MapGet("", List).WithSummary("Adequacy decisions, and the cases about those that fell")
            .Produces<AdequacyBody>().RefusedWith(401);
        adequacy.MapPost("/{id}/revoke", Revoke).WithSummary("Record that a decision no longer holds, for every service")
            .TakesJson(typeof(RevokeInput)).Produces<AdequacyBody>().RefusedWith(400, 401, 403, 409, 413, 415, 422);
        adequacy.MapPost("/{id}/close", Close).WithSummary("Close the case, when no transfer rests on the decision")
            .TakesJson(typeof(CloseCaseInput)).Produces<AdequacyBody>().RefusedWith(400, 401, 403, 409, 413, 415, 422);
    }

    private static async Task<IResult> List(
        HttpContext http, Rulebooks rulebooks, Directories directories, AdequacyDesk desk, Present present, CancellationToken cancel) =>
        Results.Ok(await Body(http, rulebooks, directories, desk, present, cancel));

    private static async Task<IResult> Revoke(
        HttpContext http, string id, Rulebooks rulebooks, Directories directories, AdequacyDesk desk, Present present, CancellationToken cancel)
    {
        if (!http.Actor().IsAdministrator)
        {
            return await http.Problem(StatusCodes.Status403Forbidden, [new Reason("only-administrator")]);
        }

        Input<RevokeInput> input = await http.Read<RevokeInput>();
        if (!input.Ok(out RevokeInput? revoke, out IResult? problem))
        {
            return problem;
        }

        ImmutableList<Reason> faults = await desk.Revoke(http.Actor().Organisation, id, revoke.On, revoke.Because, http.Actor().Id, cancel);
        return faults.IsEmpty
            ? Results.Ok(await Body(http, rulebooks, directories, desk, present, cancel))
            : await http.Problem(StatusCodes.Status409Conflict, faults);
    }

    private static async Task<IResult> Close(
        HttpContext http, string id, Rulebooks rulebooks, Directories directories, AdequacyDesk desk, Present present, CancellationToken cancel)
    {
        if (!http.Actor().IsAdministrator)
        {
            return await http.Problem(StatusCodes.Status403Forbidden, [new Reason("only-administrator")]);
        }

        Input<CloseCaseInput> input = await http.Read<CloseCaseInput>();
        if (!input.Ok(out CloseCaseInput? close, out IResult? problem))
        {
            return problem;
        }

        ImmutableList<Reason> faults = await desk.Close(http.Actor().Organisation, id, close.Outcome, cancel);
        return faults.IsEmpty
            ? Results.Ok(await Body(http, rulebooks, directories, desk, present, cancel))
            : await http.Problem(StatusCodes.Status409Conflict, faults);
    }

    private static async Task<AdequacyBody> Body(
        HttpContext http, Rulebooks rulebooks, Directories directories, AdequacyDesk desk, Present present, CancellationToken cancel)
    {
        Application.Wording.Speaker say = await http.Speaker();
        OrganisationId organisation = http.Actor().Organisation;
        Law law = await rulebooks.LawOf(organisation, cancel);
        var cases = ImmutableList.CreateBuilder<AdequacyCaseBody>();
        foreach (AdequacyCase c in (await directories.AdequacyCases.All(organisation, cancel)).OrderByDescending(c => c.Opened))
        {
            cases.Add(new AdequacyCaseBody(
                c.Decision, c.Country, c.On, c.Revoked, c.Because, NamedBody.Of(c.By, say), c.Opened, c.Services,
                c.ClosedOn is null ? await desk.Waiting(c, cancel) : [], [.. c.Told.Select(p => NamedBody.Of(p, say))], c.ClosedOn, c.Outcome));
        }

        return new AdequacyBody(
            [.. law.Adequacy.OrderBy(a => a.Country, StringComparer.Ordinal).Select(a =>
                new AdequacyDecisionBody(a.Id, a.Country, a.Instrument, a.ValidFrom, a.ValidTo, a.Holds(present.Today)))],
            cases.ToImmutable());
    }
}
