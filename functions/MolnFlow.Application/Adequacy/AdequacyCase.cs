using System.Collections.Immutable;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Adequacy;

/// <summary>
/// The one case an organisation has about an adequacy decision that fell: for all services together, seen to
/// by those who lead data protection, however many owners there are.
/// </summary>
/// <param name="Decision">By its id in law.yaml.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="On">The first day without it.</param>
/// <param name="Revoked">True when the organisation said so itself; then it holds whatever the catalogue says.</param>
/// <param name="Because">What the administrator wrote; null when the catalogue's last day passed.</param>
/// <param name="Spread">Whether every service has been told of it.</param>
/// <param name="Services">Those with a transfer that rested on it.</param>
/// <param name="Told">Who has had the letter.</param>
public sealed record AdequacyCase(
    OrganisationId Organisation, string Decision, string Country, DateOnly On, bool Revoked, string? Because, PersonId By,
    DateTimeOffset Opened, bool Spread, ImmutableList<ServiceId> Services, ImmutableList<PersonId> Told, DateOnly? ClosedOn, string? Outcome)
{
    public static Records<AdequacyCase> Records(IDocumentStore documents) =>
        new(documents, "adequacy-case", c => c.Organisation, c => c.Decision);
}

/// <summary>Words the letter that tells of such a case.</summary>
public interface IAdequacyLetters
{
    /// <param name="services">The names of the services concerned.</param>
    Task<(string Subject, string Text, string Html)> Write(
        AdequacyCase about, Person reader, IReadOnlyList<string> services, Uri link, CancellationToken cancel);
}
