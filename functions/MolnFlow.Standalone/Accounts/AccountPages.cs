using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using MolnFlow.Web.Identity;

namespace MolnFlow.Standalone.Accounts;

/// <summary>Signing in, signing out, and giving people passwords.</summary>
internal static class AccountPages
{
    /// <summary>The text that says that a password was saved; every other message is a fault.</summary>
    public const string Saved = "accounts.saved";

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", async (HttpContext http, LocalAccounts accounts, string? to, string? code) =>
            Page(new SignInModel(await accounts.IsEmpty(http.RequestAborted), to, code, null)));
        routes.MapPost("/sign-in", SignIn);
        routes.MapPost("/sign-out", async (HttpContext http, IAntiforgery antiforgery) =>
        {
            await antiforgery.ValidateRequestAsync(http);
            await http.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        });
        routes.MapGet("/accounts", async (HttpContext http, MolnFlow.Application.Directory.Directories directories) =>
            await Accounts(http, directories, null));
        routes.MapPost("/accounts", SetPassword);
    }

    private static async Task<IResult> SignIn(HttpContext http, LocalAccounts accounts, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Page(new SignInModel(await accounts.IsEmpty(http.RequestAborted), null, null, "reason.form-expired"));
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        string? to = form["to"];
        Account? account;
        string? fault = null;
        if (await accounts.IsEmpty(http.RequestAborted))
        {
            (account, fault) = await accounts.SetUp(
                $"{form["code"]}", $"{form["organisation"]}", $"{form["name"]}", $"{form["email"]}", $"{form["password"]}",
                http.Language(), http.RequestAborted);
        }
        else
        {
            account = await accounts.SignIn($"{form["email"]}", $"{form["password"]}", http.RequestAborted);
            fault = account is null ? "sign-in.wrong" : null;
        }

        if (account is null)
        {
            return Page(new SignInModel(await accounts.IsEmpty(http.RequestAborted), to, form["code"], fault)
            {
                Email = form["email"],
                Organisation = form["organisation"],
                Name = form["name"],
            });
        }

        await http.SignInAsync(AccountIdentity.Principal(account));
        return Results.LocalRedirect(Local(to));
    }

    private static async Task<IResult> SetPassword(
        HttpContext http, LocalAccounts accounts, MolnFlow.Application.Directory.Directories directories, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return await Accounts(http, directories, "reason.form-expired");
        }

        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!http.Actor().IsAdministrator
            || (await directories.People.Find(http.Actor().Organisation, $"{form["person"]}", http.RequestAborted))?.Record is not { } person)
        {
            return Results.NotFound();
        }

        return await Accounts(http, directories, await accounts.SetPassword(person, $"{form["password"]}", http.RequestAborted) ?? Saved);
    }

    private static async Task<IResult> Accounts(HttpContext http, MolnFlow.Application.Directory.Directories directories, string? message) =>
        !http.Actor().IsAdministrator
            ? Results.NotFound()
            : new RazorComponentResult<AccountsPage>(new Dictionary<string, object?>
            {
                ["People"] = (await directories.People.All(http.Actor().Organisation, http.RequestAborted)).FindAll(p => p.Active && p.Email is not null),
                ["Message"] = message,
            });

    private static RazorComponentResult<SignInPage> Page(SignInModel model) => new(new Dictionary<string, object?> { ["Model"] = model });

    // Only a path of our own: a link must not be able to send somebody elsewhere after signing in.
    private static string Local(string? to) =>
        to is ['/', ..] && !to.StartsWith("//", StringComparison.Ordinal) && !to.Contains('\\', StringComparison.Ordinal) ? to : "/";
}

/// <summary>What the sign-in page shows.</summary>
/// <param name="First">True while there is no account: then it makes the first one.</param>
/// <param name="To">Where to go afterwards.</param>
/// <param name="Fault">A text key.</param>
public sealed record SignInModel(bool First, string? To, string? Code, string? Fault)
{
    public string? Email { get; init; }

    public string? Organisation { get; init; }

    public string? Name { get; init; }
}
