using MolnFlow.Application.Outbox;
using MolnFlow.Core;

namespace MolnFlow.Web.Api;

/// <summary>
/// A page elsewhere must not be able to act through somebody's browser. Browsers say where a request
/// comes from; programs say nothing and are let through, since they carry no cookies they did not mean to.
/// </summary>
internal static class SameOrigin
{
    public static async ValueTask<object?> Only(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpRequest request = context.HttpContext.Request;
        bool safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return safe || (Fetched(request) && Sent(request))
            ? await next(context)
            : await context.HttpContext.Problem(StatusCodes.Status403Forbidden, new Reason("cross-origin"));
    }

    // "none" is the person's own doing: an address typed in, a bookmark.
    private static bool Fetched(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    // Behind a proxy the request's own scheme and host may be another than the one people see.
    private static bool Sent(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        Uri seen = request.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Root;
        return origin.Length == 0
            || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || origin.Equals(seen.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
    }
}
