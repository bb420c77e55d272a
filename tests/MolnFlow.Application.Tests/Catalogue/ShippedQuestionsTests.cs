using MolnFlow.Application.Catalogue;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Tests.Catalogue;

/// <summary>The questionnaires that are delivered ask for what docs/requirements.md says they do.</summary>
public class ShippedQuestionsTests
{
    private static readonly Application.Catalogue.Catalogue catalogue =
        Assert.IsType<CatalogueResult.Loaded>(CatalogueFiles.Load(CatalogueCopy.Shipped)).Catalogue;

    private static Question Of(string id) => catalogue.Rulebook.Question(new QuestionId(id))!;

    /// <param name="requirement">The number in the table.</param>
    /// <param name="strongest">The strongest force that any of the questions has.</param>
    /// <param name="questions">All that cover it, in the order they are asked.</param>
    [Theory]
    [InlineData(1, Force.BindingRoutine, "handles-data")]
    [InlineData(2, Force.BindingRoutine, "handles-data")]
    [InlineData(3, Force.Recommendation, "business-need information-sensitivity")]
    [InlineData(4, Force.Recommendation, "service-kind own-build service-design")]
    [InlineData(5, Force.Recommendation, "legal-requirements")]
    [InlineData(6, Force.Recommendation, "handled-securely")]
    [InlineData(7, Force.Recommendation, "means-of-control")]
    [InlineData(8, Force.Recommendation, "something-today compared-with-today not-less-secure")]
    [InlineData(9, Force.Recommendation, "needed-security")]
    [InlineData(10, Force.Recommendation, "supplier-meets")]
    [InlineData(11, Force.Recommendation, "own-adaptations gaps-closed")]
    [InlineData(13, Force.Recommendation, "secrecy-fit exclusion-upheld")]
    [InlineData(14, Force.Recommendation, "unauthorised-access sensitive-people")]
    [InlineData(15, Force.BindingRoutine, "allowed-countries ownership-jurisdiction")]
    [InlineData(18, Force.BindingRoutine, "legal-assessment")]
    [InlineData(20, Force.BindingRoutine, "ownership-jurisdiction where-stored")]
    [InlineData(29, Force.Recommendation, "sensitive-people")]
    [InlineData(33, Force.Law, "data-roles")]
    [InlineData(34, Force.Law, "processor-agreement joint-arrangement")]
    [InlineData(37, Force.BindingRoutine, "where-stored")]
    [InlineData(38, Force.Law, "negotiated own-purposes-limited")]
    [InlineData(39, Force.Law, "telemetry")]
    [InlineData(44, Force.Law, "telemetry telemetry-what telemetry-why telemetry-agreed")]
    [InlineData(45, Force.Law, "hidden-personal-data anonymity-claimed anonymity-checked")]
    [InlineData(46, Force.Recommendation, "competence")]
    [InlineData(47, Force.Recommendation, "transparent-terms change-notice")]
    [InlineData(48, Force.Recommendation, "cloud-lead")]
    [InlineData(49, Force.Recommendation, "provider-security told-of-incidents")]
    [InlineData(50, Force.Recommendation, "needed-security competence assessed-before-purchase")]
    [InlineData(51, Force.Recommendation, "own-adaptations add-on-security")]
    [InlineData(52, Force.Recommendation, "agreement-kept")]
    [InlineData(58, Force.Recommendation, "provider-risk-work")]
    [InlineData(59, Force.Recommendation, "provider-policies")]
    [InlineData(61, Force.Recommendation, "change-notice")]
    [InlineData(64, Force.Recommendation, "settings-chosen")]
    [InlineData(65, Force.Recommendation, "own-adaptations own-measures")]
    [InlineData(66, Force.Recommendation, "bulletins-read")]
    [InlineData(68, Force.Recommendation, "lessons-shared")]
    [InlineData(74, Force.Recommendation, "security-while-leaving")]
    [InlineData(80, Force.Recommendation, "responsibility-understood")]
    public void A_requirement_is_asked_for_with_the_force_its_source_has(int requirement, Force strongest, string questions)
    {
        Question[] asked = [.. catalogue.Rulebook.Questions.Where(q => q.Requirements.Contains(requirement))];

        Assert.Equal(questions, string.Join(' ', asked.Select(q => q.Id)));
        Assert.Equal(strongest, asked.Min(q => q.Force));
        Assert.All(asked, q => Assert.NotEmpty(catalogue.Questions[q.Id].Source.In(Language.Swedish)));
    }

    [Theory]
    [InlineData("security-sensitive")]
    [InlineData("data-roles")]
    [InlineData("processor-agreement")]
    [InlineData("telemetry")]
    [InlineData("telemetry-what")]
    [InlineData("hidden-personal-data")]
    [InlineData("anonymity-checked")]
    [InlineData("where-stored")]
    public void What_the_sources_want_known_cannot_be_left_unknown(string question) => Assert.False(Of(question).DontKnowAllowed);

    [Theory]
    [InlineData("data-roles", "unclear")]
    [InlineData("processor-agreement", "no")]
    [InlineData("joint-arrangement", "no")]
    [InlineData("own-purposes-limited", "unlimited")]
    [InlineData("telemetry-agreed", "no")]
    [InlineData("anonymity-checked", "unchecked")]
    [InlineData("not-less-secure", "worse")]
    [InlineData("secrecy-fit", "insufficient")]
    [InlineData("gaps-closed", "no")]
    public void An_answer_that_must_not_lead_on_blocks_and_says_what_to_do(string question, string option)
    {
        Assert.True(Of(question).Option(option)!.Blocks);
        Assert.NotEmpty(catalogue.Questions[new QuestionId(question)].Options[option].Instead!.In(Language.English));
    }

    [Fact]
    public void Every_option_but_yes_and_no_has_a_name_in_both_languages() => Assert.All(
        catalogue.Questions.Values.SelectMany(q => q.Options.Values).Select(o => o.Label).OfType<Bilingual>(),
        label => Assert.All(Enum.GetValues<Language>(), language => Assert.NotEmpty(label.In(language))));

    [Fact]
    public void Every_question_can_be_answered_so_that_one_can_go_on() => Assert.All(
        catalogue.Rulebook.Questions.Where(q => !q.Options.IsEmpty),
        q => Assert.Contains(q.Options, o => !o.Blocks && !o.Stops));
}
