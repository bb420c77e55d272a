using MolnFlow.Application.Directory;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Standalone.Accounts;

/// <summary>A local sign-in: an e-mail address and a password that stand for a person.</summary>
/// <param name="Email">In lower case.</param>
/// <param name="PasswordHash">PBKDF2 in ASP.NET Core Identity's format.</param>
/// <param name="Failures">Wrong passwords in a row.</param>
/// <param name="LockedUntil">Nobody gets in before this instant, not even with the right password.</param>
/// <param name="Stamp">Changes with the password, and ends every session that has an older one.</param>
internal sealed record Account(
    string Email,
    PersonId Person,
    OrganisationId Organisation,
    string PasswordHash,
    int Failures,
    DateTimeOffset? LockedUntil,
    string Stamp);

/// <summary>Where local accounts are kept.</summary>
internal static class AccountRecords
{
    public static Records<Account> Of(IDocumentStore documents) =>
        new(documents, "account", _ => Directories.Installation, a => Key(a.Email));

    /// <summary>An address as a document id: ids take no signs.</summary>
    public static string Key(string email) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(email)));
}
