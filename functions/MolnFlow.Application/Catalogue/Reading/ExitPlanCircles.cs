using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>
/// Finds steps that wait for each other. Besides what the file says, whatever is irreversible waits for
/// every gate and the closing step for all that is confirmed: the core sees to that by kind.
/// </summary>
internal static class ExitPlanCircles
{
    public static void Check(IReadOnlyList<StepEntry> entries)
    {
        var byId = entries.ToLookup(e => e.Step.Id);
        var finished = new HashSet<StepId>();
        foreach (StepEntry entry in entries)
        {
            Follow(entry, [], finished, entries, byId);
        }
    }

    private static void Follow(
        StepEntry entry, List<StepEntry> path, HashSet<StepId> finished, IReadOnlyList<StepEntry> entries, ILookup<StepId, StepEntry> byId)
    {
        int start = path.FindIndex(e => e.Step.Id == entry.Step.Id);
        if (start >= 0)
        {
            Report(path[start..]);
            return;
        }

        if (finished.Contains(entry.Step.Id))
        {
            return;
        }

        path.Add(entry);
        foreach (StepEntry needed in WaitsFor(entry, entries, byId))
        {
            Follow(needed, path, finished, entries, byId);
        }

        path.RemoveAt(path.Count - 1);
        finished.Add(entry.Step.Id);
    }

    private static IEnumerable<StepEntry> WaitsFor(StepEntry entry, IReadOnlyList<StepEntry> entries, ILookup<StepId, StepEntry> byId)
    {
        IEnumerable<StepEntry> byKind = entry.Step.Kind switch
        {
            StepKind.Irreversible => entries.Where(e => e.Step.Kind == StepKind.Gate),
            StepKind.Closing => entries.Where(e => e.Step.Confirmed && e.Step.Kind != StepKind.Closing),
            _ => [],
        };
        return entry.Step.Needs.SelectMany(n => byId[n]).Concat(byKind).Distinct();
    }

    private static void Report(List<StepEntry> circle)
    {
        // Some link of every circle is written in the file: kinds alone make none.
        StepEntry written = circle.Find(e => circle.Exists(o => e.Step.Needs.Contains(o.Step.Id))) ?? circle[0];
        string names = string.Join(", ", circle.Select(e => e.Step.Id));
        written.At["needs"].Fault(circle.Count == 1
            ? $"The step {names} needs itself, so it could never be confirmed. Take it out of its needs."
            : $"These steps wait for each other in a circle, so none could ever be confirmed: {names}. Take one of them out of needs; "
                + "note that whatever is irreversible waits for every gate, and the closing for everything.");
    }
}
