using MolnFlow.Application.Catalogue;
using MolnFlow.Core;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Tests.Catalogue;

public class ShippedCatalogueTests
{
    private static readonly Application.Catalogue.Catalogue catalogue =
        Assert.IsType<CatalogueResult.Loaded>(CatalogueFiles.Load(CatalogueCopy.Shipped)).Catalogue;

    [Fact]
    public void It_loads_without_faults() =>
        Assert.Empty((CatalogueFiles.Load(CatalogueCopy.Shipped) as CatalogueResult.Faulty)?.Faults ?? []);

    [Fact]
    public void It_has_the_42_controls_with_rules_and_words_for_each()
    {
        Assert.Equal(Enumerable.Range(1, 42), catalogue.Rulebook.Controls.Select(c => c.Id));
        Assert.Equal(Enumerable.Range(1, 42), catalogue.Controls.Keys.Order());
        Assert.All(catalogue.Rulebook.Controls, c =>
        {
            Assert.Equal(c.Conditional, catalogue.Controls[c.Id].Condition is not null);
            Assert.Equal(c.SubPoints.Select(s => s.Id).Order(), catalogue.Controls[c.Id].SubPoints.Keys.Order());
        });
    }

    [Fact]
    public void A_control_is_read_as_it_stands_in_the_file()
    {
        Control first = catalogue.Rulebook.Control(1)!;
        Assert.Equal(new Criteria(0, 0, 0, true, true), first.Criteria);
        Assert.Equal([Phase.Acquire], first.Phases);
        Assert.Equal(Force.BindingRoutine, first.Force);
        Assert.Contains("SS-EN ISO/IEC 27017:2021 6.1.1", first.References);
        Assert.Equal(new SubPoint("a", true, []).ToString(), first.SubPoints[0].ToString());
        Assert.Equal("Malware protection", catalogue.Controls[1].SubPoints["a"].In(Language.English));
        Assert.Equal("Skadlig kod", catalogue.Controls[1].SubPoints["a"].In(Language.Swedish));
    }

    [Fact]
    public void A_step_is_read_as_it_stands_in_the_file()
    {
        ExitStep order = catalogue.Rulebook.Step(ExitSteps.ErasureOrder)!;
        Assert.Equal(StepKind.Irreversible, order.Kind);
        Assert.Equal((StepAnchor.End, Period.Days(0)), (order.Anchor, order.Standard.Period));
        Assert.Equal([new StepId("gate-1"), new StepId("gate-2")], order.Needs);
        Assert.True(order is { EvidenceRequired: true, Confirmed: true, ExceptionAllowed: false, PerInformationSet: false });

        ExitStep window = catalogue.Rulebook.Step(ExitSteps.RetrievalWindow)!;
        Assert.Equal(Period.Days(30), window.UntilStandard!.Period);
        Assert.False(window.Confirmed);

        ExitStep choice = catalogue.Rulebook.Step(new StepId("destination-choice"))!;
        Assert.Equal((StepAnchor.SwitchingRequest, Law.SwitchingNotice), (choice.Anchor, choice.Standard.Law));
        Assert.Equal(StepCondition.Archive, catalogue.Rulebook.Step(new StepId("archive-decision"))!.OnlyWhen);
    }

    [Fact]
    public void The_timing_figures_land_where_they_belong() => Assert.Equal(
        new Timing
        {
            ManageAnswersDue = 30,
            ExitLead = 30,
            ContinuationLead = 365,
            ContinuationLeadTender = 540,
            ContinuationLeadSmall = 60,
            ContinuationEarliestShare = 3,
            ContinuationOpens = 30,
            OpenEndedDecision = 12,
            HighClass = 3,
            DeviationMaximum = 365,
            ReviewLow = 12,
            ReviewMedium = 3,
            ReviewHigh = 3,
            PauseMaximum = 14,
            ChangeTriage = 14,
            AdoptionQuiet = 38,
            AdoptionGapsLow = 270,
            AdoptionGapsMedium = 180,
            AdoptionGapsHigh = 150,
        },
        catalogue.Rulebook.Timing);

    [Fact]
    public void A_task_is_read_as_it_stands_in_the_file()
    {
        RecurringTask logs = catalogue.Rulebook.Schedule.Task(new("log-review"))!;
        Assert.Equal((6, 3, 1), (logs.Low, logs.Medium, logs.High));
        Assert.Equal((LevelBasis.ConfidentialitySecrecyPersonalData, true, true), (logs.Basis, logs.Logs, logs.OwnChoice));
        Assert.Equal([20, 34], logs.OnlyControls);
        Assert.Equal("Review the logs", catalogue.Tasks[logs.Id].Title.In(Language.English));
        Assert.Equal(30, catalogue.Tasks[logs.Id].Minutes);

        RecurringTask dpia = catalogue.Rulebook.Schedule.Task(new("dpia-review"))!;
        Assert.Equal((null, TaskCondition.Dpia, TaskRecord.Dpia, Ladder.Legal), (dpia.Low, dpia.OnlyWhen, dpia.DoneBy, dpia.Ladder));

        Assert.Equal([new QuietPeriod(7, 1, 7, 31), new QuietPeriod(12, 20, 1, 7)], catalogue.Rulebook.Schedule.Quiet);
        Assert.Equal([new TaskId("agreement-check")], catalogue.Rulebook.Schedule.Change(new("changed-terms"))!.Moves);
        Assert.Equal(catalogue.Rulebook.Schedule.Changes.Select(c => c.Id.Value).Order(), catalogue.Changes.Keys.Select(id => id.Value).Order());
        Assert.Equal(catalogue.Rulebook.Schedule.Tasks.Select(t => t.Id.Value).Order(), catalogue.Tasks.Keys.Select(id => id.Value).Order());
    }

    [Fact]
    public void The_law_figures_can_be_counted_with()
    {
        var day = new DateOnly(2027, 6, 30);
        Assert.Equal(Period.Months(2), catalogue.Law.On(Law.SwitchingNotice, day));
        Assert.Equal(Period.Days(30), catalogue.Law.On(Law.Transition, day));
        Assert.Equal(Period.Months(7), catalogue.Law.On(Law.LongTransition, day));
        Assert.Equal(Period.Days(30), catalogue.Law.On(Law.Retrieval, day));
        Assert.Equal("25(2)(d)", catalogue.LawTexts[Law.SwitchingNotice].Article);
    }

    [Fact]
    public void The_holidays_make_a_calendar()
    {
        Assert.False(catalogue.Calendar.IsWorkingDay(new DateOnly(2026, 6, 19))); // Midsummer Eve
        Assert.False(catalogue.Calendar.IsWorkingDay(new DateOnly(2026, 4, 3))); // Good Friday
        Assert.True(catalogue.Calendar.IsWorkingDay(new DateOnly(2026, 6, 18)));
        Assert.Contains(new HolidayRule.Fixed("national-day", 2005, 6, 6), catalogue.Holidays);
    }

    [Fact]
    public void Scale_roles_and_validity_are_complete()
    {
        Assert.Equal([0, 1, 2, 3], catalogue.Scale.Select(s => s.Value));
        Assert.Equal(3, catalogue.Rulebook.MaximumClass);
        Assert.Equal(Enum.GetValues<Role>(), catalogue.Roles.Keys.Order());
        Assert.Equal((new DateOnly(2024, 8, 5), new DateOnly(2028, 7, 24)), (catalogue.ValidFrom, catalogue.ValidTo));
        Assert.Equal(catalogue.Version, catalogue.Rulebook.Version);
    }
}
