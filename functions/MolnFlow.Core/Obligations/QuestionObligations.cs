using System.Collections.Immutable;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Obligations;

/// <summary>Questions that wait for an answer: one task for each role, and one of its own for what somebody was asked for.</summary>
internal static class QuestionObligations
{
    public static IEnumerable<Obligation> Of(Service s, Context x)
    {
        ImmutableList<OpenQuestion> open = [.. QuestionStatus.Open(s, s.Phase, x.Rules.Rulebook)
            .Where(o => o.Reason.Remedy == "answer-question")];
        DatedFact? due = s.Phase == Phase.Manage ? Due(s, x) : null;
        foreach (IGrouping<Role, OpenQuestion> group in open
            .Where(o => o.Binds && !s.QuestionOwners.ContainsKey(o.Question.Id)).GroupBy(o => o.Question.Acts))
        {
            ImmutableList<OpenQuestion> all = [.. group];
            yield return About(all, due, ServiceObligations.For(s, group.Key, $"answer-questions:{s.Phase}:{group.Key}", 1, "answer-questions",
                null, Strongest(all), "answer-question").With("count", all.Count));
        }

        foreach (OpenQuestion one in open.Where(o => s.QuestionOwners.ContainsKey(o.Question.Id)))
        {
            yield return About([one], due, ServiceObligations.For(s, one.Question.Acts, $"answer-question:{one.Question.Id}", 1, "answer-question",
                null, one.Question.Force, "answer-question").With("question", one.Question.Id)) with
            { Person = s.QuestionOwners[one.Question.Id] };
        }
    }

    private static Obligation About(ImmutableList<OpenQuestion> open, DatedFact? due, Obligation obligation) =>
        obligation.Fill("question", open[0].Question.Id.Value) with
        {
            Due = due is null ? null : new Deadline.Day(due.Date),
            Arithmetic = due,
            Controls = [.. open.SelectMany(o => o.Question.Controls).Distinct()],
        };

    // Law comes first in the order of forces.
    private static Force Strongest(ImmutableList<OpenQuestion> open) => open.Min(o => o.Question.Force);

    private static DatedFact Due(Service s, Context x)
    {
        if (GapObligations.ManageAnswersDue(s, x) is { } spread)
        {
            return spread;
        }

        int days = x.Rules.Rulebook.Timing.ManageAnswersDue;
        return DatedFact.From("in-use-since", s.InUseSince!.Value)
            .Then("manage-answers-due", Period.Days(days), s.InUseSince.Value.AddDays(days));
    }
}
