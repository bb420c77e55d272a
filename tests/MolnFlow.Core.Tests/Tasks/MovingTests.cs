using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Tasks;

/// <summary>What moves the day of an open occurrence: another class, a change, a record; and what does not.</summary>
public class MovingTests
{
    private static Case Classed(Case c, Classification to) => c.Do(new ChangeInformationSet(1, Give.Set(to)));

    [Fact]
    public void A_stricter_class_shortens_the_interval_from_the_last_completion_and_keeps_the_cycle()
    {
        Case c = Recurring.Endless("2026-02-10", Recurring.Low).At("2027-02-10").Done("access-review").At("2027-03-01");
        Assert.Equal(("2028-02-10", 2), (c.Due("access-review"), c.Open("access-review").Cycle));

        Classed(c, Recurring.High);

        Assert.Equal(("2027-05-10", 2), (c.Due("access-review"), c.Open("access-review").Cycle));
    }

    [Fact]
    public void Nobody_was_late_for_what_the_class_did_not_ask_for_yet()
    {
        Case c = Recurring.Endless("2026-02-10", Recurring.Low).At("2027-01-20");

        Classed(c, Recurring.High);

        Obligation open = c.Open("access-review");
        Assert.Equal(("2027-01-20", 1), (c.Due("access-review"), open.Cycle));
        Assert.Equal("not-before-reclassified", open.Arithmetic!.Arithmetic[^1].Label);
        Assert.Equal("2027-04-20", c.Done("access-review").Due("access-review"));
    }

    [Fact]
    public void What_was_late_before_is_not_put_off_by_a_stricter_class()
    {
        Case c = Recurring.Endless("2026-02-10", Recurring.Low).At("2027-06-01");
        Assert.Equal("2027-02-10", c.Due("access-review"));

        Assert.Equal("2027-02-10", Classed(c, Recurring.High).Due("access-review"));
    }

    [Fact]
    public void A_milder_class_lengthens_it_again()
    {
        Case c = Recurring.Endless("2026-02-10", Recurring.High).At("2026-05-08").Done("access-review").At("2026-06-01");
        Assert.Equal(("2026-08-10", 2), (c.Due("access-review"), c.Open("access-review").Cycle));

        Classed(c, Recurring.Low);

        Assert.Equal(("2027-02-10", 2), (c.Due("access-review"), c.Open("access-review").Cycle));
    }

    [Fact]
    public void A_task_that_a_new_class_brings_begins_an_interval_later()
    {
        Case c = Recurring.Endless("2026-02-10", Recurring.Low).At("2027-02-15");
        Assert.Null(c.Find("capacity"));

        Classed(c, new(1, 1, 2, false, false));

        Assert.Equal("2027-08-13", c.Due("capacity"));
        Assert.Equal("task-asked-since", c.Open("capacity").Arithmetic!.Arithmetic[0].Label);
    }

    [Fact]
    public void A_change_brings_forward_what_it_maps_to_and_nothing_else()
    {
        Case c = Recurring.Endless("2026-02-10").At("2026-03-02");
        Dictionary<string, DateOnly?> before = Days(c);

        c.Do(new ReportChange(new("changed-terms"), "Nya villkor", c.Today));

        Dictionary<string, DateOnly?> after = Days(c);
        Assert.Equal(["task:agreement-check"], after.Where(d => before[d.Key] != d.Value).Select(d => d.Key));
        Assert.Equal("2026-03-16", c.Due("agreement-check"));
        Assert.Equal(1, c.Open("agreement-check").Cycle);
        Assert.Equal("change-reported", c.Open("agreement-check").Arithmetic!.Arithmetic[0].Label);

        c.At("2026-03-10").Done("agreement-check");
        Assert.Equal("2027-03-10", c.Due("agreement-check"));
    }

    [Fact]
    public void A_change_does_not_put_off_what_is_due_sooner_or_what_an_earlier_change_moved()
    {
        Case c = Recurring.Endless("2026-02-10").At("2027-02-08").Do(new ReportChange(new("changed-terms"), "Nya villkor", Dates.Day("2027-02-08")));
        Assert.Equal("2027-02-10", c.Due("agreement-check"));

        Case twice = Recurring.Endless("2026-02-10").At("2026-03-02").Do(new ReportChange(new("changed-terms"), "Nya", Dates.Day("2026-03-02")));
        twice.At("2026-03-09").Do(new ReportChange(new("changed-terms"), "Nyare", twice.Today));
        Assert.Equal("2026-03-16", twice.Due("agreement-check"));
    }

    [Fact]
    public void A_new_risk_analysis_is_the_task_done()
    {
        Case c = Recurring.Endless("2026-02-10").At("2026-11-02").Do(new ReportChange(new("new-use"), "Ny grupp", Dates.Day("2026-11-02")));
        Assert.Equal("2026-11-16", c.Due("risk-analysis"));

        c.At("2026-11-10").Do(Give.Risk(c.Today));

        Assert.Equal(("2027-11-10", 2), (c.Due("risk-analysis"), c.Open("risk-analysis").Cycle));
    }

    [Fact]
    public void A_first_dpia_begins_its_own_review()
    {
        Case c = Case.On("2026-02-10").Do(Give.Register(Give.Set(Recurring.Low)));
        c.Do(Give.Risk(c.Today)).Do(new AcceptResidualRisk(null), People.RiskOwner).Do(Give.DpiaNeed(c.Today, required: false))
            .Answered(Phase.Acquire).Approved().Signed(Give.Terms(new Term.OpenEnded(c.Today))).Do(new TakeIntoUse());
        Assert.Null(c.Find("dpia-review"));

        Classed(c.At("2026-09-15"), Give.Class2).Do(Give.DpiaNeed(c.Today)).Do(Give.Dpia(c.Today));

        Assert.Equal("2027-09-15", c.Due("dpia-review"));
        Assert.Null(c.Find("dpia-screening"));
    }

    [Fact]
    public void A_pause_is_shown_until_its_day_and_moves_nothing()
    {
        Case c = Recurring.Endless("2026-02-10").At("2026-08-03").Do(new Acknowledge("task:access-review", Dates.Day("2026-08-14"), null));

        Assert.Equal((Dates.Day("2026-08-14"), "2026-08-10"), (c.Open("access-review").PausedUntil, c.Due("access-review")));
        Assert.Null(c.At("2026-08-15").Open("access-review").PausedUntil);
        Assert.Null(c.At("2026-08-14").Done("access-review").Open("access-review").PausedUntil);
    }

    private static Dictionary<string, DateOnly?> Days(Case c) =>
        ServiceObligations.Of(c.State, c.By(People.Owner)).ToDictionary(o => o.Key, o => o.DueOn);
}
