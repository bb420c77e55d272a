using MolnFlow.Core.Acquire;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Tasks;

/// <summary>The catalogue's intervals, held against the table they were decided in.</summary>
public class TaskTableTests
{
    // Task, then months at low, medium and high level; – where the level does not have it.
    private const string Table = """
        log-review                 6   3   1
        risk-analysis             24  12  12
        dpia-review                –  12  12
        dpia-screening            24  24  12
        supplier-control          24  12  12
        access-review             12   6   3
        restore-test              12   6   6
        capacity                   –   6   3
        training                  12  12  12
        sub-processors             –   6   3
        transfers                  –  12   6
        configuration             12   6   3
        agreement-check           12  12  12
        exit-plan-test            24  24  12
        keys-and-vulnerabilities  12   6   3
        asset-register            12  12  12
        """;

    private static readonly Schedule Schedule = TestRules.Catalogue.Rulebook.Schedule;

    private static string[][] Rows => [.. Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    public static TheoryData<string, Level, int?> Cells()
    {
        var cells = new TheoryData<string, Level, int?>();
        foreach (string[] row in Rows)
        {
            foreach (Level level in Enum.GetValues<Level>())
            {
                cells.Add(row[0], level, row[1 + (int)level] == "–" ? null : int.Parse(row[1 + (int)level]));
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_task_comes_as_often_as_the_table_says(string task, Level level, int? months) =>
        Assert.Equal(months, Schedule.Task(new(task))!.Months(level));

    [Fact]
    public void The_catalogue_has_these_tasks_and_no_others() =>
        Assert.Equal(Rows.Select(r => r[0]).Order(), Schedule.Tasks.Select(t => t.Id.Value).Order());

    [Theory]
    [InlineData(LevelBasis.Highest, 1, 1, 1, false, false, Level.Low)]
    [InlineData(LevelBasis.Highest, 0, 2, 0, false, false, Level.Medium)]
    [InlineData(LevelBasis.Highest, 0, 0, 3, false, false, Level.High)]
    [InlineData(LevelBasis.Highest, 0, 0, 0, false, true, Level.Medium)]
    [InlineData(LevelBasis.Highest, 0, 0, 0, true, false, Level.High)]
    [InlineData(LevelBasis.ConfidentialitySecrecyPersonalData, 1, 3, 3, false, false, Level.Low)]
    [InlineData(LevelBasis.ConfidentialitySecrecyPersonalData, 2, 0, 0, false, false, Level.Medium)]
    [InlineData(LevelBasis.ConfidentialitySecrecyPersonalData, 1, 0, 0, false, true, Level.Medium)]
    [InlineData(LevelBasis.ConfidentialitySecrecyPersonalData, 1, 0, 0, true, true, Level.High)]
    [InlineData(LevelBasis.ConfidentialitySecrecyPersonalData, 3, 0, 0, false, false, Level.High)]
    [InlineData(LevelBasis.Availability, 3, 3, 1, true, true, Level.Low)]
    [InlineData(LevelBasis.Availability, 0, 0, 2, false, false, Level.Medium)]
    [InlineData(LevelBasis.Availability, 0, 0, 3, false, false, Level.High)]
    public void The_level_comes_from_its_own_dimension(
        LevelBasis basis, int confidentiality, int integrity, int availability, bool secrecy, bool personalData, Level level) =>
        Assert.Equal(level, Schedule.LevelOf(basis, new(confidentiality, integrity, availability, secrecy, personalData)));

    [Theory]
    [InlineData(1, 0, 0, false, false, false)]
    [InlineData(1, 1, 0, false, false, true)]
    [InlineData(2, 0, 0, false, false, true)]
    [InlineData(0, 0, 0, false, true, true)]
    [InlineData(0, 0, 0, true, false, true)]
    public void Logs_are_reviewed_where_control_20_or_34_applies(
        int confidentiality, int integrity, int availability, bool secrecy, bool personalData, bool asked) =>
        Assert.Equal(asked, Has(Milestones.InUse(classification: new(confidentiality, integrity, availability, secrecy, personalData)), "log-review"));

    [Fact]
    public void A_dpia_is_reviewed_where_there_is_one_and_its_need_asked_about_where_there_is_none()
    {
        Case without = Case.On("2025-11-03").Do(Give.Register(Give.Set(new(1, 1, 1, false, false))));
        without.Do(Give.Risk(without.Today)).Do(new AcceptResidualRisk(null), People.RiskOwner).Do(Give.DpiaNeed(without.Today, required: false))
            .Answered(Phase.Acquire).Approved().Signed().Do(new TakeIntoUse());

        Assert.True(Has(without, "dpia-screening"));
        Assert.False(Has(without, "dpia-review"));
        Assert.False(Has(without, "sub-processors"));

        Case with = Milestones.InUse();
        Assert.False(Has(with, "dpia-screening"));
        Assert.True(Has(with, "dpia-review"));
        Assert.True(Has(with, "sub-processors"));
    }

    [Fact]
    public void Every_task_says_when_who_why_and_how_the_day_was_found()
    {
        Case c = Milestones.InUse(classification: new(3, 3, 3, true, true));
        foreach (Obligation o in Asked(c))
        {
            Assert.Equal(1, o.Cycle);
            Assert.Equal(People.Owner, o.Person);
            Assert.Equal(o.DueOn, o.Arithmetic!.Date);
            Assert.Equal(("in-use-since", Dates.Day("2025-11-03")), (o.Arithmetic.Arithmetic[0].Label, o.Arithmetic.Arithmetic[0].Result));
            Assert.Equal(new ArithmeticOf("task-interval", Period.Months((int)o.Arguments["months"])), new(o.Arithmetic.Arithmetic[1].Label, o.Arithmetic.Arithmetic[1].Change!.Value));
        }

        Assert.Equal(Ladder.Legal, Asked(c).Single(o => o.Key == "task:dpia-review").Ladder);
        Assert.Equal([34, 20], Asked(c).Single(o => o.Key == "task:log-review").Controls);
        Assert.Equal("complete-review", Asked(c).Single(o => o.Key == "task:service-review").Command);
    }

    private sealed record ArithmeticOf(string Label, Period Change);

    private static IEnumerable<Obligation> Asked(Case c) => ServiceObligations.Of(c.State, c.By(People.Owner))
        .Where(o => o.Key.StartsWith("task:", StringComparison.Ordinal));

    private static bool Has(Case c, string task) => Asked(c).Any(o => o.Key == $"task:{task}");
}
