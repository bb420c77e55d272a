using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using MolnFlow.Functions.Hosting;
using MolnFlow.Functions.Orchestrations;

namespace MolnFlow.Functions;

/// <summary>Every page and every address of the API. A function with an address of its own goes before it.</summary>
public sealed class SiteFunction(SitePipeline site, Lives lives)
{
    [Function("Site")]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable)
    {
        HttpContext http = request.HttpContext;
        lives.Through(durable);

        // The request was routed to this function. Left in place, the site's own routing would take it there again, and
        // its endpoints would meet a route value that is not theirs.
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.RequestServices.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        try
        {
            await site.Run(http);
        }
        catch
        {
            // The runtime answers 200 for what nobody caught; once the answer has begun, only breaking it off shows.
            if (http.Response.HasStarted)
            {
                http.Abort();
            }
            else
            {
                http.Response.Clear();
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }

            throw;
        }

        return new EmptyResult();
    }
}
