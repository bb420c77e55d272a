using System.Collections.Immutable;

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
        RiskMeasureCompleted e => s with { Measures = s.Measures.RemoveAll(m => m.Number == e.Number) },
        PriorConsultationRequested e => s with
        {
            Consultation = new(s.ConsultationsEver + 1, e.On, false, null, 0),
            ConsultationsEver = s.ConsultationsEver + 1,
        },
        PriorConsultationExtended => s with { Consultation = s.Consultation is { } c ? c with { Extended = true } : null },
        PriorConsultationSuspended e => s with { Consultation = s.Consultation is { } c ? c with { StandsStillSince = e.On } : null },
        PriorConsultationResumed e => s with { Consultation = s.Consultation is { } c ? Resumed(c, e.On) : null },
        _ => null,
    };

    public static Service WithMeasures(Service s, ImmutableList<RiskMeasure> measures) => s with
    {
        Measures = s.Measures.AddRange(measures.Select((m, i) => new OpenMeasure(s.MeasuresEver + 1 + i, m))),
        MeasuresEver = s.MeasuresEver + measures.Count,
    };

    private static Consultation Resumed(Consultation c, DateOnly on) => c with
    {
        StandsStillSince = null,
        StoodStill = c.StoodStill + (c.StandsStillSince is { } since ? Math.Max(0, on.DayNumber - since.DayNumber) : 0),
    };
}
