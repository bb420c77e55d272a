using Microsoft.AspNetCore.Http.Features;
using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Web.Identity;

namespace MolnFlow.Web.Api;

/// <summary>
/// Loads the service that an address names, in the asker's own organisation, before anything else is
/// looked at. Every address under a service goes through here, so another organisation's never exists.
/// </summary>
internal static class KnownService
{
    public static async ValueTask<object?> Only(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        ServiceDesk desk = http.RequestServices.GetRequiredService<ServiceDesk>();
        var id = new ServiceId((string)http.GetRouteValue("id")!);
        if (await desk.Load(http.Actor().Organisation, id, http.RequestAborted) is not { } loaded)
        {
            return await http.Problem(StatusCodes.Status404NotFound, new Reason("service-unknown"));
        }

        http.Features.Set(loaded);
        return await next(context);
    }

    public static LoadedService Loaded(this HttpContext http) => http.Features.GetRequiredFeature<LoadedService>();
}
