using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Tests.Support;

/// <summary>One service with its log and a clock, driven by commands as the application would drive it.</summary>
public sealed class Case
{
    private readonly List<(ServiceEvent Event, Stamp Stamp)> log = [];
    private Service? state;
    private DateTimeOffset? instant;

    private Case(DateOnly today, Rules rules) => (Today, Rules) = (today, rules);

    public DateOnly Today { get; private set; }

    public Rules Rules { get; private set; }

    public IReadOnlyList<(ServiceEvent Event, Stamp Stamp)> Log => log;

    public Service State => state ?? throw new InvalidOperationException("Nothing was registered.");

    public static Case On(string today, Rules? rules = null) => new(Dates.Day(today), rules ?? TestRules.Catalogue);

    public Case At(string today) => At(Dates.Day(today));

    public Case At(DateOnly today)
    {
        Today = today;
        instant = null;
        return this;
    }

    /// <summary>At a point in time, with the offset of the organisation's zone; otherwise it is nine in the morning, UTC.</summary>
    public Case At(DateTimeOffset now)
    {
        At(DateOnly.FromDateTime(now.DateTime));
        instant = now;
        return this;
    }

    /// <summary>From here on by other rules, as after an organisation has edited its catalogue.</summary>
    public Case Under(Func<Rules, Rules> edited)
    {
        Rules = edited(Rules);
        return this;
    }

    public Context By(PersonId actor) =>
        new(new Now(instant ?? new DateTimeOffset(Today, new TimeOnly(9, 0), TimeSpan.Zero), Today), actor, Rules) { ValidUntil = ValidUntil };

    /// <summary>The last day that evidence named from now on can be relied on, where it has one.</summary>
    public ImmutableDictionary<EvidenceId, DateOnly> ValidUntil { get; set; } = ImmutableDictionary<EvidenceId, DateOnly>.Empty;

    public Decision Try(Command command, PersonId? by = null) => command switch
    {
        RegisterService register => Lifecycle.Register(register, By(by ?? People.Owner)),
        AdoptService adopt => Lifecycle.Adopt(adopt, By(by ?? People.Owner)),
        _ => Lifecycle.Decide(State, command, By(by ?? People.Owner)),
    };

    /// <summary>Gives a command that must be accepted.</summary>
    public Case Do(Command command, PersonId? by = null)
    {
        Decision decision = Try(command, by);
        Assert.True(decision is Decision.Accepted, $"{command} was refused: {string.Join(", ", CodesOf(decision))}");
        Record((Decision.Accepted)decision, by ?? People.Owner);
        return this;
    }

    public ImmutableList<Reason> ReasonsAgainst(Command command, PersonId? by = null) =>
        Try(command, by) is Decision.Refused refused ? refused.Reasons : [];

    /// <summary>The codes a command is refused with; empty when it is accepted.</summary>
    public IReadOnlyList<string> Codes(Command command, PersonId? by = null) => CodesOf(Try(command, by));

    public void Record(Decision.Accepted accepted, PersonId by)
    {
        foreach (ServiceEvent happened in accepted.Events)
        {
            var stamp = new Stamp(log.Count + 1, by, By(by).Now.Instant, Today);
            state = Lifecycle.Evolve(state, happened, stamp);
            log.Add((happened, stamp));
        }
    }

    /// <summary>Lives through every morning until a day, as the host's clock would.</summary>
    public Case Until(string day)
    {
        for (DateOnly last = Dates.Day(day); Today < last;)
        {
            At(Today.AddDays(1));
            Do(new Advance(), PersonId.System);
        }

        return this;
    }

    public Service Refolded() => log.Aggregate((Service?)null, (s, e) => Lifecycle.Evolve(s, e.Event, e.Stamp))!;

    public static IReadOnlyList<string> CodesOf(Decision decision) =>
        decision is Decision.Refused refused ? [.. refused.Reasons.Select(r => r.Code)] : [];
}
