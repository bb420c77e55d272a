using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MolnFlow.Application.Directory;
using MolnFlow.Functions.Hosting;
using MolnFlow.Web.Identity;

namespace MolnFlow.Functions.Identity;

/// <summary>
/// Who App Service authentication has let in. The platform takes the header away from what comes in and writes its
/// own; where it does not stand in front, the header is not looked at.
/// </summary>
internal sealed class AppServiceIdentity(SignInSettings settings, Logins logins) : IWhoActs
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    // Addresses that App Service lets through unauthenticated: there the header may be the sender's own.
    private static readonly string[] Unguarded = ["/healthz", "/hooks"];

    public string? SignInPath => settings.AppService ? "/sign-in" : null;

    public async ValueTask<Person?> Find(HttpContext http)
    {
        if (!settings.AppService || Array.Exists(Unguarded, path => http.Request.Path.StartsWithSegments(path))
            || http.Request.Headers[Header] is not { Count: 1 } header || Principal.Read(header[0]) is not { } principal)
        {
            return null;
        }

        Person? person = await logins.Person(principal.Issuer, principal.Subject, http.RequestAborted);
        if (person is not { Active: true })
        {
            http.Features.Set(new UnknownLogin(principal.Issuer, principal.Subject));
        }

        return person;
    }
}

/// <summary>Issuer and subject of a client principal, as App Service writes it: base64 of JSON with a list of claims.</summary>
/// <param name="Subject">The object id in Entra ID, which is the same for every app and known before the first sign-in; else the subject.</param>
internal sealed record Principal(string Issuer, string Subject)
{
    private static readonly string[] IssuerTypes = ["iss"];
    private static readonly string[] ObjectTypes = ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid"];
    private static readonly string[] SubjectTypes = ["sub", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"];

    /// <summary>Null for anything that does not say, once and clearly, who it is.</summary>
    public static Principal? Read(string? header)
    {
        List<(string Type, string Value)> claims = [];
        try
        {
            using JsonDocument json = JsonDocument.Parse(Convert.FromBase64String(header ?? ""));
            foreach (JsonElement claim in json.RootElement.GetProperty("claims").EnumerateArray())
            {
                claims.Add((claim.GetProperty("typ").GetString() ?? "", claim.GetProperty("val").GetString() ?? ""));
            }
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }

        string? subject = claims.Exists(c => ObjectTypes.Contains(c.Type)) ? One(claims, ObjectTypes) : One(claims, SubjectTypes);
        return One(claims, IssuerTypes) is { } issuer && subject is not null ? new Principal(issuer, subject) : null;
    }

    private static string? One(List<(string Type, string Value)> claims, string[] types) =>
        claims.Where(c => types.Contains(c.Type)).Select(c => c.Value).Distinct().ToList() is [{ Length: > 0 } only] ? only : null;
}
