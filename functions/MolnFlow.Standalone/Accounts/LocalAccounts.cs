using System.Net.Mail;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using MolnFlow.Application;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Standalone.Accounts;

/// <summary>
/// Passwords for trying MolnFlow on one machine, where no sign-in service is at hand. The first account
/// takes the code that is printed at start, so that whoever is first to the page is the one who started it.
/// </summary>
internal sealed class LocalAccounts(IDocumentStore documents, Directories directories, TimeProvider clock)
{
    /// <summary>The shortest password taken, in characters.</summary>
    public const int ShortestPassword = 12;

    private const int MostFailures = 5;
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    private readonly Records<Account> accounts = AccountRecords.Of(documents);
    private readonly PasswordHasher<Account> hasher = new();

    /// <summary>What the first visitor must know; good until the first account is made.</summary>
    public string SetupCode { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public async Task<bool> IsEmpty(CancellationToken cancel) => (await accounts.All(Directories.Installation, cancel)).IsEmpty;

    /// <summary>Makes the organisation, its first person as administrator, and their account; null with the code of what is wrong.</summary>
    public async Task<(Account? Account, string? Fault)> SetUp(
        string code, string organisation, string name, string email, string password, Language language, CancellationToken cancel)
    {
        if (!await IsEmpty(cancel)
            || !CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(code), System.Text.Encoding.UTF8.GetBytes(SetupCode)))
        {
            return (null, "sign-in.setup-code");
        }

        if (string.IsNullOrWhiteSpace(organisation) || string.IsNullOrWhiteSpace(name))
        {
            return (null, "sign-in.names-missing");
        }

        if (Faults(email, password) is { } fault)
        {
            return (null, fault);
        }

        var made = new Organisation(new OrganisationId(Directories.NewId('o')), organisation.Trim());
        var person = new Person(new PersonId(Directories.NewId('p')), made.Id, name.Trim(), email.Trim(), language, [Role.Administrator]);
        await directories.Organisations.Save(made, 0, cancel);
        await directories.People.Save(person, 0, cancel);
        return (await Save(person, email, password, 0, cancel), null);
    }

    /// <summary>Gives a person a password, or a new one. The code of what is wrong, or null.</summary>
    public async Task<string?> SetPassword(Person person, string password, CancellationToken cancel)
    {
        if (Faults(person.Email ?? "", password) is { } fault)
        {
            return fault;
        }

        Versioned<Account>? present = await Find(person.Email!, cancel);
        if (present is not null && present.Record.Person != person.Id)
        {
            return "sign-in.email-taken";
        }

        await Save(person, person.Email!, password, present?.Version ?? 0, cancel);
        return null;
    }

    /// <summary>The account, if the password is right and the account is not locked.</summary>
    public async Task<Account?> SignIn(string email, string password, CancellationToken cancel)
    {
        if (await Find(email, cancel) is not { } found)
        {
            // As slow as a real check, so that the time taken does not tell which addresses exist.
            hasher.HashPassword(null!, password);
            return null;
        }

        // Checked even when locked, so that the time taken tells nothing.
        Account account = found.Record;
        bool right = hasher.VerifyHashedPassword(account, account.PasswordHash, password) != PasswordVerificationResult.Failed;
        if (account.LockedUntil > clock.GetUtcNow())
        {
            return null;
        }

        if (!right)
        {
            await Count(account.Email, cancel);
            return null;
        }

        if (account.Failures > 0 || account.LockedUntil is not null)
        {
            account = account with { Failures = 0, LockedUntil = null };
            await accounts.Save(account, found.Version, cancel);
        }

        return await Person(account.Email, account.Stamp, cancel) is null ? null : account;
    }

    // Guesses sent side by side all count.
    private async Task Count(string email, CancellationToken cancel)
    {
        while (await Find(email, cancel) is { } now)
        {
            int failures = now.Record.Failures + 1;
            bool locked = failures >= MostFailures;
            Account counted = now.Record with { Failures = locked ? 0 : failures, LockedUntil = locked ? clock.GetUtcNow() + Lock : now.Record.LockedUntil };
            if (await accounts.Save(counted, now.Version, cancel))
            {
                return;
            }
        }
    }

    /// <summary>The person behind an account that is still as it was when they signed in, and still goes by its address.</summary>
    public async Task<Person?> Person(string email, string stamp, CancellationToken cancel) =>
        await Find(email, cancel) is { } found && found.Record.Stamp == stamp
            && (await directories.People.Find(found.Record.Organisation, found.Record.Person.Value, cancel))?.Record is { Email: { } address } person
            && Normal(address) == found.Record.Email
            ? person
            : null;

    private Task<Versioned<Account>?> Find(string email, CancellationToken cancel) =>
        accounts.Find(Directories.Installation, AccountRecords.Key(Normal(email)), cancel);

    private async Task<Account> Save(Person person, string email, string password, int from, CancellationToken cancel)
    {
        var account = new Account(
            Normal(email), person.Id, person.Organisation, hasher.HashPassword(null!, password), 0, null, Directories.NewId('k'));
        await accounts.Save(account, from, cancel);
        return account;
    }

    private static string? Faults(string email, string password) =>
        !MailAddress.TryCreate(email.Trim(), out _) ? "sign-in.email"
        : password.Length < ShortestPassword ? "sign-in.password-short"
        : null;

    private static string Normal(string email) => email.Trim().ToLowerInvariant();
}
