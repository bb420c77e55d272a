using System.Collections.Immutable;

namespace MolnFlow.Core.Common;

/// <summary>A file that speaks for something until a day, the last one included.</summary>
public sealed record EvidenceValidity(EvidenceId File, DateOnly Until);

/// <summary>A command named files that cannot be relied on for ever; follows the events that name them.</summary>
public sealed record EvidenceValidityNoted(ImmutableList<EvidenceValidity> Files) : ServiceEvent;

/// <summary>A file that expires was replaced, or is not needed any more.</summary>
/// <param name="Evidence">What is relied on instead; empty when nothing is.</param>
public sealed record EvidenceRenewed(EvidenceId Old, Text Because, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>Puts newer evidence in the place of what expires, or says why none is needed.</summary>
[Command("renew-evidence")]
public sealed record RenewEvidence(EvidenceId Old, Text Because, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>
/// Evidence that expires. What a file is and how long it holds is known outside the core; the
/// <see cref="Context"/> says it of the files that a command names, and the log keeps it.
/// </summary>
internal static class ExpiringEvidence
{
    public static Decision? Decide(Service s, Command command) => command is not RenewEvidence c ? null : Decision.Unless(
        [
            .. s.Expiring.ContainsKey(c.Old) ? [] : new[] { new Reason("evidence-not-expiring") },
            .. c.Evidence?.Contains(c.Old) == true ? new[] { new Reason("evidence-same") } : [],
        ],
        new EvidenceRenewed(c.Old, c.Because, Faults.OrNone(c.Evidence)));

    /// <summary>The decision, and what it has to be remembered of the files it rests on.</summary>
    public static Decision Noted(Decision decision, Service s, Context x)
    {
        ImmutableList<EvidenceValidity> fresh = [.. x.ValidUntil.Where(f => s.Expiring.GetValueOrDefault(f.Key) != f.Value)
            .OrderBy(f => f.Key.Value, StringComparer.Ordinal).Select(f => new EvidenceValidity(f.Key, f.Value))];
        return decision is not Decision.Accepted { Events: { IsEmpty: false } events } || fresh.IsEmpty ? decision
            : events.Count < Limits.EventsPerDecision ? new Decision.Accepted(events.Add(new EvidenceValidityNoted(fresh)))
            : Decision.Refuse(new Reason("too-many-at-once").With("maximum", Limits.EventsPerDecision - 1));
    }

    public static Service? Evolve(Service s, ServiceEvent happened) => happened switch
    {
        EvidenceValidityNoted e => s with { Expiring = s.Expiring.SetItems(e.Files.Select(f => KeyValuePair.Create(f.File, f.Until))) },
        EvidenceRenewed e => s with { Expiring = s.Expiring.Remove(e.Old) },
        _ => null,
    };
}
