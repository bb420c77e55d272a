using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MolnFlow.Application;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Functions.Hosting;

namespace MolnFlow.Functions.Identity;

/// <summary>A way of signing in, linked to a person; one person may have many.</summary>
/// <param name="By">Who linked it; the system for the first administrator's.</param>
public sealed record Login(string Issuer, string Subject, OrganisationId Organisation, PersonId Person, PersonId By, DateTimeOffset At);

/// <summary>Which person stands behind (issuer, subject). Kept as documents, found by the hash of the pair.</summary>
public sealed class Logins(IDocumentStore documents, Directories directories)
{
    private const string Kind = "login";

    public async Task<Login?> Find(string issuer, string subject, CancellationToken cancel) =>
        await documents.Get(Directories.Installation, Kind, Id(issuer, subject), cancel) is { } document ? Parse(document) : null;

    public async Task<Person?> Person(string issuer, string subject, CancellationToken cancel) =>
        await Find(issuer, subject, cancel) is { } login
            ? (await directories.People.Find(login.Organisation, login.Person.Value, cancel))?.Record
            : null;

    public async Task<IReadOnlyList<Login>> Of(OrganisationId organisation, CancellationToken cancel) =>
        [.. (await documents.List(Directories.Installation, Kind, cancel)).Select(Parse).Where(l => l.Organisation == organisation)];

    /// <summary>Links a sign-in that nobody has; false when it is somebody's.</summary>
    public Task<bool> Link(Login login, CancellationToken cancel) => documents.Put(
        new Document(Directories.Installation, Kind, Id(login.Issuer, login.Subject), 1, JsonSerializer.Serialize(Stored.From(login))), cancel);

    public Task Unlink(Login login, CancellationToken cancel) =>
        documents.Remove(Directories.Installation, Kind, Id(login.Issuer, login.Subject), cancel);

    /// <summary>
    /// Enters the first administrator, with an organisation, while no sign-in at all is linked. Afterwards the
    /// configuration has no say: taking somebody's rights away is not undone by a restart.
    /// </summary>
    internal async Task Begin(FirstAdministrator first, DateTimeOffset now, CancellationToken cancel)
    {
        if ((await documents.List(Directories.Installation, Kind, cancel)).Count > 0)
        {
            return;
        }

        // Fixed ids: what a crash left half done, or another instance does at the same time, is the same record.
        var organisation = new OrganisationId("o-1");
        var person = new PersonId("p-1");
        await directories.Organisations.Save(new Organisation(organisation, first.Organisation), 0, cancel);
        await directories.People.Save(
            new Person(person, organisation, first.Name, first.Email, Language.Swedish, [Role.Administrator]), 0, cancel);
        await Link(new Login(first.Issuer, first.Subject, organisation, person, PersonId.System, now), cancel);
    }

    private static string Id(string issuer, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize<string[]>([issuer, subject]))));

    private static Login Parse(Document document)
    {
        Stored stored = JsonSerializer.Deserialize<Stored>(document.Json)!;
        return new Login(stored.Issuer, stored.Subject, new(stored.Organisation), new(stored.Person), new(stored.By), stored.At);
    }

    private sealed record Stored(string Issuer, string Subject, string Organisation, string Person, string By, DateTimeOffset At)
    {
        public static Stored From(Login login) =>
            new(login.Issuer, login.Subject, login.Organisation.Value, login.Person.Value, login.By.Value, login.At);
    }
}
