using MolnFlow.Core.Calendar;
using MolnFlow.Core.Rulebook;
using static MolnFlow.Core.Obligations.ServiceObligations;

namespace MolnFlow.Core.Obligations;

/// <summary>Evidence that has to be renewed before it can no longer be relied on.</summary>
internal static class EvidenceObligations
{
    public static IEnumerable<Obligation> Of(Service s)
    {
        foreach ((EvidenceId file, DateOnly until) in s.Expiring.OrderBy(f => f.Value).ThenBy(f => f.Key.Value, StringComparer.Ordinal))
        {
            yield return For(s, Role.ServiceOwner, $"evidence:{file}", 1, "renew-evidence", new Deadline.Day(until), Force.BindingRoutine, "renew-evidence")
                .With("until", until).Fill("old", file.Value);
        }
    }
}
