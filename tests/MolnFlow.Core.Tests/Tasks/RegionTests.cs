using MolnFlow.Core.Common;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;
using Xunit.Abstractions;

namespace MolnFlow.Core.Tests.Tasks;

/// <summary>
/// A region with 180 services and 60 owners: how often in a year an owner sits down with a service, if
/// everything is done in time. A sitting is one service on one day, whatever is done in it.
/// </summary>
public class RegionTests(ITestOutputHelper output)
{
    // About as many as a region has: most hold personal data, one in six is of the highest class with secrecy.
    private static readonly Classification[] Mix =
    [
        new(3, 3, 3, true, true), new(2, 2, 2, false, true), new(2, 1, 2, false, true),
        new(1, 1, 1, false, true), new(1, 1, 1, false, false), new(2, 2, 1, false, false),
    ];

    private sealed record Load(int Owner, int Sittings, int Tasks, int LogOnly);

    [Fact]
    public void An_owner_of_three_services_sits_down_at_most_about_fifty_times_a_year()
    {
        var services = Enumerable.Range(0, 180).Select(i => (Owner: i % 60, Service: Used(Mix[(i + (i / 60)) % Mix.Length], i)));
        Load[] loads = [.. services.GroupBy(s => s.Owner).Select(g => Of(g.Key, g.Select(s => s.Service)))];

        Tell("60 owners, 180 services of mixed classes", loads);
        Assert.Equal(60, loads.Length);
        Assert.InRange(loads.Max(l => l.Sittings), 1, 50);
    }

    [Fact]
    public void Not_even_an_owner_of_three_services_of_the_highest_class_does()
    {
        Load load = Of(0, Enumerable.Range(0, 3).Select(i => Used(Mix[0], i * 17)));

        Tell("one owner of three services of class 3 with secrecy and personal data", [load]);
        Assert.InRange(load.Sittings, 1, 50);
    }

    // Taken into use on days spread over half a year, and forecast for the year after next's whole calendar year.
    private static Case Used(Classification classification, int i) =>
        Recurring.Endless($"{new DateOnly(2025, 11, 3).AddDays(i % 180):yyyy-MM-dd}", classification);

    private static Load Of(int owner, IEnumerable<Case> services)
    {
        int sittings = 0, tasks = 0, logOnly = 0;
        foreach (Case c in services)
        {
            IGrouping<DateOnly, Coming>[] days =
            [
                .. Forecast.Of(c.State, c.Rules, c.Today, Dates.Day("2027-12-31"), diligent: true)
                    .Where(f => f.On.Year == 2027 && f.Obligation.Person == People.Owner).GroupBy(f => f.On),
            ];
            sittings += days.Length;
            tasks += days.Sum(d => d.Count(f => f.Obligation.Command == "complete-task"));
            logOnly += days.Count(d => d.All(f => f.Obligation.Key == "task:log-review"));
        }

        return new Load(owner, sittings, tasks, logOnly);
    }

    private void Tell(string what, IReadOnlyCollection<Load> loads) => output.WriteLine(
        $"{what}: sittings an owner in 2027 min {loads.Min(l => l.Sittings)}, mean {loads.Average(l => l.Sittings):0.0}, max {loads.Max(l => l.Sittings)}; "
        + $"of which log review alone mean {loads.Average(l => l.LogOnly):0.0}, max {loads.Max(l => l.LogOnly)}; "
        + $"tasks done in them mean {loads.Average(l => l.Tasks):0.0}, max {loads.Max(l => l.Tasks)}.");
}
