using MolnFlow.Core.Exit;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Leaving;

public class TimelineRowTests
{
    // E = 2027-06-30, nothing requested or ordered yet. The dates were worked out by hand from the plan's table.
    public static TheoryData<string, string, string> Rows() => new()
    {
        { "agreement-reread", "2026-06-30", "2026-01-06" },
        { "exit-plan-and-risk", "2026-06-30", "2026-01-06" },
        { "archive-decision", "2026-10-03", "2026-06-30" },
        { "supplier-procedure", "2027-01-01", "2026-08-04" },
        { "replacement-dpia", "2027-01-21", "2026-07-25" },
        { "sample-export", "2027-01-31", "2026-09-03" },
        { "switching-request", "2027-03-02", "2026-09-23" },
        { "unfeasibility-answer", "2027-03-22", "2026-10-13" },
        { "destination-choice", "2027-05-02", "2026-11-23" },
        { "migration-start", "2027-05-31", "2026-12-02" },
        { "write-freeze", "2027-06-16", "2027-05-31" },
        { "gate-1", "2027-06-23", "2027-06-16" },
        { "gate-2", "2027-06-23", "2027-06-16" },
        { "access-revoked", "2027-07-07", "2027-07-07" },
        { "retrieval-window", "2027-06-30", "2027-06-30" },
        { "erasure-order", "2027-06-30", "2027-06-30" },
        { "erasure-certificate", "2027-08-14", "2027-08-14" },
        { "registers-closed", "2027-08-29", "2027-08-29" },
        { "backups-expired", "2027-09-28", "2027-09-28" },
        { "close-out", "2027-10-28", "2027-10-28" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_of_the_plan_has_its_date(string step, string standard, string complex)
    {
        Assert.Equal(standard, Timelines.Of(Timelines.Basis("2027-06-30")).Row(step));
        Assert.Equal(complex, Timelines.Of(Timelines.Basis("2027-06-30", complex: true)).Row(step));
    }

    [Fact]
    public void No_row_of_the_plan_is_left_out() => Assert.Equal(
        TestRules.Catalogue.Rulebook.ExitPlan.Where(s => s.Ordered).Select(s => s.Id.Value).Order(),
        Rows().Select(row => (string)row[0]).Order());

    [Fact]
    public void The_retrieval_window_stays_open_for_thirty_days() =>
        Assert.Equal("2027-07-30", Window(Timelines.Basis("2027-06-30")).Text());

    [Fact]
    public void What_the_agreement_states_goes_before_the_plan()
    {
        TimelineBasis basis = Timelines.Basis("2027-06-30");
        basis = basis with { Terms = basis.Terms with { CertificateDays = 10, BackupDays = 180, RetrievalDays = 90 } };

        Assert.Equal("2027-07-10", Timelines.Of(basis).Row("erasure-certificate"));
        Assert.Equal("2027-12-27", Timelines.Of(basis).Row("backups-expired"));
        Assert.Equal("2027-09-28", Window(basis).Text());
    }

    [Fact]
    public void The_day_the_request_was_sent_moves_what_is_counted_from_it()
    {
        ExitTimeline timeline = Timelines.Of(Timelines.Basis("2027-06-30") with { SwitchingRequested = Dates.Day("2026-12-14") });

        Assert.Equal("2026-12-14", timeline.Row("switching-request"));
        Assert.Equal("2027-01-08", timeline.Row("unfeasibility-answer"));
        Assert.Equal("2027-02-14", timeline.Row("destination-choice"));
        Assert.Equal("2027-05-31", timeline.Row("migration-start"));
    }

    [Fact]
    public void The_day_erasure_was_ordered_moves_what_is_counted_from_it()
    {
        ExitTimeline timeline = Timelines.Of(Timelines.Basis("2027-06-30") with { ErasureOrdered = Dates.Day("2027-07-15") });

        Assert.Equal("2027-08-29", timeline.Row("erasure-certificate"));
        Assert.Equal("2027-09-13", timeline.Row("registers-closed"));
        Assert.Equal("2027-10-13", timeline.Row("backups-expired"));
        Assert.Equal("2027-11-12", timeline.Row("close-out"));
        Assert.Equal("2027-07-07", timeline.Row("access-revoked"));
    }

    [Fact]
    public void The_same_follows_from_what_people_have_confirmed()
    {
        Case c = Milestones.Exiting().GatesPassed().At("2027-07-15").Ordered();
        ExitTimeline timeline = ExitDates.Of(c.State, c.Rules)!;

        Assert.Equal("2027-07-15", timeline.Row("erasure-order"));
        Assert.Equal("2027-08-29", timeline.Row("erasure-certificate"));
    }

    [Fact]
    public void A_leap_day_is_an_end_like_any_other()
    {
        ExitTimeline timeline = Timelines.Of(Timelines.Basis("2028-02-29"));

        Assert.Equal("2027-03-01", timeline.Row("agreement-reread"));
        Assert.Equal("2028-02-22", timeline.Row("gate-1"));
        Assert.Equal("2028-04-14", timeline.Row("erasure-certificate"));
    }

    private static DateOnly? Window(TimelineBasis basis) =>
        Timelines.Of(basis).Rows.Single(r => r.Step.Id == ExitSteps.RetrievalWindow).Until;
}
