using System.Diagnostics;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Routing.Template;
using MolnFlow.Application;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Web.Identity;

namespace MolnFlow.Web.Api;

/// <summary>What is answered when nothing else does: bugs, unknown addresses, wrong methods. Never says how it is made.</summary>
internal static class ErrorEndpoints
{
    public static void MapErrors(this IEndpointRouteBuilder routes) => routes.Map("/error", (Delegate)Failed).ExcludeFromDescription();

    /// <summary>Takes every address under /api that no other endpoint takes.</summary>
    public static void MapUnknown(this IEndpointRouteBuilder routes) =>
        routes.Map("/api/{**rest}", Unknown).WithOrder(int.MaxValue - 1).ExcludeFromDescription();

    private static async Task<IResult> Failed(HttpContext http)
    {
        if (http.Features.Get<IExceptionHandlerPathFeature>() is not { } failure)
        {
            return await http.Problem(StatusCodes.Status404NotFound, new Reason("not-found"));
        }

        // Such as a body that breaks off: the sender's doing, and the server knows which status it is.
        int status = failure.Error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        string trace = Activity.Current?.Id ?? http.TraceIdentifier;
        Speakers speakers = http.RequestServices.GetRequiredService<Speakers>();
        if (new PathString(failure.Path).StartsWithSegments("/api"))
        {
            Language language = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
                .Select(l => Languages.Find(l.Value.Value)).FirstOrDefault(l => l is not null) ?? http.Language();
            return Problems.Failed(failure.Path, status, trace, speakers.For(language));
        }

        return Results.Content(Page([speakers.For(Language.Swedish), speakers.For(Language.English)], trace), "text/html; charset=utf-8", null, status);
    }

    // Both languages, since what went wrong may be what settles the language.
    private static string Page(Speaker[] speakers, string trace)
    {
        string parts = string.Concat(speakers.Select(say => $"""
            <section lang="{say.Language.Code()}">
            <h1>{Encode(say.Say("error.title"))}</h1>
            <p>{Encode(say.Say("error.text"))}</p>
            <p>{Encode(say.Say("error.trace", ("trace", trace)))}</p>
            <p><a href="/">{Encode(say.Say("error.start"))}</a></p>
            </section>

            """));
        return $"""
            <!DOCTYPE html>
            <html lang="{speakers[0].Language.Code()}">
            <head><meta charset="utf-8"><title>{Encode(speakers[0].Say("error.title"))}</title></head>
            <body><main>
            {parts}</main></body>
            </html>
            """;
    }

    private static async Task<IResult> Unknown(HttpContext http, EndpointDataSource endpoints)
    {
        string[] allowed = Methods(http.Request.Path, endpoints);
        if (allowed.Length == 0)
        {
            return await http.Problem(StatusCodes.Status404NotFound, new Reason("not-found"));
        }

        http.Response.Headers.Allow = string.Join(", ", allowed);
        return await http.Problem(StatusCodes.Status405MethodNotAllowed, new Reason("method-not-allowed").With("allowed", string.Join(", ", allowed)));
    }

    // A catch-all takes wrong methods too, so what the routing would have answered is worked out here.
    private static string[] Methods(PathString path, EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText is { } pattern && pattern.StartsWith("/api", StringComparison.Ordinal)
                && new TemplateMatcher(TemplateParser.Parse(pattern.TrimStart('/')), []).TryMatch(path, []))
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
