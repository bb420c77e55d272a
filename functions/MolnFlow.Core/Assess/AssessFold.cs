using MolnFlow.Core.Common;

namespace MolnFlow.Core.Assess;

/// <summary>How answers to questions change a service.</summary>
internal static class AssessFold
{
    /// <summary>Null when the event is not one of these.</summary>
    public static Service? Evolve(Service s, ServiceEvent happened, Stamp stamp) => happened switch
    {
        QuestionAnswered e => s with
        {
            Questions = s.Questions.SetItem(e.Question, new(new(e.Question, e.Reply, e.Because, e.Evidence), stamp.By, stamp.On)),
        },
        QuestionAssigned { Person: { } person } e => s with { QuestionOwners = s.QuestionOwners.SetItem(e.Question, person) },
        QuestionAssigned e => s with { QuestionOwners = s.QuestionOwners.Remove(e.Question) },
        _ => null,
    };
}
