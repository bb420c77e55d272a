using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Support;

/// <summary>Services in memory, open to being looked into, tampered with and made to fail.</summary>
public sealed class MemoryServiceStore : IServiceStore
{
    private readonly Dictionary<(OrganisationId, ServiceId, string), Receipt> receipts = [];
    private readonly Dictionary<(OrganisationId, ServiceId), RegisterRow> register = [];
    private readonly List<(OutboxRow Row, DateTimeOffset Visible)> outbox = [];

    public Dictionary<(OrganisationId, ServiceId), ServiceHead> Heads { get; } = [];

    public Dictionary<(OrganisationId, ServiceId), List<StoredEvent>> Logs { get; } = [];

    public List<Commit> Commits { get; } = [];

    /// <summary>Called before a save is judged; it may change the store, throw, or return false for a lost race.</summary>
    public Func<Commit, Task<bool>> BeforeSave { get; set; } = _ => Task.FromResult(true);

    /// <summary>Called whenever a log is opened; it may throw.</summary>
    public Action<ServiceId> BeforeLog { get; set; } = _ => { };

    public IReadOnlyList<OutboxRow> AllOutbox => [.. outbox.Select(o => o.Row)];

    public Task<ServiceHead?> Find(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        Task.FromResult(Heads.GetValueOrDefault((organisation, service)));

    public async IAsyncEnumerable<StoredEvent> Log(
        OrganisationId organisation, ServiceId service, int after, [EnumeratorCancellation] CancellationToken cancel)
    {
        BeforeLog(service);
        await Task.CompletedTask;
        foreach (StoredEvent stored in Logs.GetValueOrDefault((organisation, service), []).Where(e => e.Sequence > after).ToList())
        {
            yield return stored;
        }
    }

    public async Task<bool> Save(Commit commit, CancellationToken cancel)
    {
        CommitLimits.Check(commit);
        if (!await BeforeSave(commit))
        {
            return false;
        }

        (OrganisationId, ServiceId) key = (commit.Organisation, commit.Service);
        if ((Heads.GetValueOrDefault(key)?.Version ?? 0) != commit.ExpectedVersion
            || (commit.Receipt is { } sent && receipts.ContainsKey((commit.Organisation, commit.Service, sent.Key))))
        {
            return false;
        }

        Commits.Add(commit);
        Heads[key] = commit.Head;
        register[key] = commit.Register;
        List<StoredEvent> log = Logs[key] = [.. Logs.GetValueOrDefault(key, []), .. commit.Events];
        foreach (int erased in commit.ErasedTexts)
        {
            log[erased - 1] = log[erased - 1] with { Texts = null };
        }

        outbox.AddRange(commit.Outbox.Select(item =>
            (new OutboxRow(item, OutboxState.Waiting, 0, item.Created, null, null, null, null), item.Created)));
        if (commit.Receipt is { } receipt)
        {
            receipts[(commit.Organisation, commit.Service, receipt.Key)] = receipt;
        }

        return true;
    }

    public Task SaveSnapshot(OrganisationId organisation, ServiceId service, ServiceHead head, CancellationToken cancel)
    {
        CommitLimits.Snapshot(head);
        if (Heads.GetValueOrDefault((organisation, service))?.Version == head.Version)
        {
            Heads[(organisation, service)] = head;
        }

        return Task.CompletedTask;
    }

    public Task<Receipt?> FindReceipt(OrganisationId organisation, ServiceId service, string key, CancellationToken cancel) =>
        Task.FromResult(receipts.GetValueOrDefault((organisation, service, key)));

    public Task<RegisterPage> Register(RegisterQuery query, CancellationToken cancel)
    {
        ImmutableList<RegisterRow> rows = [.. register.Values.Where(r =>
            r.Organisation == query.Organisation && (query.Agreement is null || r.Agreement == query.Agreement))];
        return Task.FromResult(new RegisterPage(rows, rows.Count));
    }

    public Task<RegisterRow?> RegisterRow(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        Task.FromResult(register.GetValueOrDefault((organisation, service)));

    /// <summary>Makes a service due without anything having happened to it.</summary>
    public void MakeDue(OrganisationId organisation, ServiceId service, DateOnly on) =>
        register[(organisation, service)] = register[(organisation, service)] with { NextDue = on };

    public Task<IReadOnlyList<(OrganisationId Organisation, ServiceId Service)>> Due(DateOnly on, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<(OrganisationId, ServiceId)>>([.. register.Values
            .Where(r => r.NextDue <= on).OrderBy(r => r.NextDue).ThenBy(r => r.Id.Value, StringComparer.Ordinal)
            .Select(r => (r.Organisation, r.Id)).Take(most)]);

    public Task<IReadOnlyList<OutboxRow>> Lease(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancel)
    {
        List<OutboxRow> leased = [];
        for (int i = 0; i < outbox.Count && leased.Count < most; i++)
        {
            if (outbox[i].Row.State == OutboxState.Waiting && outbox[i].Visible <= now)
            {
                outbox[i] = (outbox[i].Row with { Attempts = outbox[i].Row.Attempts + 1 }, now + lease);
                leased.Add(outbox[i].Row);
            }
        }

        return Task.FromResult<IReadOnlyList<OutboxRow>>(leased);
    }

    public Task Settle(OutboxRow row, CancellationToken cancel)
    {
        int i = outbox.FindIndex(o => o.Row.Item.Service == row.Item.Service && o.Row.Item.Id == row.Item.Id);
        outbox[i] = (row, row.NotBefore);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OutboxRow>> Waiting(OrganisationId organisation, ServiceId service, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<OutboxRow>>([.. outbox
            .Where(o => o.Row.Item.Organisation == organisation && o.Row.Item.Service == service
                && o.Row.State == OutboxState.Waiting && o.Visible <= now)
            .Select(o => o.Row)]);

    public Task<OutboxRow?> Lease(
        OrganisationId organisation, ServiceId service, string item, DateTimeOffset now, TimeSpan lease, CancellationToken cancel)
    {
        int i = outbox.FindIndex(o => o.Row.Item.Organisation == organisation && o.Row.Item.Service == service && o.Row.Item.Id == item
            && o.Row.State == OutboxState.Waiting && o.Visible <= now);
        if (i < 0)
        {
            return Task.FromResult<OutboxRow?>(null);
        }

        outbox[i] = (outbox[i].Row with { Attempts = outbox[i].Row.Attempts + 1 }, now + lease);
        return Task.FromResult<OutboxRow?>(outbox[i].Row);
    }

    public Task<IReadOnlyList<OutboxRow>> Stuck(int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<OutboxRow>>([.. AllOutbox.Where(r => r.State == OutboxState.Stuck).Take(most)]);

    public Task<OutboxRow?> OutboxRow(OrganisationId organisation, ServiceId service, string item, CancellationToken cancel) =>
        Task.FromResult(AllOutbox.FirstOrDefault(r => r.Item.Organisation == organisation && r.Item.Service == service && r.Item.Id == item));

    public Task<bool> Amend(OutboxRow seen, OutboxRow changed, CancellationToken cancel)
    {
        int i = outbox.FindIndex(o => o.Row.Item.Organisation == seen.Item.Organisation && o.Row.Item.Service == seen.Item.Service
            && o.Row.Item.Id == seen.Item.Id && o.Row.State == seen.State && o.Row.Attempts == seen.Attempts);
        if (i >= 0)
        {
            outbox[i] = (changed, changed.NotBefore);
        }

        return Task.FromResult(i >= 0);
    }

    public Task ForgetLetters(OrganisationId organisation, ServiceId service, CancellationToken cancel)
    {
        for (int i = 0; i < outbox.Count; i++)
        {
            OutboxRow row = outbox[i].Row;
            outbox[i] = row.Item.Organisation == organisation && row.Item.Service == service
                ? (row with { LetterSubject = null, LetterText = null }, outbox[i].Item2)
                : outbox[i];
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OutboxRow>> Outbox(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<OutboxRow>>([.. AllOutbox.Reverse().Where(r => r.Item.Organisation == organisation && r.Item.Service == service)]);

    public Task<IReadOnlyList<OutboxRow>> Outbox(OrganisationId organisation, PersonId? to, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<OutboxRow>>([.. AllOutbox.Reverse()
            .Where(r => r.Item.Organisation == organisation && (to is null || r.Item.To == to)).Take(most)]);

    public Task<bool> Healthy(CancellationToken cancel) => Task.FromResult(true);
}
