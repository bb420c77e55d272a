using System.Text.Json.Nodes;
using MolnFlow.Application.Catalogue;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Tests.Catalogue;

public class CanonicalRulebookTests
{
    [Fact]
    public void Mending_a_text_the_law_or_a_holiday_does_not_change_the_hash()
    {
        using var copy = new CatalogueCopy();
        string hash = copy.Loaded().Rulebook.Hash;
        copy.Change("controls.yaml", "Split of security duties", "Division of security duties");
        copy.Change("exit-plan.yaml", "Agreement re-read", "Agreement read again");
        copy.Change("schedule.yaml", "Review the logs", "Read the logs");
        copy.Change("schedule.yaml", "minutes: 30", "minutes: 35");
        copy.Change("questions.yaml", "Which need is the service to meet?", "What is the service needed for?");
        copy.Change("law.yaml", "    value: 2\n", "    value: 3\n");
        copy.Change("holidays.yaml", "fixed: \"12-31\"", "fixed: \"12-30\"");
        Assert.Equal(hash, copy.Loaded().Rulebook.Hash);
    }

    [Theory]
    [InlineData("controls.yaml", "      confidentiality: 0", "      confidentiality: 1")]
    [InlineData("controls.yaml", "\n          guidance: true", "\n          guidance: false")]
    [InlineData("controls.yaml", "phases: [acquire]", "phases: [acquire, manage]")]
    [InlineData("exit-plan.yaml", "standard: {days: -365}", "standard: {days: -364}")]
    [InlineData("exit-plan.yaml", "standard: {days: -365}", "standard: {workingDays: -365}")]
    [InlineData("timing.yaml", "value: 30", "value: 31")]
    [InlineData("schedule.yaml", "months: {low: 6,", "months: {low: 5,")]
    [InlineData("schedule.yaml", "moves: [agreement-check]", "moves: [agreement-check, training]")]
    [InlineData("schedule.yaml", "to: \"07-31\"", "to: \"08-02\"")]
    [InlineData("risk.yaml", "high: 9", "high: 8")]
    [InlineData("questions.yaml", "blocks: true", "blocks: false")]
    [InlineData("questions.yaml", "force: recommendation", "force: binding-routine")]
    [InlineData("questions.yaml", "answers: [excluded]", "answers: [excluded, suffices]")]
    [InlineData("questions.yaml", "needs: exclusion", "needs: personal-data")]
    [InlineData("catalog.yaml", "version: 1.0.0", "version: 1.0.1")]
    public void Changing_a_rule_changes_the_hash(string file, string before, string after)
    {
        using var copy = new CatalogueCopy();
        string hash = copy.Loaded().Rulebook.Hash;
        copy.Change(file, before, after);
        Assert.NotEqual(hash, copy.Loaded().Rulebook.Hash);
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same_rulebook()
    {
        using var copy = new CatalogueCopy();
        var catalogue = copy.Loaded();
        Rulebook back = catalogue.RulesOf(catalogue.RulebookJson).Rulebook;
        Assert.Equal(catalogue.Rulebook.Hash, back.Hash);
        Assert.Equal(catalogue.RulebookJson, CanonicalRulebook.Write(back));
        Assert.Equal(catalogue.Rulebook.Timing, back.Timing);
        Assert.Equal(catalogue.Rulebook.ExitPlan.Select(s => s.Standard), back.ExitPlan.Select(s => s.Standard));
    }

    [Fact]
    public void The_rules_of_a_pinned_rulebook_have_the_present_law_and_calendar()
    {
        using var copy = new CatalogueCopy();
        string pinned = copy.Loaded().RulebookJson;
        copy.Change("controls.yaml", "      confidentiality: 0", "      confidentiality: 2");
        var present = copy.Loaded();
        Rules rules = present.RulesOf(pinned);
        Assert.Equal(0, rules.Rulebook.Control(1)!.Criteria.Confidentiality);
        Assert.NotEqual(present.Rulebook.Hash, rules.Rulebook.Hash);
        Assert.Same(present.Law, rules.Law);
        Assert.Same(present.Calendar, rules.Calendar);
    }

    [Fact]
    public void The_form_is_as_documented()
    {
        using var copy = new CatalogueCopy();
        var catalogue = copy.Loaded();
        Assert.StartsWith(
            """{"version":"1.0.0","maximumClass":3,"controls":[{"id":1,"criteria":{"confidentiality":0,"integrity":0,"availability":0,"secrecy":true,"personalData":true},"phases":["acquire"],"force":"binding-routine","references":[""",
            catalogue.RulebookJson, StringComparison.Ordinal);
        Assert.Contains(
            """{"id":"agreement-reread","kind":"preparation","anchor":"end","standard":{"amount":-365,"unit":"days"},"complex":{"amount":-540,"unit":"days"},"untilStandard":null,"untilComplex":null,"confirmed":true,"evidenceRequired":false,"perInformationSet":false,"acts":"service-owner","controls":[40],"force":"recommendation","needs":[],"onlyWhen":null,"exceptionAllowed":true}""",
            catalogue.RulebookJson, StringComparison.Ordinal);
        Assert.Contains(
            ""","schedule":{"mediumFrom":2,"highFrom":3,"tasks":[{"id":"log-review","level":"confidentiality-secrecy-personal-data","low":6,"medium":3,"high":1,"onlyWhen":null,"onlyControls":[20,34],"controls":[34,20],"force":"binding-routine","ladder":"routine","acts":"service-owner","ownChoice":true,"logs":true,"doneBy":null},""",
            catalogue.RulebookJson, StringComparison.Ordinal);
        Assert.EndsWith(
            ""","timing":{"manageAnswersDue":30,"exitLead":30,"continuationLead":365,"continuationLeadTender":540,"continuationLeadSmall":60,"continuationEarliestShare":3,"continuationOpens":30,"openEndedDecision":12,"highClass":3,"deviationMaximum":365,"reviewLow":12,"reviewMedium":3,"reviewHigh":3,"pauseMaximum":14,"changeTriage":14,"adoptionQuiet":38,"adoptionGapsLow":270,"adoptionGapsMedium":180,"adoptionGapsHigh":150}}""",
            catalogue.RulebookJson, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{64}$", catalogue.Rulebook.Hash);
    }

    [Fact]
    public void A_rulebook_kept_from_before_there_was_a_schedule_asks_for_nothing_that_comes_back()
    {
        using var copy = new CatalogueCopy();
        var catalogue = copy.Loaded();
        JsonObject old = JsonNode.Parse(catalogue.RulebookJson)!.AsObject();
        old.Remove("schedule");
        foreach (string figure in new[] { "reviewLow", "reviewMedium", "reviewHigh", "pauseMaximum", "changeTriage", "adoptionQuiet", "adoptionGapsLow", "adoptionGapsMedium", "adoptionGapsHigh" })
        {
            old["timing"]!.AsObject().Remove(figure);
        }

        Rulebook back = catalogue.RulesOf(old.ToJsonString()).Rulebook;
        Assert.Equal(Schedule.None, back.Schedule);
        Assert.Equal((365, 0), (back.Timing.DeviationMaximum, back.Timing.ReviewHigh));
    }

    [Fact]
    public void A_rulebook_kept_from_before_there_were_questionnaires_asks_none_and_keeps_its_hash()
    {
        using var copy = new CatalogueCopy();
        var catalogue = copy.Loaded();
        JsonObject old = JsonNode.Parse(catalogue.RulebookJson)!.AsObject();
        old.Remove("questions");
        old.Remove("risk");
        string stored = old.ToJsonString();

        Rulebook back = catalogue.RulesOf(stored).Rulebook;
        Assert.Empty(back.Questions);
        Assert.Equal(RiskScale.Before, back.Risk);
        Assert.Equal(CanonicalRulebook.Hash(stored), back.Hash);
    }

    [Fact]
    public void Questions_read_back_as_they_were_written()
    {
        using var copy = new CatalogueCopy();
        var catalogue = copy.Loaded();
        Question fit = catalogue.RulesOf(catalogue.RulebookJson).Rulebook.Question(new("secrecy-fit"))!;
        Assert.Equal(["none", "suffices", "excluded", "insufficient"], fit.Options.Select(o => o.Id));
        Assert.Equal(QuestionNeed.Exclusion, fit.Option("excluded")!.Needs);
        Assert.True(fit.Option("insufficient")!.Blocks);
        Assert.Equal([39], fit.Controls);
        Question upheld = catalogue.RulesOf(catalogue.RulebookJson).Rulebook.Question(new("exclusion-upheld"))!;
        Assert.Equal((new Core.QuestionId("secrecy-fit"), "excluded"), (upheld.OnlyWhen[0].Question!.Value, upheld.OnlyWhen[0].Answers[0]));
        Assert.Contains(
            """{"id":"exclusion-upheld","group":"need","phases":["acquire"],"before":"decision","kind":"multiple-choice","options":[{"id":"routine","blocks":false,"stops":false,"reason":true,"evidence":false,"needs":null},""",
            catalogue.RulebookJson, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":1}""")]
    public void Other_texts_are_no_rulebooks(string text) => Assert.Throws<FormatException>(() => CanonicalRulebook.Read(text));
}
