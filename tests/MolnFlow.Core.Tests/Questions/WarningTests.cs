using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Deciders;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Questions;

/// <summary>What is only recommended is shown and is in nobody's way, until the organisation says otherwise.</summary>
public class WarningTests
{
    private static readonly QuestionId Competence = new("competence");

    private static IEnumerable<object> Warned(Case c) => Readiness.Warnings(c.State, c.By(People.Owner))
        .Select(r => r.Arguments.GetValueOrDefault("question")).OfType<object>();

    private static IEnumerable<object> Blocked(Case c) =>
        Readiness.ForUse(c.State, c.By(People.Owner)).Select(r => r.Arguments.GetValueOrDefault("question")).OfType<object>();

    [Fact]
    public void What_is_recommended_warns_and_what_binds_blocks()
    {
        Case c = Milestones.Registered();

        Assert.Contains(Competence, Warned(c).Cast<QuestionId>());
        Assert.DoesNotContain(Competence, Blocked(c).Cast<QuestionId>());
        Assert.Contains(new QuestionId("data-roles"), Blocked(c).Cast<QuestionId>());
        Assert.DoesNotContain(new QuestionId("data-roles"), Warned(c).Cast<QuestionId>());
    }

    [Fact]
    public void An_answer_that_should_not_be_is_a_warning_too()
    {
        Case c = Milestones.Registered().Documented().Do(QuestionRefusals.Chosen("competence", "lacking"));

        Assert.Equal([(object)Competence], Warned(c));
        Assert.Empty(c.Codes(new DecideAcquisition(true, null, Give.Decision(c.Today))));
    }

    [Fact]
    public void An_analysis_without_the_four_themes_warns_of_each()
    {
        Case c = Milestones.Registered().Do(Give.Risk(Dates.Day("2025-11-03")));
        Assert.Equal(
            [RiskTheme.UnauthorisedAccess, RiskTheme.SharedResponsibility, RiskTheme.SharedResources, RiskTheme.ForeignLaw],
            Readiness.Warnings(c.State, c.By(People.Owner)).Where(r => r.Code == "risk-theme-missing").Select(r => r.Arguments["theme"]));

        c.Do(AssessmentRefusals.Risks(c.Today));
        Assert.DoesNotContain("risk-theme-missing", Readiness.Warnings(c.State, c.By(People.Owner)).Select(r => r.Code));
    }

    [Fact]
    public void Hardened_in_the_catalogue_it_blocks()
    {
        Case c = Milestones.Registered().Under(QuestionRefusals.Edited("competence", q => q with { Force = Force.OwnChoice }));
        Assert.Contains(Competence, Warned(c).Cast<QuestionId>());

        c.Under(QuestionRefusals.Edited("competence", q => q with { Force = Force.BindingRoutine }));
        Assert.Contains(Competence, Blocked(c).Cast<QuestionId>());
        Assert.DoesNotContain(Competence, Warned(c).Cast<QuestionId>());
    }

    [Fact]
    public void Secrecy_that_is_kept_out_needs_an_information_set_that_says_so()
    {
        Case c = Milestones.Registered().Documented().Do(QuestionRefusals.Chosen("secrecy-fit", "excluded"));
        Assert.Contains("exclusion-missing", Readiness.Warnings(c.State, c.By(People.Owner)).Select(r => r.Code));
        Assert.Contains(new QuestionId("exclusion-upheld"), Relevance.Of(c.State, c.Rules.Rulebook).Select(q => q.Id));

        c.Do(new Common.ChangeInformationSet(1, Give.Set() with { Exclusions = "Skyddade adresser, genom en spärr" }));
        Assert.DoesNotContain("exclusion-missing", Readiness.Warnings(c.State, c.By(People.Owner)).Select(r => r.Code));
    }

    [Fact]
    public void Questions_are_a_task_of_their_role_and_of_whoever_was_asked()
    {
        Case c = Milestones.Registered().Do(new AssignQuestion(new("where-stored"), People.Stranger));
        Obligation[] asked = [.. ServiceObligations.Of(c.State, c.By(People.Owner)).Where(o => o.Command == "answer-question")];

        Assert.Equal(
            ["answer-question:where-stored", "answer-questions:Acquire:InformationOwner", "answer-questions:Acquire:ServiceOwner"],
            asked.Select(o => o.Key));
        Assert.Equal((People.Stranger, Force.BindingRoutine), (asked[0].Person, asked[0].Force));
        Assert.Equal(Force.Law, asked[2].Force);
        Assert.Equal(
            [(NoticeKind.QuestionAsked, People.Stranger)],
            Notices.Of(c.State, c.Log[^1].Event, c.Log[^1].Stamp).Select(n => (n.Kind, n.To)));

        c.Do(new AssignQuestion(new("where-stored"), null));
        Assert.DoesNotContain(ServiceObligations.Of(c.State, c.By(People.Owner)), o => o.Key == "answer-question:where-stored");
    }

    [Fact]
    public void What_turns_bad_in_use_is_asked_for_with_a_day()
    {
        Case c = Milestones.InUse();
        Assert.DoesNotContain(ServiceObligations.Of(c.State, c.By(People.Owner)), o => o.Command == "answer-question");

        c.Do(QuestionRefusals.Chosen("data-roles", "unclear"));

        Obligation asked = Assert.Single(ServiceObligations.Of(c.State, c.By(People.Owner)), o => o.Command == "answer-question");
        Assert.Equal(("answer-questions:Manage:ServiceOwner", c.State.InUseSince!.Value.AddDays(30)), (asked.Key, asked.DueOn!.Value));
    }

    [Fact]
    public void A_rulebook_from_before_asks_nothing()
    {
        Case c = Milestones.Registered().Under(r => r with { Rulebook = r.Rulebook with { Questions = [] } });

        Assert.Empty(Warned(c));
        Assert.Empty(Blocked(c));
    }
}
