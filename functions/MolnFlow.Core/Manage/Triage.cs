using System.Collections.Immutable;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Manage;

/// <summary>What a change brings forward, and to when. Counted from when it became known here.</summary>
internal static class Triage
{
    /// <summary>None before use, when no task comes back yet, and where the rulebook does not know the kind of change.</summary>
    public static ImmutableList<TaskId> Moves(Service s, ChangeId kind, Context x) =>
        s.InUseSince is null ? [] : x.Rules.Rulebook.Schedule.Change(kind)?.Moves ?? [];

    public static DateOnly Due(Context x) => From("change-reported", x.Today, x.Rules).Date;

    /// <param name="label">What happened on the day, for the arithmetic.</param>
    public static DatedFact From(string label, DateOnly day, Rules rules)
    {
        Period triage = Period.Days(rules.Rulebook.Timing.ChangeTriage);
        DatedFact fact = DatedFact.From(label, day).Then("change-triage", triage, rules.Calendar.Add(day, triage));
        DateOnly worked = rules.Calendar.OnOrBefore(fact.Date);
        return worked == fact.Date ? fact : fact.Then("preceding-working-day", null, worked < day ? day : worked);
    }
}
