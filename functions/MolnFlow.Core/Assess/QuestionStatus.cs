using System.Collections.Immutable;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Assess;

/// <summary>What a question still lacks.</summary>
/// <param name="Binds">True when it keeps the service from its next step; otherwise it is a warning.</param>
public sealed record OpenQuestion(Question Question, Reason Reason, bool Binds);

/// <summary>Which questions a phase still lacks a good answer to.</summary>
public static class QuestionStatus
{
    /// <summary>Every question of the phase that concerns the service and is not answered so that one can go on.</summary>
    public static IEnumerable<OpenQuestion> Open(Service s, Phase phase, Rulebook.Rulebook rulebook) =>
        Relevance.Of(s, rulebook).Where(q => q.Phases.Contains(phase)).Select(q => Lacks(s, q, phase)).OfType<OpenQuestion>();

    /// <summary>Null when nothing is lacking.</summary>
    public static OpenQuestion? Lacks(Service s, Question question, Phase phase)
    {
        Reply? reply = s.Questions.GetValueOrDefault(question.Id)?.Given.Reply;
        return Reason(s, question, reply) is not { } reason ? null : new OpenQuestion(
            question,
            reason.With("question", question.Id).With("phase", phase),
            question.Force is Force.Law or Force.BindingRoutine || (reply is Reply.Unknown && !question.DontKnowAllowed));
    }

    private static Reason? Reason(Service s, Question question, Reply? reply) => reply switch
    {
        null => new Reason("question-unanswered", "answer-question"),
        Reply.Unknown when !question.DontKnowAllowed => new Reason("question-must-be-known", "answer-question"),
        Reply.Unknown => new Reason("question-dont-know", "answer-question"),
        Reply.Chosen chosen => Chosen(s, question, chosen),
        Reply.Written => question.Kind == QuestionKind.Text ? null : new Reason("question-outdated", "answer-question"),
        Reply.Dated => question.Kind == QuestionKind.Date ? null : new Reason("question-outdated", "answer-question"),
        _ => throw new InvalidOperationException($"No case for {reply.GetType().Name}."),
    };

    // An answer given under an earlier rulebook may name what is no longer there to choose.
    private static Reason? Chosen(Service s, Question question, Reply.Chosen chosen)
    {
        ImmutableList<QuestionOption?> options = [.. chosen.Options.Select(question.Option)];
        return options.Contains(null) || options.IsEmpty ? new Reason("question-outdated", "answer-question")
            : options.Find(o => o!.Blocks || o.Stops) is { } blocking
            ? new Reason("question-blocking", "answer-question").With("answer", new OptionName(question.Id, blocking.Id))
                .With("advice", new OptionName(question.Id, blocking.Id))
            : options.Select(o => o!.Needs).OfType<QuestionNeed>().Select(need => Unmet(s, need)).FirstOrDefault(r => r is not null);
    }

    private static Reason? Unmet(Service s, QuestionNeed need) => need switch
    {
        QuestionNeed.Exclusion when s.Sets.TrueForAll(x => x.Set.Exclusions is null) => new Reason("exclusion-missing", "change-information-set"),
        QuestionNeed.PersonalData when !s.Classification.PersonalData => new Reason("personal-data-unmarked", "change-information-set"),
        QuestionNeed.Exclusion or QuestionNeed.PersonalData => null,
    };
}
