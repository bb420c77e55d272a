using System.Collections.Immutable;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Verify;
using MolnFlow.Core;
using MolnFlow.Web.Pages.Shared;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>What a service's first page shows besides the service.</summary>
public sealed record Story(
    string? Supplier,
    Agreement? Agreement,
    ImmutableList<HistoryLine> Latest,
    ImmutableList<EvidenceFile> Evidence,
    IReadOnlyList<OutboxRow> Notices);

/// <summary>The pages that tell about a service.</summary>
internal static class CasePages
{
    private const int MostNotices = 300;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/services/{id}", Overview);
        routes.MapGet("/services/{id}/dates", Dates);
        routes.MapGet("/services/{id}/history", History);
        routes.MapGet("/services/{id}/verify", Verify);
        routes.MapGet("/services/{id}/notices", Notices);
        routes.MapGet("/notices", AllNotices);
    }

    private static async Task<IResult> Overview(HttpContext http, string id, PageTools tools)
    {
        if (await tools.Case(http, id) is not { } of)
        {
            return await Answers.NotFound(http, tools);
        }

        CancellationToken cancel = http.RequestAborted;
        OrganisationId organisation = of.View.Actor.Organisation;
        Directories directories = tools.Directories;
        string? supplier = of.Service.Supplier is { } s
            ? (await directories.Suppliers.Find(organisation, s.Value, cancel))?.Record.Name ?? s.Value
            : null;
        Agreement? agreement = of.Service.Agreement is { } link
            ? (await directories.Agreements.Find(organisation, link.Id.Value, cancel))?.Record
            : null;
        int from = Math.Max(0, of.Loaded.Version - 5);
        var story = new Story(
            supplier,
            agreement,
            await HistoryLine.After(from, of.Service.Id, of.View, tools.Store, cancel),
            await tools.Evidence.All(organisation, of.Service.Id, cancel),
            await tools.Store.Outbox(organisation, of.Service.Id, cancel));
        return Answers.Page<CaseOverviewPage>(of.View, new CasePage<Story>(of, story));
    }

    private static async Task<IResult> Dates(HttpContext http, string id, PageTools tools) => await tools.Case(http, id) is { } of
        ? Answers.Page<DatesPage>(of.View, of)
        : await Answers.NotFound(http, tools);

    private static async Task<IResult> History(HttpContext http, string id, PageTools tools) => await tools.Case(http, id) is { } of
        ? Answers.Page<HistoryPage>(of.View, new CasePage<ImmutableList<HistoryLine>>(
            of, await HistoryLine.After(0, of.Service.Id, of.View, tools.Store, http.RequestAborted)))
        : await Answers.NotFound(http, tools);

    private static async Task<IResult> Verify(HttpContext http, string id, PageTools tools) => await tools.Case(http, id) is { } of
        ? Answers.Page<VerifyPage>(of.View, new CasePage<ImmutableList<Finding>>(
            of, await tools.Verifier.Check(of.View.Actor.Organisation, of.Service.Id, http.RequestAborted)))
        : await Answers.NotFound(http, tools);

    private static async Task<IResult> Notices(HttpContext http, string id, PageTools tools) => await tools.Case(http, id) is { } of
        ? Answers.Page<CaseNoticesPage>(of.View, new CasePage<ImmutableList<NoticeLine>>(
            of, NoticeLine.From(await tools.Store.Outbox(of.View.Actor.Organisation, of.Service.Id, http.RequestAborted))))
        : await Answers.NotFound(http, tools);

    private static async Task<IResult> AllNotices(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        bool mine = http.Request.Query["to"] != "all";
        IReadOnlyList<OutboxRow> rows = await tools.Store.Outbox(
            view.Actor.Organisation, mine ? view.Actor.Id : null, MostNotices, http.RequestAborted);
        return Answers.Page<NoticesPage>(view, new NoticesView(mine, NoticeLine.From(rows)));
    }
}
