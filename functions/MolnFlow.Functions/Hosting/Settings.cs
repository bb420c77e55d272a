using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace MolnFlow.Functions.Hosting;

/// <summary>
/// What the app is configured with; <c>local.settings.example.json</c> lists the names and what they are for.
/// Secrets arrive here as Key Vault references that the platform has resolved.
/// </summary>
internal sealed record Settings(
    Uri PublicAddress,
    string CatalogFolder,
    StorageSettings Storage,
    MailSettings Mail,
    SignInSettings SignIn)
{
    /// <exception cref="InvalidOperationException">Something needed is missing or malformed; the message names it.</exception>
    public static Settings From(IConfiguration configuration)
    {
        IConfiguration own = configuration.GetSection("MolnFlow");
        string? host = configuration["WEBSITE_HOSTNAME"];
        return new Settings(
            Address("PublicAddress", own["PublicAddress"] ?? (host is null ? null : $"https://{host}/")),
            Path.GetFullPath(own["Catalog"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "catalog")),
            StorageSettings.From(own.GetSection("Storage")),
            MailSettings.From(own.GetSection("Mail")),
            SignInSettings.From(own.GetSection("SignIn"), configuration));
    }

    internal static Uri Address(string name, string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http"
            ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/")
            : throw Missing(name, "an address such as https://molnflow.example/");

    internal static InvalidOperationException Missing(string name, string what) =>
        new($"The setting MolnFlow__{name.Replace(":", "__", StringComparison.Ordinal)} must be {what}.");
}

/// <summary>Where tables and blobs are: by managed identity at two addresses, or by a connection string on a developer's machine.</summary>
internal sealed record StorageSettings(string? ConnectionString, Uri? Tables, Uri? Blobs)
{
    public static StorageSettings From(IConfiguration own) => own["ConnectionString"] is { Length: > 0 } connection
        ? new StorageSettings(connection, null, null)
        : new StorageSettings(null, Settings.Address("Storage:Tables", own["Tables"]), Settings.Address("Storage:Blobs", own["Blobs"]));
}

/// <summary>How letters leave.</summary>
/// <param name="WebhookKey">The public key that the mail service signs its reports with, base64; null refuses all reports.</param>
/// <param name="Host">The mail service's address: within the EU unless said otherwise.</param>
internal sealed record MailSettings(string ApiKey, MailAddress Sender, string? WebhookKey, Uri Host)
{
    public static MailSettings From(IConfiguration own) => new(
        own["ApiKey"] is { Length: > 0 } key ? key : throw Settings.Missing("Mail:ApiKey", "the mail service's API key"),
        MailAddress.TryCreate(own["Sender"], own["SenderName"] ?? "MolnFlow", out MailAddress? sender)
            ? sender
            : throw Settings.Missing("Mail:Sender", "the address that letters come from"),
        own["WebhookKey"] is { Length: > 0 } webhook ? webhook : null,
        Settings.Address("Mail:Host", own["Host"] is { Length: > 0 } host ? host : "https://api.eu.sendgrid.com"));
}

/// <summary>Who may be believed about who somebody is.</summary>
/// <param name="AppService">True only where App Service authentication stands in front of this very app.</param>
/// <param name="First">The first administrator, entered while nobody at all is; null for none.</param>
internal sealed record SignInSettings(bool AppService, FirstAdministrator? First)
{
    public static SignInSettings From(IConfiguration own, IConfiguration platform)
    {
        bool asked = string.Equals(own["Mode"], "AppService", StringComparison.OrdinalIgnoreCase);

        // The header is anybody's to write where the platform does not take it away. Configuration says that it does; the
        // platform, where it speaks of it, must not say otherwise.
        bool onPlatform = platform["WEBSITE_SITE_NAME"] is { Length: > 0 };
        bool denied = platform["WEBSITE_AUTH_ENABLED"] is { } enabled && !string.Equals(enabled, "true", StringComparison.OrdinalIgnoreCase);
        IConfiguration first = own.GetSection("FirstAdministrator");
        return new SignInSettings(
            asked && onPlatform && !denied,
            first["Issuer"] is { Length: > 0 } issuer && first["Subject"] is { Length: > 0 } subject
                ? new FirstAdministrator(
                    issuer, subject, first["Name"] ?? "Administrator", first["Email"] is { Length: > 0 } email ? email : null,
                    first["Organisation"] is { Length: > 0 } organisation ? organisation : "MolnFlow")
                : null);
    }
}

/// <summary>Who is let in to enter everybody else.</summary>
/// <param name="Organisation">The name of the organisation that is entered with them.</param>
internal sealed record FirstAdministrator(string Issuer, string Subject, string Name, string? Email, string Organisation);
