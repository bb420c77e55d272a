using System.Collections.Immutable;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Web.Pages.Cases;

namespace MolnFlow.Web.Pages.Exits;

/// <summary>Everything that is being left.</summary>
/// <param name="Waiting">How many steps wait for a second person.</param>
public sealed record ExitBoard(ImmutableList<ExitView> Exits)
{
    public int Waiting => Exits.Sum(e => e.Waiting.Count());

    public int Past => Exits.Count(e => e.DaysLeft < 0);

    public int Late => Exits.Sum(e => e.Steps.Count(s => s.Standing == StepStanding.Late));
}

/// <summary>One service's way out.</summary>
public sealed record ExitChecklist(ExitView Exit, ImmutableList<EvidenceFile> Evidence);

/// <summary>The board of all exits that run, and each service's checklist.</summary>
internal static class ExitPages
{
    private const int AtATime = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/exits", Board);
        routes.MapGet("/services/{id}/exit", Checklist);
    }

    private static async Task<IResult> Board(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        var exits = ImmutableList.CreateBuilder<ExitView>();
        var query = new RegisterQuery(view.Actor.Organisation, Phase.Exit, PageSize: AtATime);
        int seen = 0;
        RegisterPage page;
        do
        {
            page = await tools.Store.Register(query, http.RequestAborted);
            foreach (RegisterRow row in page.Rows)
            {
                if (await tools.Desk.Load(row.Organisation, row.Id, http.RequestAborted) is { } loaded
                    && ExitView.Of(new CaseView(view, loaded, tools.Desk.ContextFor(loaded, view.Actor.Id))) is { } exit)
                {
                    exits.Add(exit);
                }
            }

            seen += page.Rows.Count;
            query = query with { Page = query.Page + 1 };
        }
        while (page.Rows.Count > 0 && seen < page.Total);

        return Answers.Page<ExitBoardPage>(view, new ExitBoard([.. exits.OrderBy(e => e.Exit.End).ThenBy(e => e.Case.Name, view.ByName)]));
    }

    private static async Task<IResult> Checklist(HttpContext http, string id, PageTools tools)
    {
        if (await tools.Case(http, id) is not { } of)
        {
            return await Answers.NotFound(http, tools);
        }

        // Before an exit has begun its dates are on the page of dates.
        return ExitView.Of(of) is { } exit
            ? Answers.Page<ExitChecklistPage>(of.View, new ExitChecklist(
                exit, await tools.Evidence.All(of.View.Actor.Organisation, of.Service.Id, http.RequestAborted)))
            : Results.Redirect($"{Links.Case(of.Service.Id)}/dates");
    }
}
