using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Core;
using MolnFlow.Web.Api;
using MolnFlow.Web.Identity;

namespace MolnFlow.Functions.Identity;

/// <summary>A sign-in as an administrator links it; issuer and subject are what the person was shown.</summary>
public sealed record LoginInput(string Issuer, string Subject);

/// <summary>Ways in and out, which App Service serves, and the links from sign-ins to people.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (string? to) => Results.Redirect($"/.auth/login/aad?post_login_redirect_uri={Uri.EscapeDataString(Local(to))}"))
            .ExcludeFromDescription();
        routes.MapPost("/sign-out", () => Results.Redirect("/.auth/logout?post_logout_redirect_uri=/")).ExcludeFromDescription();
        RouteGroupBuilder logins = routes.MapGroup("/api/people/{id}/logins").WithTags("Directory").AddEndpointFilter(OnlyAdministrators);
        logins.MapGet("", List).WithSummary("The sign-ins linked to a person");
        logins.MapPut("", Link).WithSummary("Link a sign-in to a person").RefusedWith(403, 404, 409);
        logins.MapPost("/remove", Unlink).WithSummary("Take a link away").RefusedWith(403, 404);
    }

    private static async Task<IResult> List(HttpContext http, Logins logins, string id) => Results.Ok(
        (await logins.Of(http.Actor().Organisation, http.RequestAborted)).Where(l => l.Person.Value == id)
            .Select(l => new { l.Issuer, l.Subject, LinkedBy = l.By, l.At }));

    private static async Task<IResult> Link(HttpContext http, Logins logins, Directories directories, Present present, string id, LoginInput input)
    {
        Actor actor = http.Actor();
        if (await directories.People.Find(actor.Organisation, id, http.RequestAborted) is null)
        {
            return await http.Problem(StatusCodes.Status404NotFound, new Reason("not-found"));
        }

        if (input is not { Issuer.Length: > 0 and <= 500, Subject.Length: > 0 and <= 500 })
        {
            return await http.Problem(StatusCodes.Status422UnprocessableEntity, new Reason("login-malformed"));
        }

        var login = new Login(input.Issuer, input.Subject, actor.Organisation, new PersonId(id), actor.Id, present.Now.Instant);
        return await logins.Link(login, http.RequestAborted)
            || (await logins.Find(login.Issuer, login.Subject, http.RequestAborted) is { } there
                && there.Organisation == login.Organisation && there.Person == login.Person)
            ? Results.NoContent()
            : await http.Problem(StatusCodes.Status409Conflict, new Reason("login-taken"));
    }

    private static async Task<IResult> Unlink(HttpContext http, Logins logins, string id, LoginInput input)
    {
        if (await logins.Find(input.Issuer, input.Subject, http.RequestAborted) is not { } login
            || login.Organisation != http.Actor().Organisation || login.Person.Value != id)
        {
            return await http.Problem(StatusCodes.Status404NotFound, new Reason("not-found"));
        }

        // Whoever locks themselves out may be the last who could let anybody in.
        if (login.Person == http.Actor().Id)
        {
            return await http.Problem(StatusCodes.Status409Conflict, new Reason("login-own"));
        }

        await logins.Unlink(login, http.RequestAborted);
        return Results.NoContent();
    }

    private static async ValueTask<object?> OnlyAdministrators(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Actor().IsAdministrator
            ? await next(context)
            : await context.HttpContext.Problem(StatusCodes.Status403Forbidden, new Reason("only-administrator"));

    private static string Local(string? to) =>
        to is ['/', ..] && !to.StartsWith("//", StringComparison.Ordinal) && !to.StartsWith("/\\", StringComparison.Ordinal) && !to.Any(char.IsControl)
            ? to
            : "/";
}
