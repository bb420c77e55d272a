using MolnFlow.Core.Assess;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Obligations;

/// <summary>What the risk analysis and the DPIA leave to be done, in every phase before the end.</summary>
internal static class AssessmentObligations
{
    public static IEnumerable<Obligation> Of(Service s, Context x)
    {
        foreach (OpenMeasure open in s.Measures)
        {
            yield return ServiceObligations.For(s, Role.ServiceOwner, $"measure:{open.Number}", 1, "risk-measure",
                new Deadline.Day(open.Measure.Due), Force.BindingRoutine, "complete-measure")
                .With("number", open.Number).With("name", open.Measure.What).Fill("number", $"{open.Number}") with
            { Person = open.Measure.Owner };
        }

        if (s.Dpia is not { As.HighResidualRisk: true } || s.PriorConsultation is not null)
        {
            yield break;
        }

        if (s.Consultation is not { } running)
        {
            // Before use what blocks says so already.
            if (s.Phase != Phase.Acquire)
            {
                yield return ServiceObligations.For(s, Role.ServiceOwner, "request-prior-consultation", 1, "request-prior-consultation",
                    null, Force.Law, "request-prior-consultation");
            }
        }
        else if (running.Ends(x.Rules.Law) is { } end)
        {
            yield return ServiceObligations.For(s, Role.ServiceOwner, "prior-consultation", running.Number, "answer-to-consultation",
                new Deadline.Day(end.Date), Force.Law, "record-prior-consultation") with
            { Arithmetic = end };
        }
        else
        {
            yield return ServiceObligations.For(s, Role.ServiceOwner, "resume-prior-consultation", running.Number, "resume-prior-consultation",
                null, Force.Law, "resume-prior-consultation");
        }
    }
}
