using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using MolnFlow.Application;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Web.Api;
using MolnFlow.Web.Pages.Shared;

namespace MolnFlow.Web.Identity;

/// <summary>
/// Settles who acts and in which language before anything else runs. Pages send strangers to sign
/// in; the API answers 401. A few addresses are open to all.
/// </summary>
internal sealed class ActorMiddleware(RequestDelegate next, IWhoActs who)
{
    // Answered without asking who it is: these must work when the store does not.
    private static readonly string[] Anonymous = ["/healthz", "/assets", "/error"];
    private static readonly string[] Open = ["/healthz", "/assets", "/openapi", "/sign-in", "/sign-out", "/language", "/error"];

    public async Task Invoke(HttpContext http)
    {
        bool anonymous = Array.Exists(Anonymous, path => http.Request.Path.StartsWithSegments(path));
        Person? person = anonymous ? null : await who.Find(http);
        Language language = Languages(http, person);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code());
        http.Features.Set(new RequestLanguage(language));
        if (person is { Active: true })
        {
            http.Features.Set(new Actor(person, language));
        }
        else if (!Array.Exists(Open, path => http.Request.Path.StartsWithSegments(path)))
        {
            if (http.Features.Get<UnknownLogin>() is { } unknown)
            {
                await Unknown(http, unknown).ExecuteAsync(http);
            }
            else if (http.Request.Path.StartsWithSegments("/api") || who.SignInPath is not { } signIn)
            {
                await Problems.NotSignedIn(http).ExecuteAsync(http);
            }
            else
            {
                http.Response.Redirect($"{signIn}?to={Uri.EscapeDataString(http.Request.GetEncodedPathAndQuery())}");
            }

            return;
        }

        await next(http);
    }

    // What the person is to tell an administrator is shown: nobody else can know it.
    private static IResult Unknown(HttpContext http, UnknownLogin login) => http.Request.Path.StartsWithSegments("/api")
        ? Problems.Of(
            http, StatusCodes.Status403Forbidden, http.RequestServices.GetRequiredService<Speakers>().For(http.Language()),
            new Reason("login-unknown").With("issuer", login.Issuer).With("subject", login.Subject))
        : new RazorComponentResult<UnknownLoginPage>(new Dictionary<string, object?>
        {
            ["Login"] = login,
            ["Say"] = http.RequestServices.GetRequiredService<Speakers>().For(http.Language()),
        })
        {
            StatusCode = StatusCodes.Status403Forbidden,
            PreventStreamingRendering = true,
        };

    // The API goes by Accept-Language; pages by what the person has chosen, then by their record.
    private static Language Languages(HttpContext http, Person? person)
    {
        Language? asked = http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Application.Languages.Find(l.Value.Value))
            .FirstOrDefault(l => l is not null);
        Language? chosen = Application.Languages.Find(http.Request.Cookies[RequestLanguage.Cookie]);
        return http.Request.Path.StartsWithSegments("/api")
            ? asked ?? person?.Language ?? Language.Swedish
            : chosen ?? person?.Language ?? asked ?? Language.Swedish;
    }
}

/// <summary>Somebody has signed in whom no person in the directory is linked to; set by the way of signing in.</summary>
public sealed record UnknownLogin(string Issuer, string Subject);

/// <summary>The language this request is answered in.</summary>
public sealed record RequestLanguage(Language Language)
{
    public const string Cookie = "molnflow-language";
}

/// <summary>Reaches the actor from endpoints and pages.</summary>
public static class ActorAccess
{
    /// <exception cref="InvalidOperationException">The address is open to strangers; ask for the language only.</exception>
    public static Actor Actor(this HttpContext http) =>
        http.Features.Get<Actor>() ?? throw new InvalidOperationException("Nobody is signed in here.");

    public static Actor? ActorOrNull(this HttpContext http) => http.Features.Get<Actor>();

    public static Language Language(this HttpContext http) => http.Features.Get<RequestLanguage>()?.Language ?? Application.Language.Swedish;
}
