using System.Collections.Immutable;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Assess;

/// <summary>Which questions concern a service: nobody is asked what follows from nothing they said.</summary>
public static class Relevance
{
    /// <summary>In the catalogue's order, whatever the phase.</summary>
    public static ImmutableList<Question> Of(Service s, Rulebook.Rulebook rulebook) =>
        Of(rulebook.Questions, s.Classification, id => s.Questions.GetValueOrDefault(id)?.Given.Reply);

    public static ImmutableList<Question> Of(
        ImmutableList<Question> all, Classification classification, Func<QuestionId, Reply?> given)
    {
        var known = new Dictionary<QuestionId, bool>();
        return [.. all.Where(q => Concerns(q, all, classification, given, known))];
    }

    private static bool Concerns(
        Question question, ImmutableList<Question> all, Classification c, Func<QuestionId, Reply?> given, Dictionary<QuestionId, bool> known)
    {
        if (known.TryGetValue(question.Id, out bool concerns))
        {
            return concerns;
        }

        // Ends a circle, which the catalogue check refuses but a rulebook from elsewhere might hold.
        known[question.Id] = false;
        return known[question.Id] = question.OnlyWhen.TrueForAll(when => when.Criterion is { } criterion
            ? c.Of(criterion) >= when.From
            : Answered(when, all, c, given, known));
    }

    // What was answered to a question that is no longer asked leads to nothing.
    private static bool Answered(
        QuestionCondition when, ImmutableList<Question> all, Classification c, Func<QuestionId, Reply?> given, Dictionary<QuestionId, bool> known) =>
        all.Find(q => q.Id == when.Question) is { } earlier
        && given(earlier.Id) is Reply.Chosen chosen
        && chosen.Options.Exists(when.Answers.Contains)
        && Concerns(earlier, all, c, given, known);
}
