using System.Collections.Immutable;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

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
            [.. Sensitive(c.SecuritySensitive), .. Cloud(c), .. Sets(sets, 1 + Said(c.SecuritySensitive, x).Count()), .. sets.SelectMany(set => CommonDecider.SetFaults(set, x))],
            [registered, .. sets.Select((set, i) => new InformationSetAdded(i + 1, set)), .. Said(c.SecuritySensitive, x)]);
    }

    // Nothing of such a service may be kept here, not even that somebody asked.
    public static IEnumerable<Reason> Sensitive(bool? sensitive) =>
        sensitive == true ? [new Reason("security-sensitive")] : [];

    // "No" is the answer to the question that is asked before anything is typed.
    public static IEnumerable<ServiceEvent> Said(bool? sensitive, Context x) =>
        sensitive == false && x.Rules.Rulebook.Questions.Find(q => q.AtIntake) is { } asked
            ? [new QuestionAnswered(asked.Id, new Reply.Chosen(["no"]), null, [])]
            : [];

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

    // The registration is an event too, and so is the answer to the first question.
    private static IEnumerable<Reason> Sets(ImmutableList<InformationSet> sets, int others) => sets.Count + others > Limits.EventsPerDecision
        ? [new Reason("too-many-at-once").With("maximum", Limits.EventsPerDecision - others)]
        : [];
}
