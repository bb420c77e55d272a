using System.Collections.Immutable;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Acquire;

/// <summary>The first decision: is this an external cloud service, and may the case be opened?</summary>
internal static class Intake
{
    public static Decision Decide(RegisterService c, Context x)
    {
        ImmutableList<InformationSet> sets = c.InformationSets ?? [];
        PersonId owner = c.Owner ?? x.Actor;
        var registered = new ServiceRegistered(
            c.Name, c.Purpose, c.Supplier, owner, c.RiskOwner, c.Manager, c.ComplexBecause, c.ExpectedEnd, x.Rules.Rulebook.Hash);
        return Decision.Unless(
            [.. Cloud(c), .. Sets(sets), .. sets.SelectMany(set => CommonDecider.SetFaults(set, x))],
            [registered, .. sets.Select((set, i) => new InformationSetAdded(i + 1, set))]);
    }

    private static IEnumerable<Reason> Cloud(RegisterService c)
    {
        if (!c.OverInternet)
        {
            yield return new Reason("not-over-internet");
        }

        if (c.RunByUs)
        {
            yield return new Reason("run-by-ourselves");
        }
    }

    // The registration is an event too.
    private static IEnumerable<Reason> Sets(ImmutableList<InformationSet> sets) => sets.Count >= Limits.EventsPerDecision
        ? [new Reason("too-many-at-once").With("maximum", Limits.EventsPerDecision - 1)]
        : [];
}
