using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using MolnFlow.Application.Directory;
using MolnFlow.Web.Identity;

namespace MolnFlow.Standalone.Accounts;

/// <summary>
/// Who has signed in with a local account: by the session cookie in a browser, by Basic credentials
/// from a script.
/// </summary>
internal sealed class AccountIdentity(LocalAccounts accounts) : IWhoActs
{
    private const string StampClaim = "stamp";

    public string? SignInPath => "/sign-in";

    public string? AccountsPath => "/accounts";

    public static ClaimsPrincipal Principal(Account account) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Email, account.Email), new Claim(StampClaim, account.Stamp)],
        CookieAuthenticationDefaults.AuthenticationScheme));

    public async ValueTask<Person?> Find(HttpContext http)
    {
        if (AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out AuthenticationHeaderValue? header)
            && header is { Scheme: "Basic", Parameter: { } credentials })
        {
            return await Basic(credentials, http.RequestAborted);
        }

        AuthenticateResult session = await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return session.Principal?.FindFirstValue(ClaimTypes.Email) is { } email && session.Principal.FindFirstValue(StampClaim) is { } stamp
            ? await accounts.Person(email, stamp, http.RequestAborted)
            : null;
    }

    private async Task<Person?> Basic(string credentials, CancellationToken cancel)
    {
        string decoded;
        try
        {
            decoded = Encoding.UTF8.GetString(Convert.FromBase64String(credentials));
        }
        catch (FormatException)
        {
            return null;
        }

        int colon = decoded.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && await accounts.SignIn(decoded[..colon], decoded[(colon + 1)..], cancel) is { } account
            ? await accounts.Person(account.Email, account.Stamp, cancel)
            : null;
    }
}
