using System.Text.Json.Serialization;
using MolnFlow.Application.Json;
using MolnFlow.Web.Identity;
using MolnFlow.Web.OpenApi;

namespace MolnFlow.Web.Api;

/// <summary>Start here: every address of the JSON API, one file a group.</summary>
public static class ApiRoutes
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            StoredJson.Configure(json.SerializerOptions);

            // What is described is always there: a value that is missing is null, not left out.
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddSingleton<ServiceBodies>();
        services.AddDescription();
        return services;
    }

    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapErrors();
        routes.MapDescription();
        RouteGroupBuilder api = routes.MapGroup("/api").AddEndpointFilter(SameOrigin.Only);
        api.MapCatalog();
        api.MapDirectory();
        api.MapPeople();
        api.MapSuppliers();
        api.MapAgreements();
        api.MapAdequacy();
        api.MapServices();

        // Asked without making it: it leads to the address, which is not known before the server listens.
        if (routes.ServiceProvider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IDemo)))
        {
            api.MapDemo();
        }

        routes.MapUnknown();
        return routes;
    }

    private static void MapServices(this RouteGroupBuilder api)
    {
        RouteGroupBuilder services = api.MapGroup("/services").WithTags("Services");
        services.MapRegister();
        services.MapIntake();
        RouteGroupBuilder one = services.MapGroup("/{id}").AddEndpointFilter(KnownService.Only).RefusedWith(404);
        one.MapOneService();
        one.MapWork();
        one.MapForecast();
        one.MapQuestions();
        one.MapDpia();
        one.MapLog();
        one.MapCommands();
        one.MapEvidence();
    }
}
