using System.Collections.Immutable;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Obligations;
using MolnFlow.Web.Pages.Cases;

namespace MolnFlow.Web.Pages.Tasks;

/// <summary>One thing the reader has to do, with the service it concerns.</summary>
public sealed record TaskLine(CaseView Case, Obligation Obligation);

/// <summary>Tasks under one heading.</summary>
/// <param name="Id">Where on the page it is.</param>
/// <param name="Folded">True for what need not be seen until it is asked for.</param>
public sealed record TaskSection(string Id, ImmutableList<TaskLine> Tasks, bool Folded = false)
{
    private const int Week = 7;

    // What comes within this many days is worth seeing at once; the rest is one click away.
    private const int Soon = 30;

    /// <summary>A text key.</summary>
    public string Heading => $"ui.tasks.{Id}";

    /// <summary>True for what others have to do.</summary>
    public bool IsWaiting => Id == "waiting";

    /// <summary>The sections that have something in them, most urgent first.</summary>
    /// <param name="waiting">What others have to do in the reader's own services.</param>
    public static IEnumerable<TaskSection> Of(ImmutableList<TaskLine> tasks, ImmutableList<TaskLine> waiting, DateOnly today)
    {
        TaskSection[] all =
        [
            new("overdue", Due(d => d < today)),
            new("week", Due(d => d >= today && d <= today.AddDays(Week))),
            new("soon", Due(d => d > today.AddDays(Week) && d <= today.AddDays(Soon))),
            new("whenever", tasks.FindAll(t => t.Obligation.FallsOn is null)),
            new("waiting", waiting.FindAll(t => t.Obligation.FallsOn is not { } due || due <= today.AddDays(Soon))),
            new("later", Due(d => d > today.AddDays(Soon)), Folded: true),
        ];
        return all.Where(s => !s.Tasks.IsEmpty);

        ImmutableList<TaskLine> Due(Func<DateOnly, bool> when) => tasks.FindAll(t => t.Obligation.FallsOn is { } due && when(due));
    }
}

/// <summary>All the reader has to do, what others have to do in services of the reader's own, and those of them that only wait to be taken into use.</summary>
public sealed record TasksView(ImmutableList<TaskLine> Tasks, ImmutableList<TaskLine> Waiting, ImmutableList<CaseView> Ready, int Services);

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
        var waiting = ImmutableList.CreateBuilder<TaskLine>();
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
                    ImmutableList<Obligation> obligations = of.Obligations;
                    tasks.AddRange(obligations.Where(o => o.Person == me).Select(o => new TaskLine(of, o)));
                    if (loaded.Service.Owner == me)
                    {
                        waiting.AddRange(obligations.Where(o => o.Person != me).Select(o => new TaskLine(of, o)));
                    }

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

        return Answers.Page<TasksPage>(view, new TasksView(Sorted(tasks, view), Sorted(waiting, view), ready.ToImmutable(), seen));
    }

    private static ImmutableList<TaskLine> Sorted(IEnumerable<TaskLine> tasks, View view) =>
        [.. tasks.OrderBy(t => t.Obligation.FallsOn ?? DateOnly.MaxValue).ThenBy(t => t.Case.Name, view.ByName)];
}
