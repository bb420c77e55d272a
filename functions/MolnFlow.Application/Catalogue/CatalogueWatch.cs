using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Catalogue;

/// <summary>Who has been told that the catalogue expires, for one last day of it and one step.</summary>
/// <param name="LastDay">The catalogue's last day.</param>
/// <param name="Step">Days before it; negative once it has passed.</param>
public sealed record CatalogueReminder(OrganisationId Organisation, DateOnly LastDay, int Step, ImmutableList<PersonId> Told)
{
    public static Records<CatalogueReminder> Records(IDocumentStore documents) => new(
        documents, "catalogue-reminder", r => r.Organisation, r => KeyOf(r.LastDay, r.Step));

    public static string KeyOf(DateOnly lastDay, int step) =>
        string.Create(CultureInfo.InvariantCulture, $"{lastDay:yyyy-MM-dd}:{step}");
}

/// <summary>Words the letter about the catalogue's last day.</summary>
public interface ICatalogueLetters
{
    Task<(string Subject, string Text, string Html)> Write(DateOnly lastDay, bool passed, Person reader, Uri link, CancellationToken cancel);
}

/// <summary>
/// The catalogue itself expires: administrators are told on the days it says, and every thirtieth day after
/// the last one until a newer catalogue is loaded. After an outage only the most urgent step is told.
/// </summary>
public sealed partial class CatalogueWatch(
    Rulebooks rulebooks, Directories directories, IDocumentStore documents, IMailer mailer, ICatalogueLetters letters,
    PublicAddress address, Present present, Installation installation, ILogger<CatalogueWatch> log)
{
    private readonly Records<CatalogueReminder> reminders = CatalogueReminder.Records(documents);
    private DateOnly looked;

    /// <summary>The step that is due on a day; null before the first one.</summary>
    public static int? StepOn(DateOnly today, DateOnly lastDay, ImmutableList<int> reviewDays)
    {
        int left = lastDay.DayNumber - today.DayNumber;
        return left < 0 ? -1 - ((-left - 1) / Again * Again)
            : reviewDays.Where(step => left <= step).Select(step => (int?)step).Min();
    }

    // A month, in days: what nobody has done anything about is said again.
    private const int Again = 30;

    public async Task Turn(CancellationToken cancel)
    {
        DateOnly today = present.Today, last = rulebooks.Catalogue.ValidTo;
        if (looked == today || StepOn(today, last, rulebooks.Catalogue.ReviewDays) is not { } step)
        {
            return;
        }

        bool all = true;
        foreach (Organisation organisation in await directories.Organisations.All(Directories.Installation, cancel))
        {
            foreach (Person person in (await directories.People.All(organisation.Id, cancel))
                .Where(p => p is { Active: true, Email: not null } && p.Roles.Contains(Role.Administrator)))
            {
                all &= await Tell(organisation.Id, person, last, step, today, cancel);
            }
        }

        looked = all ? today : looked;
    }

    private async Task<bool> Tell(OrganisationId organisation, Person person, DateOnly last, int step, DateOnly today, CancellationToken cancel)
    {
        string key = CatalogueReminder.KeyOf(last, step);
        if ((await reminders.Find(organisation, key, cancel))?.Record.Told.Contains(person.Id) == true)
        {
            return true;
        }

        try
        {
            (string subject, string text, string html) = await letters.Write(last, last < today, person, new Uri(address.Root, "catalogue"), cancel);
            await mailer.Send(
                new Letter($"{installation.Id}.{organisation}.catalogue.{last:yyyyMMdd}.{step}.{person.Id}@molnflow", person.Name, person.Email!, subject, text, html, present.Now.Instant),
                cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogNotTold(log, e, person.Id.Value);
            return false;
        }

        Versioned<CatalogueReminder>? there;
        do
        {
            there = await reminders.Find(organisation, key, cancel);
        }
        while (!await reminders.Save(
            (there?.Record ?? new CatalogueReminder(organisation, last, step, [])) with { Told = (there?.Record.Told ?? []).Add(person.Id) },
            there?.Version ?? 0, cancel));
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Person {Person} could not be told that the catalogue expires; it is tried again")]
    private static partial void LogNotTold(ILogger log, Exception exception, string person);
}
