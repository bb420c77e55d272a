using MolnFlow.Core.Calendar;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Incidents;

public class IncidentClockTests
{
    private static Case InUse => Milestones.InUse();

    private static DateTimeOffset Limit(Obligation? asked) => Assert.IsType<Deadline.Moment>(asked?.Due).Instant;

    [Fact]
    public void Personal_data_gives_72_hours_from_awareness_by_law_and_on_the_ladder_of_hours()
    {
        Obligation asked = InUse.Reported().Asked("personal-data-breach")!;

        Assert.Equal(Alarm.At("2026-07-06T18:30:00+02:00"), Limit(asked));
        Assert.Equal((Force.Law, Ladder.Hours, "review-breach", "record-breach-review"), (asked.Force, asked.Ladder, asked.What, asked.Command));
        Assert.Equal([37], asked.Controls);
        Assert.Equal(("gdpr-breach-notification", 72), (asked.Arguments["law"], asked.Arguments["figure"]));
        Assert.Equal("1", asked.Prefill["incident"]);
    }

    [Theory]
    [InlineData(Likely.Yes, true)]
    [InlineData(Likely.Unknown, true)]
    [InlineData(Likely.No, false)]
    public void What_is_not_known_of_personal_data_counts_as_yes(Likely answer, bool runs) =>
        Assert.Equal(runs, InUse.Reported(Alarm.Report(personalData: answer)).Asked("personal-data-breach") is not null);

    [Theory]
    [InlineData(Significance.Yes, null, true)]
    [InlineData(Significance.Unknown, null, true)]
    [InlineData(Significance.No, null, false)]
    [InlineData(Significance.NotApplicable, null, false)]
    [InlineData(Significance.Yes, true, true)]
    [InlineData(Significance.Unknown, false, false)]
    [InlineData(Significance.Yes, false, false)]
    public void The_cybersecurity_act_counts_until_it_is_said_not_to(Significance answer, bool? covered, bool runs)
    {
        Case c = InUse;
        _ = covered is { } said ? c.Do(new DeclareCybersecurityAct(said, "Enligt beslut")) : c;
        c.Reported(Alarm.Report(personalData: Likely.No, significant: answer));

        Assert.Equal(runs ? ["early-warning", "significant-incident"] : ["close"], c.AllAsked());
        if (runs)
        {
            Assert.Equal(Alarm.Friday.AddHours(24), Limit(c.Asked("early-warning")));
            Assert.Equal(Alarm.Friday.AddHours(72), Limit(c.Asked("significant-incident")));
        }
    }

    // The clocks run by hours that pass, not by what the clock on the wall says.
    [Theory]
    [InlineData("2026-03-27T18:30:00+01:00", "2026-03-30T19:30:00+02:00")]
    [InlineData("2026-10-23T18:30:00+02:00", "2026-10-26T17:30:00+01:00")]
    [InlineData("2026-10-25T02:30:00+02:00", "2026-10-28T01:30:00+01:00")]
    [InlineData("2026-10-25T02:30:00+01:00", "2026-10-28T02:30:00+01:00")]
    public void Across_the_nights_of_summer_time_72_hours_are_72_hours(string aware, string limit) => Assert.Equal(
        Alarm.At(limit), Limit(InUse.Reported(Alarm.Report(Alarm.At(aware))).Asked("personal-data-breach")));

    [Theory]
    [InlineData("2026-07-03T20:00:00+02:00", "2026-08-03")]
    [InlineData("2027-01-31T09:00:00+01:00", "2027-02-28")]
    [InlineData("2026-08-31T23:50:00+02:00", "2026-09-30")]
    [InlineData("2026-09-01T00:10:00+02:00", "2026-10-01")]
    public void The_final_report_is_due_a_month_after_the_civil_day_of_the_notification(string told, string due)
    {
        DateTimeOffset at = Alarm.At(told);
        Case c = InUse.Reported(Alarm.Report(at.AddHours(-1), Likely.No, Significance.Yes)).At(at)
            .Do(Alarm.Told(NotificationKind.SignificantIncident, at));

        Obligation asked = c.Asked("final-report")!;
        Assert.Equal(Dates.Day(due), Assert.IsType<Deadline.Day>(asked.Due).Date);
        Assert.Equal(Ladder.Legal, asked.Ladder);
    }

