using System.ComponentModel;
using MolnFlow.Application.Storage;

namespace MolnFlow.Web.Api;

[Description("Whether MolnFlow can work.")]
public sealed record HealthBody(
    [property: Description("healthy, or unhealthy when the store does not answer.")] string Status);

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes
        .MapMethods("/healthz", [HttpMethods.Get, HttpMethods.Head], Healthy)
        .WithTags("Operations")
        .WithSummary("Alive, and the store answers")
        .Produces<HealthBody>().Produces<HealthBody>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> Healthy(IServiceStore store, CancellationToken cancel) => await Answers(store, cancel)
        ? Results.Ok(new HealthBody("healthy"))
        : Results.Json(new HealthBody("unhealthy"), statusCode: StatusCodes.Status503ServiceUnavailable);

    // Whatever keeps the store from answering is what is asked about here.
    private static async Task<bool> Answers(IServiceStore store, CancellationToken cancel)
    {
        try
        {
            return await store.Healthy(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return false;
        }
    }
}
