using System.ComponentModel;
using MolnFlow.Application.Directory;
using MolnFlow.Core;
using MolnFlow.Web.Identity;

namespace MolnFlow.Web.Api;

[Description("The public body whose register this is.")]
public sealed record OrganisationBody(OrganisationId Id, string Name);

/// <summary>The organisation, and the registers that services refer to.</summary>
internal static class DirectoryEndpoints
{
    public static void MapDirectory(this RouteGroupBuilder api) => api.MapGet("/organisation", Organisation)
        .WithTags("Directory").WithSummary("The organisation of whoever asks")
        .Produces<OrganisationBody>().RefusedWith(401, 404);

    public static void MapPeople(this RouteGroupBuilder api) => new PeopleEndpoints().Map(api);

    public static void MapSuppliers(this RouteGroupBuilder api) => new SupplierEndpoints().Map(api);

    public static void MapAgreements(this RouteGroupBuilder api) => new AgreementEndpoints().Map(api);

    private static async Task<IResult> Organisation(HttpContext http, Directories directories, CancellationToken cancel) =>
        await directories.Organisations.Find(Directories.Installation, http.Actor().Organisation.Value, cancel) is { Record: var found }
            ? Results.Ok(new OrganisationBody(found.Id, found.Name))
            : await http.Problem(StatusCodes.Status404NotFound, new Reason("not-found"));
}
