using System.Collections.Immutable;
using MolnFlow.Application.Adequacy;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;
using MolnFlow.Web.Api;
using MolnFlow.Web.Pages.Forms;
using MolnFlow.Web.Pages.Records;

namespace MolnFlow.Web.Pages.Abroad;

/// <summary>A case with the names of its services that still wait, and of who has been told.</summary>
public sealed record CaseLine(AdequacyCase Case, ImmutableList<(ServiceId Id, string Name)> Waiting, ImmutableList<string> Told);

/// <summary>The decisions as the organisation takes them to be, with their words, and the cases.</summary>
public sealed record AdequacyView(ImmutableList<(AdequacyDecision Decision, AdequacyText Text)> Decisions, ImmutableList<CaseLine> Cases);

/// <summary>A form about one decision.</summary>
public sealed record AdequacyForm(FormState Form, string Decision, string Country, string Action);

/// <summary>Adequacy decisions and the organisation's cases about those that fell.</summary>
internal static class AdequacyPages
{
    private const string Revoking = "adequacy-revoke";
    private const string Closing = "adequacy-close";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/adequacy", List);
        routes.MapGet("/adequacy/{id}/revoke", (HttpContext http, string id, PageTools tools) => Blank<RevokeInput>(http, id, tools, Revoking));
        routes.MapPost("/adequacy/{id}/revoke", Revoke);
        routes.MapGet("/adequacy/{id}/close", (HttpContext http, string id, PageTools tools) => Blank<CloseCaseInput>(http, id, tools, Closing));
        routes.MapPost("/adequacy/{id}/close", Close);
    }

    private static async Task<IResult> List(HttpContext http, PageTools tools, AdequacyDesk desk, Rulebooks rulebooks)
    {
        View view = await tools.View(http);
        CancellationToken cancel = http.RequestAborted;
        Law law = await rulebooks.LawOf(view.Actor.Organisation, cancel);
        var cases = ImmutableList.CreateBuilder<CaseLine>();
        foreach (AdequacyCase of in (await tools.Directories.AdequacyCases.All(view.Actor.Organisation, cancel)).OrderByDescending(c => c.Opened))
        {
            var waiting = ImmutableList.CreateBuilder<(ServiceId, string)>();
            foreach (ServiceId id in of.ClosedOn is null ? await desk.Waiting(of, cancel) : [])
            {
                waiting.Add((id, (await tools.Store.RegisterRow(of.Organisation, id, cancel))?.Name ?? id.Value));
            }

            cases.Add(new CaseLine(of, waiting.ToImmutable(), [.. of.Told.Select(view.Say.Person)]));
        }

        return Answers.Page<AdequacyPage>(view, new AdequacyView(
            [.. law.Adequacy.OrderBy(a => a.Country, StringComparer.Ordinal).Select(a => (a, view.Catalogue.AdequacyTexts[a.Id]))],
            cases.ToImmutable()));
    }

    private static async Task<IResult> Blank<T>(HttpContext http, string id, PageTools tools, string name)
    {
        View view = await tools.View(http);
        if (!view.Actor.IsAdministrator)
        {
            return await Answers.Problem(http, tools, StatusCodes.Status403Forbidden);
        }

        return Country(view, id) is { } country
            ? Answers.Page<AdequacyFormPage>(view, new AdequacyForm(
                await RecordForms.Blank<T>(name, view, new FormValues().Add("on", view.Date(view.Today)), tools, http.RequestAborted), id, country, Action(name)))
            : await Answers.NotFound(http, tools);
    }

    private static Task<IResult> Revoke(HttpContext http, string id, PageTools tools, References references, AdequacyDesk desk) =>
        Send<RevokeInput>(http, id, tools, references, Revoking,
            (view, entry) => desk.Revoke(view.Actor.Organisation, id, entry.On, entry.Because, view.Actor.Id, http.RequestAborted));

    private static Task<IResult> Close(HttpContext http, string id, PageTools tools, References references, AdequacyDesk desk) =>
        Send<CloseCaseInput>(http, id, tools, references, Closing,
            (view, entry) => desk.Close(view.Actor.Organisation, id, entry.Outcome, http.RequestAborted));

    private static async Task<IResult> Send<T>(
        HttpContext http, string id, PageTools tools, References references, string name, Func<View, T, Task<ImmutableList<Reason>>> act) where T : class
    {
        View view = await tools.View(http);
        if (!view.Actor.IsAdministrator)
        {
            return await Answers.Problem(http, tools, StatusCodes.Status403Forbidden);
        }

        if (Country(view, id) is not { } country)
        {
            return await Answers.NotFound(http, tools);
        }

        (T? entry, FormState form) = await RecordForms.Read<T>(http, name, view, tools, references, _ => []);
        ImmutableList<Reason> reasons = entry is null ? [] : await act(view, entry);
        if (entry is not null && reasons.IsEmpty)
        {
            return Answers.SeeOther(http, "/adequacy");
        }

        form = entry is null ? form : form with
        {
            Faults = [.. reasons.Where(r => r.Arguments.ContainsKey("field"))],
            Reasons = [.. reasons.Where(r => !r.Arguments.ContainsKey("field"))],
            Status = StatusCodes.Status409Conflict,
        };
        return Answers.Page<AdequacyFormPage>(view, new AdequacyForm(form, id, country, Action(name)), form.Status);
    }

    private static string Action(string name) => name == Revoking ? "revoke" : "close";

    private static string? Country(View view, string id) => view.Catalogue.Law.Adequacy.Find(a => a.Id == id)?.Country;
}
