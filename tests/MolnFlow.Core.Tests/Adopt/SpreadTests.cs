using System.Collections.Immutable;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Adopt;

/// <summary>An owner's adopted services share the owner's time.</summary>
public class SpreadTests
{
    private static ImmutableList<(int Place, Obligation Obligation)> Owned(int services) =>
    [
        .. Enumerable.Range(0, services).SelectMany(place =>
        {
            Case c = Case.On("2025-11-03").Do(Give.Adopt(Give.Set(new(3 - (3 * place / services), 2, 1, false, true))) with { Line = new(place, services) });
            return ServiceObligations.Of(c.State, c.By(People.Owner)).Select(o => (place, o));
        }),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    public void Nothing_is_due_in_the_first_weeks_and_no_reminder_in_the_first_one(int services)
    {
        DateOnly adopted = Dates.Day("2025-11-03");

        // A reminder comes 30 days ahead at the earliest, so what falls due within 37 days would be told in the first week.
        int early = Owned(services).Count(x => x.Obligation.DueOn <= adopted.AddDays(30 + 7));

        Assert.True(early <= 5, $"{early} of them");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void No_week_gets_many_times_its_share_of_gaps(int services)
    {
        ImmutableList<Obligation> gaps = [.. Owned(services).Where(x => x.Obligation.IsGap).Select(x => x.Obligation)];
        int worst = gaps.Max(g => gaps.Count(o => o.DueOn >= g.DueOn && o.DueOn < g.DueOn!.Value.AddDays(7)));
        int weeks = (gaps.Max(g => g.DueOn!.Value.DayNumber) - gaps.Min(g => g.DueOn!.Value.DayNumber) + 6) / 7;

        Assert.True(worst <= Math.Max(5, 3 * gaps.Count / weeks), $"{worst} of {gaps.Count} gaps in one week of {weeks}");
    }

    [Fact]
    public void The_highest_class_stands_first_in_line()
    {
        ImmutableList<(int Place, Obligation Obligation)> gaps = Owned(3).FindAll(x => x.Obligation.IsGap);

        Assert.True(gaps.Where(g => g.Place == 0).Max(g => g.Obligation.DueOn) <= gaps.Where(g => g.Place == 2).Min(g => g.Obligation.DueOn));
    }

    [Fact]
    public void The_days_are_the_same_whenever_they_are_asked_for()
    {
        Case c = Case.On("2025-11-03").Do(Give.Adopt(Give.Set()) with { Line = new(1, 4) });
        ImmutableList<DateOnly?> Days() => [.. ServiceObligations.Of(c.State, c.By(People.Owner)).Where(o => o.IsGap || o.Key.StartsWith("task:", StringComparison.Ordinal)).Select(o => o.DueOn)];
        ImmutableList<DateOnly?> before = Days();

        c.Until("2025-12-01");

        Assert.Equal(before, Days());
    }
}
