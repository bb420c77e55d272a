using System.Collections.Immutable;
using MolnFlow.Core.Calendar;

namespace MolnFlow.Core;

/// <summary>
/// Something that happened to a service. Who and when are in the <see cref="Stamp"/>, so no event
/// repeats them; people are named by <see cref="PersonId"/> and typed text is <see cref="Text"/>.
/// </summary>
public abstract record ServiceEvent;

/// <summary>Who did it (or <see cref="PersonId.System"/>), when, on which civil date, as which number of the log (from 1).</summary>
public sealed record Stamp(int Sequence, PersonId By, DateTimeOffset At, DateOnly On);

/// <summary>A request to change a service.</summary>
public abstract record Command;

/// <summary>The name a command has in addresses, forms and refusals: imperative and kebab-case.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CommandAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Marks commands that only MolnFlow gives itself; no address leads to them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InternalAttribute : Attribute;

/// <summary>Marks what MolnFlow fills in from its own records; a request that names it is refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilledInAttribute : Attribute;

/// <summary>What a decision may look at besides the service: the present, who asks, and the rules.</summary>
public sealed record Context(Now Now, PersonId Actor, Rulebook.Rules Rules)
{
    public DateOnly Today => Now.Today;

    /// <summary>The last day that files the command names can be relied on; those that do not expire are left out.</summary>
    public ImmutableDictionary<EvidenceId, DateOnly> ValidUntil { get; init; } = ImmutableDictionary<EvidenceId, DateOnly>.Empty;
}