    [Fact]
    public void A_law_that_was_not_in_force_yet_asks_for_nothing()
    {
        DateTimeOffset before = Alarm.At("2026-01-14T23:00:00+01:00"), first = Alarm.At("2026-01-15T00:00:00+01:00");

        Assert.Equal(["close"], InUse.Reported(Alarm.Report(before, Likely.No, Significance.Yes)).AllAsked());
        Assert.Equal(
            ["early-warning", "significant-incident"], InUse.Reported(Alarm.Report(first, Likely.No, Significance.Yes)).AllAsked());
    }

    [Fact]
    public void The_notification_is_the_same_obligation_as_the_review_so_its_ladder_goes_on()
    {
        Case c = InUse.Reported();
        Obligation before = c.Asked("personal-data-breach")!;

        Obligation after = c.Do(Alarm.Review()).Asked("personal-data-breach")!;

        Assert.Equal((before.Key, before.Cycle, before.Due), (after.Key, after.Cycle, after.Due));
        Assert.Equal(("notify-breach", "record-notification", "personal-data-breach"), (after.What, after.Command, after.Prefill["kind"]));
    }

    [Fact]
    public void Judged_no_breach_or_no_risk_the_clock_stops()
    {
        Assert.Equal(["close"], InUse.Reported().Do(Alarm.Review(breach: false, risk: null)).AllAsked());
        Assert.Equal(["close"], InUse.Reported().Do(Alarm.Review(risk: BreachRisk.Unlikely)).AllAsked());
    }

    [Fact]
    public void What_runs_by_the_hour_stands_before_what_is_due_later_by_the_day()
    {
        Case c = InUse.Reported();

        Obligation asked = c.Asked("personal-data-breach")!;
        Assert.Equal(Dates.Day("2026-07-06"), asked.FallsOn);
        var all = ServiceObligations.Of(c.State, c.By(People.Owner));
        Assert.All(all.TakeWhile(o => o.Key != asked.Key), o => Assert.True(o.DueOn <= asked.FallsOn, o.Key));
        Assert.Contains(all.SkipWhile(o => o.Key != asked.Key), o => o.DueOn > asked.FallsOn);
    }

    [Fact]
    public void A_high_risk_asks_for_the_people_to_be_told_as_well()
    {
        Case c = InUse.Reported().Do(Alarm.Review(risk: BreachRisk.High));

        Assert.Equal(["people-concerned", "personal-data-breach"], c.AllAsked());
        Assert.Null(c.Asked("people-concerned")!.Due);
        Assert.Equal(["personal-data-breach"], InUse.Reported().Do(Alarm.Review(risk: BreachRisk.High, notTelling: "Krypterat")).AllAsked());
    }

    [Fact]
    public void A_correction_of_the_awareness_time_moves_every_clock_and_the_log_keeps_both()
    {
        Case c = InUse.Reported(Alarm.Report(significant: Significance.Yes));
        DateTimeOffset earlier = Alarm.Friday.AddHours(-20);

        c.Do(Alarm.Correct(earlier, significant: Significance.Yes));

        Assert.Equal(earlier.AddHours(72), Limit(c.Asked("personal-data-breach")));
        Assert.Equal(earlier.AddHours(24), Limit(c.Asked("early-warning")));
        Assert.Equal(earlier.AddHours(72), Limit(c.Asked("significant-incident")));
        Assert.Equal(
            [Alarm.Friday, earlier],
            c.Log.Select(e => e.Event switch { IncidentReported r => r.AwareAt, IncidentCorrected k => k.AwareAt, _ => (DateTimeOffset?)null })
                .OfType<DateTimeOffset>());
    }

    [Fact]
    public void A_notification_within_24_hours_warns_as_well_and_a_later_one_does_not()
    {
        ReportIncident report = Alarm.Report(personalData: Likely.No, significant: Significance.Yes);

        Case early = InUse.Reported(report).At(Alarm.Friday.AddHours(24)).Do(Alarm.Told(NotificationKind.SignificantIncident, Alarm.Friday.AddHours(24)));
        Case late = InUse.Reported(report).At(Alarm.Friday.AddHours(25)).Do(Alarm.Told(NotificationKind.SignificantIncident, Alarm.Friday.AddHours(25)));

        Assert.Equal(["final-report"], early.AllAsked());
        Assert.Equal(["early-warning", "final-report"], late.AllAsked());
    }
}
