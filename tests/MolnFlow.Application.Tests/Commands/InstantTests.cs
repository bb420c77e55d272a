using System.Text.Json;
using MolnFlow.Application.Commands;
using MolnFlow.Core;
using MolnFlow.Core.Manage;

namespace MolnFlow.Application.Tests.Commands;

public class InstantTests
{
    private static Reading Read(string at) => CommandReader.Read(Shapes.Command("report-incident")!, JsonElement.Parse(
        $$"""{"kind":"incident","awareAt":"{{at}}","what":"Utskick","personalData":"unknown","significant":"no"}"""));

    private static DateTimeOffset? At(string at) => (Read(at).Value as ReportIncident)?.AwareAt;

    private static Reason Fault(string at) => Assert.Single(Read(at).Faults);

    [Theory]
    [InlineData("2026-07-03T18:30", "2026-07-03T18:30:00.0000000+02:00")]
    [InlineData("2026-07-03 18:30", "2026-07-03T18:30:00.0000000+02:00")]
    [InlineData("2026-01-15T18:30:15", "2026-01-15T18:30:15.0000000+01:00")]
    [InlineData("2026-07-03T16:30Z", "2026-07-03T18:30:00.0000000+02:00")]
    [InlineData("2026-07-03T23:30:00.5-05:00", "2026-07-04T06:30:00.5000000+02:00")]
    [InlineData("2026-10-25T02:30+02:00", "2026-10-25T02:30:00.0000000+02:00")]
    [InlineData("2026-10-25T02:30+01:00", "2026-10-25T02:30:00.0000000+01:00")]
    public void A_time_is_told_in_the_zone_of_the_organisation_or_with_an_offset(string given, string read) =>
        Assert.Equal(read, At(given)?.ToString("O"));

    [Fact]
    public void A_time_that_the_clock_showed_twice_is_refused_with_both_ways_to_say_it()
    {
        Reason fault = Fault("2026-10-25T02:30");

        Assert.Equal(("instant-ambiguous", "awareAt"), (fault.Code, fault.Arguments["field"]));
        Assert.Equal(("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"), (fault.Arguments["first"], fault.Arguments["second"]));
        Assert.Equal(TimeSpan.FromHours(1), At((string)fault.Arguments["second"]) - At((string)fault.Arguments["first"]));
    }

    [Fact]
    public void A_time_that_the_clock_never_showed_is_refused() => Assert.Equal("instant-skipped", Fault("2026-03-29T02:30").Code);

    [Theory]
    [InlineData("2026-07-03")]
    [InlineData("18:30")]
    [InlineData("2026-02-30T18:30")]
    [InlineData("2026-07-03T25:00")]
    [InlineData("0001-01-01T00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-12:00")]
    [InlineData("i går")]
    public void What_is_no_point_in_time_is_refused(string given) => Assert.Equal("instant-unreal", Fault(given).Code);
}
