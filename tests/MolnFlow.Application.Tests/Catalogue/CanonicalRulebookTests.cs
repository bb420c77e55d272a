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
        Assert.EndsWith(
            ""","timing":{"manageAnswersDue":30,"exitLead":30,"continuationLead":365,"continuationLeadTender":540,"continuationLeadSmall":60,"continuationEarliestShare":3,"continuationOpens":30,"openEndedDecision":12,"highClass":3,"deviationMaximum":365}}""",
            catalogue.RulebookJson, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{64}$", catalogue.Rulebook.Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":1}""")]
    public void Other_texts_are_no_rulebooks(string text) => Assert.Throws<FormatException>(() => CanonicalRulebook.Read(text));
}
