using System.Collections.Immutable;
using System.Globalization;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Assess;

/// <summary>Answers to the catalogue's questions, and who is asked for them.</summary>
internal static class QuestionDecider
{
    /// <summary>Null when the command is not one of these.</summary>
    public static Decision? Decide(Service s, Command command, Context x) => command switch
    {
        AnswerQuestion c => Answer(s, [new(c.Question, c.Reply, c.Because, c.Evidence)], x, single: true),
        AnswerQuestions { Answers.IsEmpty: true } => Decision.Refuse(new Reason("nothing-changes")),
        AnswerQuestions c => Answer(s, c.Answers, x, single: false),
        AssignQuestion c => Decision.Unless(AssignFaults(s, c, x), new QuestionAssigned(c.Question, c.Person)),
        _ => null,
    };

    private static Decision Answer(Service s, ImmutableList<QuestionReply> answers, Context x, bool single) => Decision.Unless(
        [
            .. Twice(answers),
            .. answers.SelectMany((answer, i) => Faults(s, answers, answer, single ? "" : $"answers[{i.ToString(CultureInfo.InvariantCulture)}].", x)),
        ],
        [.. answers.Select(a => new QuestionAnswered(a.Question, a.Reply, a.Because, Common.Faults.OrNone(a.Evidence)))]);

    private static IEnumerable<Reason> Twice(ImmutableList<QuestionReply> answers) => answers
        .GroupBy(a => a.Question).Where(g => g.Count() > 1).Select(g => new Reason("question-twice").With("question", g.Key));

    private static IEnumerable<Reason> Faults(Service s, ImmutableList<QuestionReply> all, QuestionReply answer, string path, Context x)
    {
        Rulebook.Rulebook rulebook = x.Rules.Rulebook;
        if (rulebook.Question(answer.Question) is not { } question)
        {
            return [new Reason("question-unknown").With("value", answer.Question.Value)];
        }

        // What is answered together may lead to one another.
        Reply? Given(QuestionId id) => all.FindLast(a => a.Question == id)?.Reply ?? s.Questions.GetValueOrDefault(id)?.Given.Reply;
        ImmutableList<Question> relevant = Relevance.Of(rulebook.Questions, s.Classification, Given);
        return ((IEnumerable<Reason>)
        [
            .. question.Phases.TrueForAll(phase => phase > s.Phase) ? [new Reason("question-not-open")] : Array.Empty<Reason>(),
            .. relevant.Contains(question) ? Array.Empty<Reason>() : [new Reason("question-not-asked")],
            .. ReplyFaults.Of(question, answer, path),
        ]).Select(r => r.With("question", question.Id));
    }

    private static IEnumerable<Reason> AssignFaults(Service s, AssignQuestion c, Context x) =>
        x.Rules.Rulebook.Question(c.Question) is null ? [new Reason("question-unknown").With("value", c.Question.Value)]
        : s.QuestionOwners.GetValueOrDefault(c.Question) == (c.Person ?? default) ? [new Reason("nothing-changes")]
        : [];
}
