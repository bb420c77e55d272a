using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Desk;

/// <summary>
/// Load, decide, save: the one way anything happens to a service, whoever asks. A save that loses a
/// race is decided again on what the winner left, three times; then the asker is told it is busy.
/// </summary>
public sealed class ServiceDesk(
    IServiceStore store, ServiceLoader loader, Rulebooks rulebooks, Present present, Installation installation, ICommitListener listener)
{
    private const int Tries = 4;
    private readonly CommitBuilder commits = new(installation.Id);

    public Task<LoadedService?> Load(OrganisationId organisation, ServiceId id, CancellationToken cancel) =>
        loader.Load(organisation, id, cancel);

    /// <summary>Opens a case. With an idempotency key, the same request gives the same service.</summary>
    public Task<Outcome> Register(RegisterService command, Asker asker, CancellationToken cancel) =>
        Open(FreshId(asker), x => Lifecycle.Register(command, x), asker, cancel);

    /// <summary>Takes a service that is in use already into the register, in the same way.</summary>
    /// <param name="id">Its id, where that follows from where it comes from; null for a fresh one.</param>
    public Task<Outcome> Adopt(AdoptService command, ServiceId? id, Asker asker, CancellationToken cancel) =>
        Open(id ?? FreshId(asker), x => Lifecycle.Adopt(command, x), asker, cancel);

    /// <summary>How many services somebody has got into the register so lately that their gaps are not yet behind them.</summary>
    public async Task<int> InLine(OrganisationId organisation, PersonId owner, CancellationToken cancel)
    {
        DateOnly since = present.Today.AddDays(-rulebooks.InForce.Rulebook.Timing.AdoptionGapsMedium);
        var query = new RegisterQuery(organisation, Phase.Manage, Owner: owner, PageSize: 200);
        return (await store.Register(query, cancel)).Rows.Count(row => row.RegisteredOn >= since);
    }

    private async Task<Outcome> Open(ServiceId id, Func<Context, Decision> decide, Asker asker, CancellationToken cancel)
    {
        if (await Earlier(id, asker, cancel) is { } earlier)
        {
            return earlier;
        }

        Now now = present.Now;
        Decision decision = decide(new Context(now, asker.Person, rulebooks.InForce));
        if (decision is not Decision.Accepted accepted)
        {
            return new Outcome.Refused(((Decision.Refused)decision).Reasons);
        }

        (Commit commit, Service service) = commits.Build(
            asker.Organisation, id, null, accepted.Events, asker.Person, now, rulebooks.InForce, Receipt(asker, now));
        return await Save(commit, cancel)
            ? Done(service, commit, rulebooks.InForce)
            : await Earlier(id, asker, cancel) ?? new Outcome.Busy();
    }

    /// <param name="seen">The ETag the asker works against; null only for MolnFlow itself.</param>
    public async Task<Outcome> Execute(ServiceId id, Command command, Asker asker, int? seen, CancellationToken cancel)
    {
        if (await Earlier(id, asker, cancel) is { } earlier)
        {
            return earlier;
        }

        for (int i = 0; i < Tries; i++)
        {
            if (await loader.Load(asker.Organisation, id, cancel) is not { } before)
            {
                return new Outcome.NotFound();
            }

            if (seen is { } version && version != before.HumanVersion)
            {
                // The winner of the race may have been this very request, sent twice.
                return await Earlier(id, asker, cancel) ?? new Outcome.Stale(before.HumanVersion);
            }

            Now now = present.Now;
            Decision decision = Lifecycle.Decide(before.Service, command, new Context(now, asker.Person, before.Rules) { ValidUntil = asker.ValidUntil });
            if (decision is Decision.Refused refused)
            {
                return new Outcome.Refused(refused.Reasons);
            }

            ImmutableList<ServiceEvent> events = ((Decision.Accepted)decision).Events;
            if (events.IsEmpty)
            {
                await Refresh(before, now, cancel);
                return new Outcome.Done(before);
            }

            Rules rules = events.OfType<RulebookAdopted>().LastOrDefault() is { } adopted
                ? await rulebooks.For(adopted.Rulebook, asker.Organisation, cancel)
                : before.Rules;
            (Commit commit, Service service) = commits.Build(
                asker.Organisation, id, await WithoutErased(before, events, cancel), events, asker.Person, now, rules, Receipt(asker, now));
            if (await Save(commit, cancel))
            {
                return Done(service, commit, rules);
            }
        }

        return new Outcome.Busy();
    }

    /// <summary>Does what the date calls for. Repeats until nothing more is due.</summary>
    public async Task<Outcome> Advance(OrganisationId organisation, ServiceId id, CancellationToken cancel)
    {
        Outcome outcome;
        int version;
        do
        {
            version = (await store.Find(organisation, id, cancel))?.Version ?? 0;
            outcome = await Execute(id, new Advance(), new Asker(organisation, PersonId.System), null, cancel);
        }
        while (outcome is Outcome.Done done && done.Service.Version > version);

        return outcome;
    }

    /// <summary>What a command would meet with now, without doing it.</summary>
    public Decision Ask(LoadedService loaded, Command command, PersonId actor) =>
        Lifecycle.Decide(loaded.Service, command, new Context(present.Now, actor, loaded.Rules));

    public Context ContextFor(LoadedService loaded, PersonId actor) => new(present.Now, actor, loaded.Rules);

    // Snapshot and register row are written with the erasure, so they must not hold the texts any more.
    private async Task<LoadedService> WithoutErased(LoadedService before, ImmutableList<ServiceEvent> events, CancellationToken cancel)
    {
        HashSet<int> erased = [.. events.OfType<TextsErased>().Select(e => e.Sequence)];
        return erased.Count == 0 ? before : before with
        {
            Service = (await loader.Fold(before.Service.Organisation, before.Service.Id, before.Version, cancel, erased))!,
        };
    }

    private async Task<bool> Save(Commit commit, CancellationToken cancel)
    {
        bool saved = await store.Save(commit, cancel);
        if (saved)
        {
            try
            {
                await listener.Committed(commit.Organisation, commit.Service, cancel);
            }
            catch (Exception)
            {
                // It is written. Telling the asker otherwise would have it done twice.
            }
        }

        return saved;
    }

    // The register's due dates follow rules and law too, so an idle advance may still move them.
    private async Task Refresh(LoadedService loaded, Now now, CancellationToken cancel)
    {
        Service s = loaded.Service;
        RegisterRow row = CommitBuilder.Register(s, loaded.Rules, now, PersonId.System);
        RegisterRow? stored = await store.RegisterRow(s.Organisation, s.Id, cancel);
        if (stored is not null && (stored.NextDue != row.NextDue || stored.EarliestObligation != row.EarliestObligation))
        {
            await store.Save(
                new Commit(s.Organisation, s.Id, loaded.Version, [],
                    new ServiceHead(loaded.Version, loaded.HumanVersion, loaded.Head, Snapshot.FoldVersion, Snapshot.Pack(s)), row, [], [], null),
                cancel);
        }
    }

    private async Task<Outcome?> Earlier(ServiceId id, Asker asker, CancellationToken cancel)
    {
        if (asker.IdempotencyKey is null ||
            await store.FindReceipt(asker.Organisation, id, ReceiptKey(asker), cancel) is not { } receipt)
        {
            return null;
        }

        return receipt.RequestHash != asker.RequestHash
            ? new Outcome.KeyReused()
            : new Outcome.Done((await loader.Load(asker.Organisation, id, cancel))!, Replayed: true);
    }

    private static Outcome.Done Done(Service service, Commit commit, Rules rules) =>
        new(new LoadedService(service, commit.Head.Version, commit.Head.HumanVersion, commit.Head.Head, rules));

    private static Receipt? Receipt(Asker asker, Now now) =>
        asker.IdempotencyKey is null ? null : new Receipt(ReceiptKey(asker), asker.RequestHash, 0, now.Instant);

    private static string ReceiptKey(Asker asker) => $"{asker.Person}:{asker.IdempotencyKey}";

    private static ServiceId FreshId(Asker asker) =>
        asker.IdempotencyKey is { } key ? IdFrom(asker, key) : IdFrom(RandomNumberGenerator.GetBytes(16));

    private static ServiceId IdFrom(Asker asker, string key) =>
        IdFrom(SHA256.HashData(Encoding.UTF8.GetBytes($"{asker.Organisation}\n{asker.Person}\n{key}")));

    private static ServiceId IdFrom(ReadOnlySpan<byte> bytes) => new($"s-{Convert.ToHexStringLower(bytes[..10])}");
}
