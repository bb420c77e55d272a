using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

internal static class QuestionRefusals
{
    private static readonly Func<Case> New = () => Milestones.Registered();
    private static readonly QuestionId Kind = new("service-kind");

    public static QuestionReply Of(string question, params string[] options) => new(new(question), new Reply.Chosen([.. options]), null, null);

    public static AnswerQuestion Chosen(string question, params string[] options) => new(new(question), new Reply.Chosen([.. options]), null, null);

    private static AnswerQuestion Written(string question) => new(new(question), new Reply.Written("Så här"), null, null);

    /// <summary>Everything is in place but one answer, which is given anew; then the decision is asked for.</summary>
    private static Func<Case> ButFor(AnswerQuestion answer) => () => Milestones.Registered().Documented().Do(answer);

    private static DecideAcquisition Decide(Case c) => new(true, null, Give.Decision(c.Today));

    /// <summary>As after an organisation has edited a question of its catalogue.</summary>
    public static Func<Rules, Rules> Edited(string id, Func<Question, Question> edit) => rules => rules with
    {
        Rulebook = rules.Rulebook with { Questions = [.. rules.Rulebook.Questions.Select(q => q.Id.Value == id ? edit(q) : q)] },
    };

    private static readonly Func<Rules, Rules> KindBinds = Edited("service-kind", q => q with { Force = Force.BindingRoutine });

    public static readonly ImmutableList<Refusal> All =
    [
        new("security-sensitive", "Sweden's security is at stake", () => Case.On("2025-11-03"), _ => Give.Register() with { SecuritySensitive = true }),
        new("question-unanswered", "nothing was answered", New, Decide),
        new("question-unanswered", "the agreement on personal data is not signed when use begins", () => Milestones.Registered().Documented().Approved().Signed().Under(Edited("processor-agreement", q => q with { Id = new("another") })), _ => new TakeIntoUse()),
        new("question-dont-know", "nobody knows yet", () => ButFor(new AnswerQuestion(new("legal-assessment"), new Reply.Unknown(), null, null))(), Decide),
        new("question-must-be-known", "the source does not accept that nobody knows", ButFor(new AnswerQuestion(new("telemetry"), new Reply.Unknown(), null, null)), Decide),
        new("question-must-be-known", "it holds even for what is only recommended", () => ButFor(new AnswerQuestion(Kind, new Reply.Unknown(), null, null))().Under(Edited("service-kind", q => q with { DontKnowAllowed = false })), Decide),
        new("question-blocking", "it is unclear who the controller is", ButFor(Chosen("data-roles", "unclear")), Decide),
        new("question-blocking", "what is recommended was made binding", () => ButFor(Chosen("competence", "lacking"))().Under(Edited("competence", q => q with { Force = Force.BindingRoutine })), Decide),
        new("question-outdated", "the option chosen is gone", () => ButFor(Chosen("service-kind", "application"))().Under(KindBinds).Under(Edited("service-kind", q => q with { Options = q.Options.RemoveAt(0) })), Decide),
        new("question-outdated", "it takes no text any more", () => ButFor(Written("legal-assessment"))().Under(Edited("legal-assessment", q => q with { Kind = QuestionKind.Date })), Decide),
        new("exclusion-missing", "nothing says how secrecy is kept out", () => ButFor(Chosen("secrecy-fit", "excluded"))().Under(Edited("secrecy-fit", q => q with { Force = Force.BindingRoutine })), Decide),
        new("personal-data-unmarked", "accounts are personal data", () => Milestones.Registered(classification: new(1, 1, 1, false, false)).Documented().Do(Chosen("hidden-personal-data", "accounts")), Decide),
        new("question-unanswered", "an exit question binds", () => Milestones.Exiting().GatesPassed().Ordered().Under(Edited("security-while-leaving", q => q with { Force = Force.BindingRoutine })), c => new Exit.Close(Give.Decision(c.Today))),

        new("question-unknown", "there is no such question", New, Written("weather")),
        new("question-unknown", "nobody can be asked for what is not there", New, new AssignQuestion(new("weather"), People.Owner)),
        new("question-not-open", "it is asked in the exit", New, Written("security-while-leaving")),
        new("question-not-asked", "the other answer does not lead there", New, Written("compared-with-today")),
        new("question-not-asked", "the classes do not lead there", () => Milestones.Registered(classification: Classification.None), Chosen("data-roles", "we")),
        new("question-not-asked", "the answer it follows from is changed with it", () => New().Do(Chosen("something-today", "yes")), new AnswerQuestions([Of("something-today", "no"), Of("not-less-secure", "equal")])),
        new("question-twice", "one question has two answers", New, new AnswerQuestions([Of("something-today", "no"), Of("something-today", "yes")])),
        new("question-other-kind", "a choice is answered by a text", New, Written("service-kind")),
        new("question-option-unknown", "there is no such option", New, Chosen("service-kind", "balloon")),
        new("question-no-option", "nothing is chosen", New, Chosen("service-kind")),
        new("question-one-option", "only one can be chosen", New, Chosen("service-kind", "application", "platform")),
        new("question-stops", "the answer must not be kept", New, Chosen("security-sensitive", "yes")),
        new("question-needs-reason", "the option takes a reason", New, Chosen("service-kind", "mixed")),
        new("question-needs-evidence", "the question takes a file", () => New().Under(Edited("business-need", q => q with { EvidenceRequired = true })), Written("business-need")),
        new("nothing-changes", "nothing is answered", New, new AnswerQuestions([])),
        new("nothing-changes", "the question was nobody's before", New, new AssignQuestion(Kind, null)),
    ];
}
