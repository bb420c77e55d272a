using MolnFlow.Core;

namespace MolnFlow.Application.Storage;

/// <summary>
/// Keeps services: logs, heads, the register, receipts and the outbox. Every implementation passes
/// the same contract tests. All methods throw what the medium throws when it is broken.
/// </summary>
public interface IServiceStore
{
    Task<ServiceHead?> Find(OrganisationId organisation, ServiceId service, CancellationToken cancel);

    /// <summary>The events after a number, in order, with their texts.</summary>
    IAsyncEnumerable<StoredEvent> Log(OrganisationId organisation, ServiceId service, int after, CancellationToken cancel);

    /// <summary>
    /// Writes all of it durably, or nothing and returns false when the version has moved on or the receipt's key
    /// has been used: look for the receipt again before deciding again.
    /// </summary>
    /// <exception cref="ArgumentException">It breaks a bound of <see cref="CommitLimits"/>; nothing is written.</exception>
    Task<bool> Save(Commit commit, CancellationToken cancel);

    /// <summary>Replaces a snapshot that was rebuilt; does nothing when the version has moved on.</summary>
    Task SaveSnapshot(OrganisationId organisation, ServiceId service, ServiceHead head, CancellationToken cancel);

    Task<Receipt?> FindReceipt(OrganisationId organisation, ServiceId service, string key, CancellationToken cancel);

    Task<RegisterPage> Register(RegisterQuery query, CancellationToken cancel);

    Task<RegisterRow?> RegisterRow(OrganisationId organisation, ServiceId service, CancellationToken cancel);

    /// <summary>Services whose stored next due is on or before a civil date, over all organisations, longest overdue first.</summary>
    Task<IReadOnlyList<(OrganisationId Organisation, ServiceId Service)>> Due(DateOnly on, int most, CancellationToken cancel);

    /// <summary>
    /// Hands out waiting items whose time has come, hidden from others until the lease runs out, and
    /// counts the attempt.
    /// </summary>
    Task<IReadOnlyList<OutboxRow>> Lease(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancel);

    /// <summary>
    /// Records what became of an item: done, to be tried again from <c>NotBefore</c>, or stuck. What is done stays
    /// done, whatever a slow courier reports later.
    /// </summary>
    Task Settle(OutboxRow row, CancellationToken cancel);

    /// <summary>One service's waiting items whose time has come and that nobody holds, oldest first.</summary>
    Task<IReadOnlyList<OutboxRow>> Waiting(OrganisationId organisation, ServiceId service, DateTimeOffset now, CancellationToken cancel);

    /// <summary>
    /// Hands out one item as <see cref="Lease(DateTimeOffset, TimeSpan, int, CancellationToken)"/> does; null when it
    /// is not waiting, its time has not come, or somebody else holds it.
    /// </summary>
    Task<OutboxRow?> Lease(
        OrganisationId organisation, ServiceId service, string item, DateTimeOffset now, TimeSpan lease, CancellationToken cancel);

    /// <summary>Items that were given up, over all organisations, oldest first.</summary>
    Task<IReadOnlyList<OutboxRow>> Stuck(int most, CancellationToken cancel);

    Task<OutboxRow?> OutboxRow(OrganisationId organisation, ServiceId service, string item, CancellationToken cancel);

    /// <summary>
    /// Changes the fate of an item that was settled: what was given up is offered again, what was sent came back.
    /// Returns false, and changes nothing, when its state or its attempts are no longer as they were seen.
    /// </summary>
    Task<bool> Amend(OutboxRow seen, OutboxRow changed, CancellationToken cancel);

    /// <summary>Blanks subject and text of every letter sent about a service; who got one when stays.</summary>
    Task ForgetLetters(OrganisationId organisation, ServiceId service, CancellationToken cancel);

    /// <summary>One service's items, newest first.</summary>
    Task<IReadOnlyList<OutboxRow>> Outbox(OrganisationId organisation, ServiceId service, CancellationToken cancel);

    /// <summary>An organisation's latest items, newest first, optionally only to one person.</summary>
    Task<IReadOnlyList<OutboxRow>> Outbox(OrganisationId organisation, PersonId? to, int most, CancellationToken cancel);

    /// <summary>True when the store answers.</summary>
    Task<bool> Healthy(CancellationToken cancel);
}
