using System.Collections.Immutable;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Obligations;
using MolnFlow.Web.Pages.Cases;

namespace MolnFlow.Web.Pages.Tasks;

/// <summary>One thing the reader has to do, with the service it concerns.</summary>
public sealed record TaskLine(CaseView Case, Obligation Obligation);

/// <summary>All the reader has to do, and the cases of their own that only wait to be taken into use.</summary>
public sealed record TasksView(ImmutableList<TaskLine> Tasks, ImmutableList<CaseView> Ready, int Services);

/// <summary>The start page: what the reader has to do, over all services.</summary>
internal static class TaskPages
{
    private const int AtATime = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", Show);

    private static async Task<IResult> Show(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        PersonId me = view.Actor.Id;
        var tasks = ImmutableList.CreateBuilder<TaskLine>();
        var ready = ImmutableList.CreateBuilder<CaseView>();
        var query = new RegisterQuery(view.Actor.Organisation, Person: me, PageSize: AtATime);
        int seen = 0;
        RegisterPage page;
        do
        {
            page = await tools.Store.Register(query, http.RequestAborted);
            foreach (RegisterRow row in page.Rows.Where(r => r.Phase != Phase.Closed))
            {
                if (await tools.Desk.Load(row.Organisation, row.Id, http.RequestAborted) is { } loaded)
                {
                    var of = new CaseView(view, loaded, tools.Desk.ContextFor(loaded, me));
                    tasks.AddRange(of.Obligations.Where(o => o.Person == me).Select(o => new TaskLine(of, o)));
                    if (loaded.Service is { Stage: Stage.Acquiring } && loaded.Service.Owner == me && of.Blocking.IsEmpty)
                    {
                        ready.Add(of);
                    }
                }
            }

            seen += page.Rows.Count;
            query = query with { Page = query.Page + 1 };
        }
        while (page.Rows.Count > 0 && seen < page.Total);

        ImmutableList<TaskLine> sorted =
            [.. tasks.OrderBy(t => t.Obligation.DueOn ?? DateOnly.MaxValue).ThenBy(t => t.Case.Name, view.ByName)];
        return Answers.Page<TasksPage>(view, new TasksView(sorted, ready.ToImmutable(), seen));
    }
}
