using System.Collections.Immutable;

namespace MolnFlow.Core;

/// <summary>
/// One thing that stands in the way. <see cref="Code"/> names a text in the catalogue;
/// <see cref="Arguments"/> fill its placeholders (strings, numbers, dates, ids and enum values).
/// </summary>
/// <param name="Remedy">The name of the command that would remove it; null where none can.</param>
/// <param name="Control">The control concerned, where there is one.</param>
public sealed record Reason(string Code, string? Remedy = null, int? Control = null)
{
    public ImmutableSortedDictionary<string, object> Arguments { get; init; } = ImmutableSortedDictionary<string, object>.Empty;

    public Reason With(string name, object value) => this with { Arguments = Arguments.SetItem(name, value) };
}

/// <summary>What came of a command: either every reason against it, or what happens.</summary>
public abstract record Decision
{
    private Decision() { }

    public sealed record Refused(ImmutableList<Reason> Reasons) : Decision;

    public sealed record Accepted(ImmutableList<ServiceEvent> Events) : Decision;

    public static Decision Accept(params ReadOnlySpan<ServiceEvent> events) => new Accepted([.. events]);

    public static Decision Refuse(params ReadOnlySpan<Reason> reasons) => new Refused([.. reasons]);

    /// <summary>Refuses with all reasons if there are any, otherwise accepts.</summary>
    public static Decision Unless(IEnumerable<Reason> reasons, params ReadOnlySpan<ServiceEvent> events)
    {
        ImmutableList<Reason> all = [.. reasons];
        return all.IsEmpty ? new Accepted([.. events]) : new Refused(all);
    }
}
