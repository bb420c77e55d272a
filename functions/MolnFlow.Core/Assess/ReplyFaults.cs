using System.Collections.Immutable;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Assess;

/// <summary>What is wrong with an answer on its own, each naming the field concerned.</summary>
public static class ReplyFaults
{
    /// <param name="path">What stands before the names of the answer's fields.</param>
    public static IEnumerable<Reason> Of(Question question, QuestionReply answer, string path) =>
        Each(question, answer, path).Select(reason => reason.With("question", question.Id));

    private static IEnumerable<Reason> Each(Question question, QuestionReply answer, string path) => answer.Reply switch
    {
        Reply.Unknown => [],
        Reply.Chosen chosen when question.Kind is QuestionKind.YesNo or QuestionKind.SingleChoice or QuestionKind.MultipleChoice =>
            Chosen(question, chosen, answer, path),
        Reply.Written when question.Kind == QuestionKind.Text => Evidence(question.EvidenceRequired, answer, path),
        Reply.Dated when question.Kind == QuestionKind.Date => Evidence(question.EvidenceRequired, answer, path),
        _ => [new Reason("question-other-kind").With("field", $"{path}reply.kind").With("expected", question.Kind)],
    };

    private static IEnumerable<Reason> Chosen(Question question, Reply.Chosen chosen, QuestionReply answer, string path)
    {
        string field = $"{path}reply.options";
        foreach (string unknown in chosen.Options.Where(id => question.Option(id) is null))
        {
            yield return new Reason("question-option-unknown").With("field", field).With("value", unknown);
        }

        if (chosen.Options.IsEmpty)
        {
            yield return new Reason("question-no-option").With("field", field);
        }
        else if (question.Kind != QuestionKind.MultipleChoice && chosen.Options.Count > 1)
        {
            yield return new Reason("question-one-option").With("field", field);
        }

        ImmutableList<QuestionOption> options = [.. chosen.Options.Select(question.Option).OfType<QuestionOption>()];
        if (options.Find(o => o.Stops) is { } stop)
        {
            yield return new Reason("question-stops").With("field", field).With("advice", new OptionName(question.Id, stop.Id));
        }

        if (answer.Because is null && options.Exists(o => o.ReasonRequired))
        {
            yield return new Reason("question-needs-reason").With("field", $"{path}because");
        }

        foreach (Reason reason in Evidence(question.EvidenceRequired || options.Exists(o => o.EvidenceRequired), answer, path))
        {
            yield return reason;
        }
    }

    private static IEnumerable<Reason> Evidence(bool required, QuestionReply answer, string path) =>
        required && answer.Evidence is null or { IsEmpty: true }
            ? [new Reason("question-needs-evidence").With("field", $"{path}evidence")]
            : [];
}
