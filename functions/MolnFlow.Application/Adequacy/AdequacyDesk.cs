using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Adequacy;

/// <summary>
/// Sees to it that a lost adequacy decision reaches every service and those who lead data protection. Every
/// step is noted when it is done, so that what was cut short is gone on with at the next turn.
/// </summary>
public sealed partial class AdequacyDesk(
    IServiceStore store, ServiceDesk desk, Rulebooks rulebooks, Directories directories, IMailer mailer, IAdequacyLetters letters,
    PublicAddress address, Present present, Installation installation, ILogger<AdequacyDesk> log)
{
    private static readonly Phase[] Running = [Phase.Manage, Phase.Exit];

    /// <summary>Records that a decision no longer holds for an organisation. Faults instead when it cannot be.</summary>
    public async Task<ImmutableList<Reason>> Revoke(
        OrganisationId organisation, string decision, DateOnly on, string because, PersonId by, CancellationToken cancel)
    {
        if (rulebooks.InForce.Law.Adequacy.Find(a => a.Id == decision) is not { } known)
        {
            return [new Reason("adequacy-unknown").With("value", decision)];
        }

        if (await directories.AdequacyCases.Find(organisation, decision, cancel) is { Record: { Revoked: true } })
        {
            return [new Reason("adequacy-revoked-already")];
        }

        if (on < known.ValidFrom || on > present.Today)
        {
            return [new Reason("adequacy-revoked-when").With("start", known.ValidFrom).With("last", present.Today).With("field", "on")];
        }

        await Amend(organisation, known, there => (there ?? Opened(organisation, known, on, by)) with
        {
            On = on,
            Revoked = true,
            Because = because,
            By = by,
            Spread = false,
            ClosedOn = null,
        }, cancel);
        await Spread(organisation, decision, cancel);
        return [];
    }

    /// <summary>Closes a case; refused while a service still has a transfer that rests on nothing.</summary>
    public async Task<ImmutableList<Reason>> Close(OrganisationId organisation, string decision, string outcome, CancellationToken cancel)
    {
        if (await directories.AdequacyCases.Find(organisation, decision, cancel) is not { } found || found.Record.ClosedOn is not null)
        {
            return [new Reason("adequacy-case-unknown")];
        }

        int waiting = (await Waiting(found.Record, cancel)).Count;
        return waiting > 0 || !found.Record.Spread ? [new Reason("adequacy-services-remain").With("count", waiting)]
            : await directories.AdequacyCases.Save(found.Record with { ClosedOn = present.Today, Outcome = outcome }, found.Version, cancel) ? []
            : [new Reason("adequacy-case-unknown")];
    }

    /// <summary>The services of a case whose transfers have no other tool yet.</summary>
    public async Task<ImmutableList<ServiceId>> Waiting(AdequacyCase about, CancellationToken cancel)
    {
        var waiting = ImmutableList.CreateBuilder<ServiceId>();
        foreach (ServiceId id in about.Services)
        {
            if (await desk.Load(about.Organisation, id, cancel) is { Service: { Stage: not Stage.Ended } s }
                && s.Abroad.Transfers.Exists(t => t.Lost?.Decision == about.Decision))
            {
                waiting.Add(id);
            }
        }

        return waiting.ToImmutable();
    }

    /// <summary>A service has lost what a transfer rested on: it belongs to the organisation's one case.</summary>
    public static async Task Note(
        Directories directories, Rulebooks rulebooks, OrganisationId organisation, ServiceId service, string decision, DateTimeOffset at, CancellationToken cancel)
    {
        AdequacyDecision known = rulebooks.InForce.Law.Adequacy.Find(a => a.Id == decision)
            ?? new AdequacyDecision(decision, "", "", default, null);
        DateOnly on = known.ValidTo?.AddDays(1) ?? DateOnly.FromDateTime(at.UtcDateTime);
        while (true)
        {
            Versioned<AdequacyCase>? there = await directories.AdequacyCases.Find(organisation, decision, cancel);
            AdequacyCase about = there?.Record ?? Opened(organisation, known, on, PersonId.System, at) with { Spread = true };
            if (there is not null && about.Services.Contains(service))
            {
                return;
            }

            // One that comes after the case was closed opens it again.
            about = about with { Services = about.Services.Add(service), ClosedOn = null };
            if (await directories.AdequacyCases.Save(about, there?.Version ?? 0, cancel))
            {
                return;
            }
        }
    }

    /// <summary>Goes on with what was cut short, then tells those who lead data protection; once each.</summary>
    public async Task Turn(CancellationToken cancel)
    {
        foreach (Organisation organisation in await directories.Organisations.All(Directories.Installation, cancel))
        {
            foreach (AdequacyCase about in await directories.AdequacyCases.All(organisation.Id, cancel))
            {
                if (!about.Spread)
                {
                    await Spread(organisation.Id, about.Decision, cancel);
                }
                else if (about.ClosedOn is null && !about.Services.IsEmpty)
                {
                    await Tell(about, cancel);
                }
            }
        }
    }

    private async Task Spread(OrganisationId organisation, string decision, CancellationToken cancel)
    {
        bool all = true;
        foreach (Phase phase in Running)
        {
            RegisterPage page = await store.Register(new RegisterQuery(organisation, Phase: phase, PageSize: int.MaxValue), cancel);
            foreach (RegisterRow row in page.Rows)
            {
                try
                {
                    all &= await desk.Advance(organisation, row.Id, cancel) is not Outcome.Busy;
                }
                catch (Exception e) when (!cancel.IsCancellationRequested)
                {
                    // One service that cannot be read must not keep it from all the others.
                    all = false;
                    LogFailed(log, e, row.Id.Value);
                }
            }
        }

        if (all && await directories.AdequacyCases.Find(organisation, decision, cancel) is { } found)
        {
            await directories.AdequacyCases.Save(found.Record with { Spread = true }, found.Version, cancel);
        }
    }

    private async Task Tell(AdequacyCase about, CancellationToken cancel)
    {
        List<string>? names = null;
        foreach (Person person in (await Leaders(about.Organisation, cancel)).Where(p => !about.Told.Contains(p.Id)))
        {
            names ??= await Names(about, cancel);
            (string subject, string text, string html) = await letters.Write(about, person, names, new Uri(address.Root, "adequacy"), cancel);
            try
            {
                await mailer.Send(
                    new Letter($"{installation.Id}.{about.Organisation}.{about.Decision}.{person.Id}@molnflow", person.Name, person.Email!, subject, text, html, about.Opened),
                    cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                // Tried again at the next turn; the others are not to wait for it.
                LogNotTold(log, e, person.Id.Value);
                continue;
            }

            while (await directories.AdequacyCases.Find(about.Organisation, about.Decision, cancel) is { } found
                && !await directories.AdequacyCases.Save(found.Record with { Told = found.Record.Told.Add(person.Id) }, found.Version, cancel))
            {
            }
        }
    }

    // The data protection officer and the security officer; administrators where there is neither.
    private async Task<ImmutableList<Person>> Leaders(OrganisationId organisation, CancellationToken cancel)
    {
        ImmutableList<Person> people = [.. (await directories.People.All(organisation, cancel)).Where(p => p is { Active: true, Email: not null })];
        ImmutableList<Person> leaders =
            [.. people.Where(p => p.Roles.Contains(Role.DataProtectionOfficer) || p.Roles.Contains(Role.SecurityOfficer))];
        return leaders.IsEmpty ? [.. people.Where(p => p.Roles.Contains(Role.Administrator))] : leaders;
    }

    private async Task<List<string>> Names(AdequacyCase about, CancellationToken cancel)
    {
        List<string> names = [];
        foreach (ServiceId id in about.Services)
        {
            names.Add((await store.RegisterRow(about.Organisation, id, cancel))?.Name ?? id.Value);
        }

        return [.. names.Order(StringComparer.CurrentCulture)];
    }

    private async Task Amend(OrganisationId organisation, AdequacyDecision decision, Func<AdequacyCase?, AdequacyCase> change, CancellationToken cancel)
    {
        while (true)
        {
            Versioned<AdequacyCase>? there = await directories.AdequacyCases.Find(organisation, decision.Id, cancel);
            if (await directories.AdequacyCases.Save(change(there?.Record), there?.Version ?? 0, cancel))
            {
                return;
            }
        }
    }

    private AdequacyCase Opened(OrganisationId organisation, AdequacyDecision decision, DateOnly on, PersonId by) =>
        Opened(organisation, decision, on, by, present.Now.Instant);

    private static AdequacyCase Opened(OrganisationId organisation, AdequacyDecision decision, DateOnly on, PersonId by, DateTimeOffset at) =>
        new(organisation, decision.Id, decision.Country, on, false, null, by, at, false, [], [], null, null);

    [LoggerMessage(Level = LogLevel.Error, Message = "Service {Service} could not be told of a lost adequacy decision; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception exception, string service);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Person {Person} could not be told of a lost adequacy decision; it is tried again")]
    private static partial void LogNotTold(ILogger log, Exception exception, string person);
}
