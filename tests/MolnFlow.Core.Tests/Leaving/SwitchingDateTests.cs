using FsCheck;
using FsCheck.Fluent;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Leaving;

public class SwitchingDateTests
{
    [Theory]
    [InlineData("2027-06-30", "2027-03-31", "2026-09-30")]
    [InlineData("2027-03-30", "2026-12-31", "2026-06-30")]
    [InlineData("2028-02-29", "2027-11-30", "2027-05-31")]
    [InlineData("2028-03-31", "2028-01-01", "2027-06-30")]
    [InlineData("2028-03-30", "2027-12-31", "2027-06-30")]
    [InlineData("2027-03-31", "2027-01-01", "2026-06-30")]
    [InlineData("2027-12-31", "2027-10-01", "2027-03-31")]
    [InlineData("2027-01-01", "2026-10-02", "2026-04-01")]
    public void Latest_and_prudent_switching_requests_leave_room_for_notice_and_transition(string end, string latest, string prudent)
    {
        ExitTimeline timeline = Timelines.Of(Timelines.Basis(end, complex: true));

        Assert.Equal(latest, timeline.LatestSwitchingRequest.Text());
        Assert.Equal(prudent, timeline.PrudentSwitchingRequest.Text());
    }

    [Fact]
    public void A_standard_exit_has_no_prudent_date() =>
        Assert.Null(Timelines.Of(Timelines.Basis("2027-06-30")).PrudentSwitchingRequest);

    [Fact]
    public void No_later_request_would_do_for_any_end() => Prop.ForAll(
        Gen.Choose(0, 20_000).Select(new DateOnly(2026, 1, 1).AddDays).ToArbitrary(),
        end =>
        {
            DateOnly latest = Timelines.Of(Timelines.Basis(end.ToString("yyyy-MM-dd"))).LatestSwitchingRequest.Date;
            return Fits(latest) && Enumerable.Range(1, 60).All(days => !Fits(latest.AddDays(days)));

            bool Fits(DateOnly request) => request.AddMonths(2).AddDays(30) <= end;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2027-06-30", 3, "2027-03-31")]
    [InlineData("2027-03-31", 1, "2027-02-26")] // the 28th is a Sunday
    [InlineData("2028-02-29", 3, "2027-11-30")]
    [InlineData("2026-09-06", 3, "2026-06-05")] // the 6th is a Saturday, and the national day
    [InlineData("2027-07-28", 4, "2027-03-25")] // the 28th is Easter Sunday, the 26th Good Friday
    [InlineData("2027-01-01", 12, "2025-12-30")] // New Year's Day, and New Year's Eve before it
    [InlineData("2027-06-30", 0, "2027-06-30")]
    public void The_notice_date_is_the_last_working_day_that_the_notice_fits_from(string end, int months, string notice) =>
        Assert.Equal(notice, Timelines.Of(Timelines.Basis(end, months)).NoticeDate.Text());

    [Fact]
    public void An_agreement_that_is_silent_on_notice_has_no_notice_date() =>
        Assert.Null(Timelines.Of(Timelines.Basis("2027-06-30")).NoticeDate);

    [Theory]
    [InlineData(null, "2027-03-31", "2027-03-01")]
    [InlineData(1, "2027-03-31", "2027-03-01")]
    [InlineData(6, "2026-12-30", "2026-11-30")]
    public void The_exit_starts_thirty_days_before_the_earlier_of_notice_and_request(int? notice, string lastCall, string start)
    {
        ExitTimeline timeline = Timelines.Of(Timelines.Basis("2027-06-30", notice));

        Assert.Equal(lastCall, timeline.LastCall.Text());
        Assert.Equal(start, timeline.AutomaticStart.Text());
    }

    [Theory]
    [InlineData("2025-11-03", "2026-02-02")]
    [InlineData("2026-12-31", "2027-03-30")]
    [InlineData("2027-12-30", "2028-03-30")]
    public void The_earliest_feasible_end_is_notice_and_transition_from_now(string from, string end) =>
        Assert.Equal(end, ExitTimeline.EarliestFeasibleEnd(Dates.Day(from), TestRules.Catalogue).Text());

    [Fact]
    public void The_arithmetic_is_shown_from_the_end_to_the_date()
    {
        DatedFact start = Timelines.Of(Timelines.Basis("2027-03-31", 1)).AutomaticStart;

        Assert.Equal(
            ["end 2027-03-31", "data-act-transition -30 Days 2027-03-01", "data-act-notice -2 Months 2027-01-01", "exit-lead -30 Days 2026-12-02"],
            start.Arithmetic.Select(a =>
                string.Join(' ', new[] { a.Label, a.Change is { } c ? $"{c.Amount} {c.Unit}" : null, $"{a.Result:yyyy-MM-dd}" }.OfType<string>())));
    }
}
