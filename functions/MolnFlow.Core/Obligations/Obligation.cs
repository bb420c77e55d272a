using System.Collections.Immutable;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Obligations;

/// <summary>
/// Something that must be done: what, when, who and why. Derived from the service each time, never
/// stored. Its identity is <see cref="Key"/> and <see cref="Cycle"/>, never a date or a text.
/// </summary>
/// <param name="What">A text code; <see cref="Arguments"/> fill its placeholders.</param>
/// <param name="Due">Null for what waits for nothing but to be done.</param>
/// <param name="Person">Who acts; the role's holder, or the service owner where the role is vacant.</param>
/// <param name="Command">The command that fulfils it.</param>
/// <param name="Prefill">Fields of that command that are already known.</param>
/// <param name="Arithmetic">How the date was computed, where it was.</param>
public sealed record Obligation(
    string Key, int Cycle, string What, Deadline? Due, Role Role, PersonId Person, Force Force, string Command)
{
    public ImmutableSortedDictionary<string, object> Arguments { get; init; } = ImmutableSortedDictionary<string, object>.Empty;

    public ImmutableSortedDictionary<string, string> Prefill { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableList<int> Controls { get; init; } = [];

    public DatedFact? Arithmetic { get; init; }

    /// <summary>How many later occasions have passed too; they are done with this one.</summary>
    public int Missed { get; init; }

    /// <summary>The day reminders wait until; null when nobody has acknowledged it.</summary>
    public DateOnly? PausedUntil { get; init; }

    public Ladder Ladder { get; init; } = Force == Force.Law ? Ladder.Legal : Ladder.Routine;

    /// <summary>True for what the acquire phase would have asked of an adopted service.</summary>
    public bool IsGap => Key.StartsWith(GapObligations.Prefix, StringComparison.Ordinal);

    public DateOnly? DueOn => Due is Deadline.Day day ? day.Date : null;

    /// <summary>
    /// The civil day it falls due on, whether by the end of it or at an hour of it; for order and grouping. An instant
    /// is counted from what somebody stated with the zone's offset, and so carries it.
    /// </summary>
    public DateOnly? FallsOn => Due is Deadline.Moment moment ? DateOnly.FromDateTime(moment.Instant.DateTime) : DueOn;

    public Obligation With(string name, object value) => this with { Arguments = Arguments.SetItem(name, value) };

    public Obligation Fill(string field, string value) => this with { Prefill = Prefill.SetItem(field, value) };
}
