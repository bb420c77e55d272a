using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Deciders;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Assessments;

/// <summary>Measures from the risk analysis are tasks of their owners until they are done.</summary>
public class MeasureTests
{
    private static Obligation[] Measures(Case c) =>
        [.. ServiceObligations.Of(c.State, c.By(People.Owner)).Where(o => o.Command == "complete-measure")];

    [Fact]
    public void Each_measure_is_a_task_of_its_owner_with_its_day()
    {
        Assert.Equal(
            [("measure:1", People.Analyst, Dates.Day("2025-12-03")), ("measure:2", People.Owner, Dates.Day("2026-01-02"))],
            Measures(AssessmentRefusals.Measured()).Select(o => (o.Key, o.Person, o.DueOn!.Value)));
    }

    [Fact]
    public void What_is_done_or_no_longer_needed_goes_away()
    {
        Case c = AssessmentRefusals.Measured();
        c.Do(new CompleteMeasure(1, MeasureOutcome.Done, c.Today, null, Give.Evidence));
        Assert.Equal(["measure:2"], Measures(c).Select(o => o.Key));

        c.Do(new CompleteMeasure(2, MeasureOutcome.NoLongerNeeded, c.Today, "Listan finns i avtalet", null));
        Assert.Empty(Measures(c));
    }

    [Fact]
    public void A_new_analysis_keeps_what_is_not_done_and_numbers_on()
    {
        Case c = AssessmentRefusals.Measured();
        c.Do(new CompleteMeasure(1, MeasureOutcome.Done, c.Today, null, null)).Do(AssessmentRefusals.Risks(c.Today));

        Assert.Equal(["measure:2", "measure:3", "measure:4"], Measures(c).Select(o => o.Key).Order());
    }

    [Fact]
    public void They_follow_the_service_into_use_and_out()
    {
        Case c = Milestones.Registered().Documented();
        c.Do(AssessmentRefusals.Risks(c.Today)).Do(new AcceptResidualRisk(null), People.RiskOwner).Approved().Signed().Do(new TakeIntoUse());
        Assert.Equal(2, Measures(c).Length);

        c.At("2027-01-11").Do(new Manage.StartExit(Give.Decision(c.Today), null));
        Assert.Equal(2, Measures(c).Length);
    }

    [Theory]
    [InlineData(1, 3, RiskLevel.Low)]
    [InlineData(2, 2, RiskLevel.Medium)]
    [InlineData(2, 4, RiskLevel.Medium)]
    [InlineData(3, 3, RiskLevel.High)]
    public void Likelihood_times_consequence_says_how_high_a_risk_is(int likelihood, int consequence, RiskLevel level)
    {
        RiskScale scale = TestRules.Catalogue.Rulebook.Risk;
        Assert.Equal(level, scale.LevelOf(likelihood, consequence));
        Case c = Milestones.Registered();
        RecordRiskAnalysis Analysis(RiskLevel whole) => Give.Risk(c.Today) with { ResidualRisk = whole, Risks = [AssessmentRefusals.Risk(likelihood, consequence)] };

        Assert.Equal(level > RiskLevel.Low, c.Codes(Analysis(RiskLevel.Low)).Contains("residual-risk-understated"));
        Assert.Empty(c.Codes(Analysis(level)));
    }

    [Fact]
    public void The_scale_is_the_organisation_s_own()
    {
        Case c = Milestones.Registered().Under(r => r with { Rulebook = r.Rulebook with { Risk = new RiskScale(5, 5, 5, 15) } });

        Assert.Empty(c.Codes(Give.Risk(c.Today) with { Risks = [AssessmentRefusals.Risk(5, 2)] }));
        Assert.Contains("risk-off-scale", c.Codes(Give.Risk(c.Today) with { Risks = [AssessmentRefusals.Risk(6, 2)] }));
    }
}
