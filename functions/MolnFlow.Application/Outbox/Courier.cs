using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using MolnFlow.Application.Adequacy;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;

namespace MolnFlow.Application.Outbox;

/// <summary>Where links in letters lead.</summary>
public sealed record PublicAddress(Uri Root)
{
    public Uri Service(ServiceId id) => new(Root, $"services/{id}");
}

/// <summary>
/// Carries what commits left in the outbox. An item is done once, tried again with growing pauses,
/// and set aside as stuck after a day of failures; it never stops a service's life.
/// </summary>
public sealed partial class Courier(
    IServiceStore store, ServiceDesk desk, Directories directories, ILetterWriter writer, IMailer mailer,
    PublicAddress address, Present present, Installation installation, Rulebooks rulebooks, ILogger<Courier> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    internal const int MostAttempts = 12;
    private const int AtATime = 50;
    private const int OfferedAtOnce = 500;
    private static readonly TimeSpan OfferedAfter = TimeSpan.FromDays(1);

    /// <summary>Carries everything that waits; returns how many items were settled as done.</summary>
    public async Task<int> Deliver(CancellationToken cancel)
    {
        int done = 0;
        DateTimeOffset leased = present.Now.Instant;
        while (await store.Lease(leased, Lease, AtATime, cancel) is { Count: > 0 } rows)
        {
            // Past the lease another courier may have them: they are asked for again rather than sent twice.
            foreach (OutboxRow row in rows.TakeWhile(_ => present.Now.Instant < leased + Lease))
            {
                OutboxRow settled = await Carry(row, cancel);
                await store.Settle(settled, cancel);
                done += settled.State == OutboxState.Done ? 1 : 0;
            }

            leased = present.Now.Instant;
        }

        return done;
    }

    /// <summary>What of one service's waits to be carried now: notices by kind, null for what is no notice.</summary>
    public async Task<IReadOnlySet<NoticeKind?>> Waiting(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        (await store.Waiting(organisation, service, present.Now.Instant, cancel)).Select(row => KindOf(row.Item)).ToHashSet();

    /// <summary>Carries one service's waiting items of some kinds; returns how many were settled as done.</summary>
    public async Task<int> Deliver(
        OrganisationId organisation, ServiceId service, Func<NoticeKind?, bool> which, CancellationToken cancel)
    {
        int done = 0;
        foreach (OutboxRow waiting in await store.Waiting(organisation, service, present.Now.Instant, cancel))
        {
            if (which(KindOf(waiting.Item))
                && await store.Lease(organisation, service, waiting.Item.Id, present.Now.Instant, Lease, cancel) is { } row)
            {
                OutboxRow settled = await Carry(row, cancel);
                await store.Settle(settled, cancel);
                done += settled.State == OutboxState.Done ? 1 : 0;
            }
        }

        return done;
    }

    /// <summary>
    /// Offers again what was given up after failing for a day, once a day for as long as it takes. What was
    /// refused or came back is left for people: nothing changes for it by waiting.
    /// </summary>
    public async Task<int> OfferAgain(CancellationToken cancel)
    {
        int offered = 0;
        DateTimeOffset now = present.Now.Instant;
        foreach (OutboxRow row in await store.Stuck(OfferedAtOnce, cancel))
        {
            // The attempt before the last one: a service that still fails is asked once a day, not twelve times.
            if (row.Attempts >= MostAttempts && row.NotBefore + OfferedAfter <= now)
            {
                OutboxRow again = row with { State = OutboxState.Waiting, Attempts = MostAttempts - 1, NotBefore = now };
                offered += await store.Amend(row, again, cancel) ? 1 : 0;
            }
        }

        return offered;
    }

    private static NoticeKind? KindOf(OutboxItem item) => item.Kind == OutboxKind.Letter ? NoticeJson.Read(item.Body).Kind : null;

    private async Task<OutboxRow> Carry(OutboxRow row, CancellationToken cancel)
    {
        try
        {
            return row.Item.Kind switch
            {
                OutboxKind.Letter => await Post(row, cancel),
                OutboxKind.Agreement => await Spread(row, cancel),
                OutboxKind.Forget => await Forget(row, cancel),
                OutboxKind.Adequacy => await Adequacy(row, cancel),
            };
        }
        catch (MailRefusedException e)
        {
            // Below the most attempts: it was not given up for failing too often, so it is not offered again by itself.
            return row with { State = OutboxState.Stuck, Attempts = Math.Min(row.Attempts, MostAttempts - 1), Error = e.Message };
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogFailed(log, e, row.Item.Id, row.Item.Service.Value, row.Attempts);
            return row.Attempts >= MostAttempts
                ? row with { State = OutboxState.Stuck, NotBefore = present.Now.Instant, Error = e.Message }
                : row with { NotBefore = present.Now.Instant + Pause(row.Attempts), Error = e.Message };
        }
    }

    private async Task<OutboxRow> Post(OutboxRow row, CancellationToken cancel)
    {
        Notice notice = NoticeJson.Read(row.Item.Body);
        Person? reader = (await directories.People.Find(row.Item.Organisation, notice.To.Value, cancel))?.Record;
        if (reader is not { Email: { } email, Active: true })
        {
            throw new MailRefusedException("The person has left, or has no e-mail address. Give the role to somebody else.");
        }

        string name = (await store.RegisterRow(row.Item.Organisation, row.Item.Service, cancel))?.Name ?? "";
        ImmutableList<Obligation> remaining = notice.Kind == NoticeKind.ExitStarted ? await Remaining(row.Item, cancel) : [];
        (string subject, string text, string html) =
            await writer.Write(notice, reader, name, address.Service(row.Item.Service), remaining, cancel);
        var origin = new LetterOrigin(installation.Id, row.Item.Organisation, row.Item.Service, row.Item.Id);
        await mailer.Send(
            new Letter(origin.MessageId, reader.Name, email, subject, text, html, row.Item.Created) { Origin = origin }, cancel);
        return row with { State = OutboxState.Done, SentAt = present.Now.Instant, LetterSubject = subject, LetterText = text, Error = null };
    }

    // An exit starts with the checklist: what remains when the letter is written, whoever is to do it.
    private async Task<ImmutableList<Obligation>> Remaining(OutboxItem item, CancellationToken cancel) =>
        await desk.Load(item.Organisation, item.Service, cancel) is { Service.Stage: Stage.Exiting } loaded
            ? ServiceObligations.Of(loaded.Service, desk.ContextFor(loaded, PersonId.System))
            : [];

    private async Task<OutboxRow> Adequacy(OutboxRow row, CancellationToken cancel)
    {
        string decision = JsonSerializer.Deserialize<string>(row.Item.Body, StoredJson.Plain)!;
        await AdequacyDesk.Note(directories, rulebooks, row.Item.Organisation, row.Item.Service, decision, row.Item.Created, cancel);
        return row with { State = OutboxState.Done, SentAt = present.Now.Instant, Error = null };
    }

    private async Task<OutboxRow> Forget(OutboxRow row, CancellationToken cancel)
    {
        await store.ForgetLetters(row.Item.Organisation, row.Item.Service, cancel);
        return row with { State = OutboxState.Done, SentAt = present.Now.Instant, Error = null };
    }

    // One agreement, many services: its record first, then everybody under it. The sender is told too, since
    // an earlier item may have reached it after it sent this one.
    private async Task<OutboxRow> Spread(OutboxRow row, CancellationToken cancel)
    {
        AgreementMoved moved = JsonSerializer.Deserialize<AgreementMoved>(row.Item.Body, StoredJson.Plain)!;
        RegisterPage page = await store.Register(
            new RegisterQuery(row.Item.Organisation, Agreement: moved.Agreement, PageSize: int.MaxValue), cancel);
        if (await Superseded(row.Item, moved.Agreement, page, cancel))
        {
            return row with { State = OutboxState.Done, SentAt = present.Now.Instant, Error = null };
        }

        while (await directories.Agreements.Find(row.Item.Organisation, moved.Agreement.Value, cancel) is { } agreement
            && agreement.Record.Terms != moved.Terms
            && !await directories.Agreements.Save(agreement.Record with { Terms = moved.Terms }, agreement.Version, cancel))
        {
        }

        var asker = new Asker(row.Item.Organisation, PersonId.System);
        List<Exception> failures = [];
        foreach (RegisterRow other in page.Rows)
        {
            try
            {
                Outcome outcome = await desk.Execute(other.Id, new FollowAgreement(moved.Agreement, moved.Terms, moved.Corrected), asker, null, cancel);
                _ = outcome is Outcome.Busy ? throw new InvalidOperationException($"The service {other.Id} was busy.") : outcome;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                // The others under the agreement are not to wait for one that cannot be reached.
                failures.Add(e);
            }
        }

        return failures.Count == 0
            ? row with { State = OutboxState.Done, SentAt = present.Now.Instant, Error = null }
            : throw new AggregateException(failures);
    }

    // An item that was held up must not bring back terms that a later one has replaced.
    private async Task<bool> Superseded(OutboxItem item, AgreementId agreement, RegisterPage page, CancellationToken cancel)
    {
        foreach (ServiceId service in page.Rows.Select(r => r.Id).Append(item.Service).Distinct())
        {
            IReadOnlyList<OutboxRow> sent = await store.Outbox(item.Organisation, service, cancel);
            if (sent.Any(r => r.Item.Kind == OutboxKind.Agreement && Order(r.Item).CompareTo(Order(item)) > 0
                && JsonSerializer.Deserialize<AgreementMoved>(r.Item.Body, StoredJson.Plain)!.Agreement == agreement))
            {
                return true;
            }
        }

        return false;
    }

    private static (DateTimeOffset, string, string) Order(OutboxItem item) => (item.Created, item.Service.Value, item.Id);

    private static TimeSpan Pause(int attempts) => TimeSpan.FromMinutes(Math.Min(240, Math.Pow(2, attempts)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox item {Item} of service {Service} failed, attempt {Attempt}")]
    private static partial void LogFailed(ILogger log, Exception exception, string item, string service, int attempt);
}
