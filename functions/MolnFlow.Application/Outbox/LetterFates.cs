using MolnFlow.Application.Storage;

namespace MolnFlow.Application.Outbox;

/// <summary>What a mail service says became of a letter that it had taken.</summary>
/// <param name="Failure">Why nobody got it; null when it was delivered.</param>
public sealed record LetterReport(LetterOrigin Origin, DateTimeOffset At, string? Failure);

/// <summary>
/// Takes the mail service's reports back to the outbox. The same report may come many times, late and in any
/// order: a failure outweighs a delivery, and what was said of an earlier sending says nothing of a later one.
/// </summary>
public sealed class LetterFates(IServiceStore store)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private const int LongestReason = 500;

    /// <summary>Returns false when there is no such letter.</summary>
    public async Task<bool> Record(LetterReport report, CancellationToken cancel)
    {
        LetterOrigin origin = report.Origin;
        while (await store.OutboxRow(origin.Organisation, origin.Service, origin.Item, cancel) is { } row)
        {
            OutboxRow after = After(row, report);
            if (after == row || await store.Amend(row, after, cancel))
            {
                return true;
            }
        }

        return false;
    }

    internal static OutboxRow After(OutboxRow row, LetterReport report)
    {
        if (row.SentAt is not { } sent || report.At < sent - ClockSkew || row.State == OutboxState.Stuck)
        {
            return row;
        }

        // Below the most attempts: what came back is for people to see to, and is not offered again by itself.
        return report.Failure is not { } failure
            ? row with { DeliveredAt = row.DeliveredAt ?? report.At }
            : row with { State = OutboxState.Stuck, Attempts = Math.Min(row.Attempts, Courier.MostAttempts - 1), Error = failure[..Math.Min(failure.Length, LongestReason)] };
    }
}
