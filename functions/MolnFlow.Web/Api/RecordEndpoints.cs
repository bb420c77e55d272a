using System.Collections.Immutable;
using System.ComponentModel;
using MolnFlow.Application.Directory;
using MolnFlow.Core;
using MolnFlow.Web.Identity;
using MolnFlow.Web.OpenApi;

namespace MolnFlow.Web.Api;

[Description("Everything of one kind in the organisation's directory.")]
public sealed record ListBody<T>(ImmutableList<T> Items);

/// <summary>What people, suppliers and agreements have in common: listed, read, created, and replaced by who has seen the latest.</summary>
/// <typeparam name="T">The record as it is kept; it is also what is answered.</typeparam>
/// <typeparam name="TInput">What is sent.</typeparam>
internal abstract class RecordEndpoints<T, TInput>(string path, string tag)
    where T : class
    where TInput : class
{
    public void Map(RouteGroupBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup(path).WithTags(tag);
        group.MapGet("", All)
            .WithSummary($"All {path[1..]}")
            .Produces<ListBody<T>>().RefusedWith(401);
        group.MapGet("/{id}", One)
            .WithSummary("One of them, with its ETag")
            .Produces<T>().RefusedWith(401, 404);
        group.MapPost("", Create)
            .WithSummary("Add one")
            .TakesJson(typeof(TInput))
            .Produces<T>(StatusCodes.Status201Created).RefusedWith(400, 401, 403, 409, 413, 415, 422);
        group.MapPut("/{id}", Replace)
            .WithSummary("Replace one by a new version")
            .TakesJson(typeof(TInput)).TakesVersion()
            .Produces<T>().RefusedWith(400, 401, 403, 404, 409, 412, 413, 415, 422, 428);
    }

    protected abstract Records<T> Records(Directories directories);

    protected abstract string IdOf(T record);

    protected abstract T Make(string? id, OrganisationId organisation, TInput input);

    /// <summary>What can be wrong with the input on its own.</summary>
    protected virtual IEnumerable<Reason> Faults(TInput input) => [];

    /// <summary>What stands in the way of this person making this change; <paramref name="before"/> is null for a new record.</summary>
    protected virtual ValueTask<(int Status, ImmutableList<Reason> Reasons)> Against(HttpContext http, T? before, T? after) =>
        new((StatusCodes.Status200OK, []));

    private async Task<IResult> All(HttpContext http, Directories directories) =>
        Results.Ok(new ListBody<T>(await Records(directories).All(http.Actor().Organisation, http.RequestAborted)));

    private async Task<IResult> One(HttpContext http, string id, Directories directories) =>
        await Records(directories).Find(http.Actor().Organisation, id, http.RequestAborted) is { } found
            ? Answer(http, found.Record, found.Version, StatusCodes.Status200OK)
            : await http.Problem(StatusCodes.Status404NotFound, new Reason("not-found"));

    private async Task<IResult> Create(HttpContext http, Directories directories)
    {
        // Whether one may at all comes first, so that nobody learns about fields they may not send.
        if (await Refusal(http, null, null) is { } forbidden)
        {
            return forbidden;
        }

        Input<TInput> input = await http.Read<TInput>(Faults);
        if (!input.Ok(out TInput? sent, out IResult? problem))
        {
            return problem;
        }

        T record = Make(null, http.Actor().Organisation, sent);
        if (await Refusal(http, null, record) is { } refusal)
        {
            return refusal;
        }

        if (!await Records(directories).Save(record, 0, http.RequestAborted))
        {
            throw new InvalidOperationException("A fresh id was taken already.");
        }

        http.Response.Headers.Location = $"/api{path}/{IdOf(record)}";
        return Answer(http, record, 1, StatusCodes.Status201Created);
    }

    private async Task<IResult> Replace(HttpContext http, string id, Directories directories)
    {
        Records<T> records = Records(directories);
        if (await Refusal(http, null, null) is { } forbidden)
        {
            return forbidden;
        }

        if (await records.Find(http.Actor().Organisation, id, http.RequestAborted) is not { } before)
        {
            return await http.Problem(StatusCodes.Status404NotFound, new Reason("not-found"));
        }

        Precondition seen = Preconditions.IfMatch(http.Request, new Reason("record-if-match-missing"));
        if (seen.Fault is { } fault)
        {
            return await http.Problem(seen.Status, fault);
        }

        Input<TInput> input = await http.Read<TInput>(Faults);
        if (!input.Ok(out TInput? sent, out IResult? problem))
        {
            return problem;
        }

        T after = Make(id, http.Actor().Organisation, sent);
        return seen.Seen != before.Version ? await Stale(http, before.Version)
            : await Refusal(http, before.Record, after) is { } refusal ? refusal
            : await records.Save(after, before.Version, http.RequestAborted) ? Answer(http, after, before.Version + 1, StatusCodes.Status200OK)
            : await Stale(http, before.Version + 1);
    }

    private async Task<IResult?> Refusal(HttpContext http, T? before, T? after) =>
        await Against(http, before, after) is { Reasons: { IsEmpty: false } reasons, Status: var status } ? await http.Problem(status, reasons) : null;

    private static Task<IResult> Stale(HttpContext http, int version)
    {
        http.Response.Headers.ETag = Preconditions.Tag(version);
        return http.Problem(StatusCodes.Status412PreconditionFailed, new Reason("record-if-match-stale"));
    }

    private static IResult Answer(HttpContext http, T record, int version, int status)
    {
        http.Response.Headers.ETag = Preconditions.Tag(version);
        return Results.Json(record, statusCode: status);
    }
}
