using System.Collections.Immutable;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Common;

/// <summary>Which answers a phase still lacks.</summary>
public static class AnswerStatus
{
    /// <summary>The mandatory controls of a service, each reason naming the sets behind it.</summary>
    public static ImmutableList<ApplicableControl> Applicable(Service s, Rulebook.Rulebook rulebook) =>
        Applicability.Of(rulebook, s.Classification, [.. s.Sets.Select(x => (x.Number, x.Set.Classification))]);

    /// <summary>One reason for every mandatory control of the phase whose answer does not do.</summary>
    /// <param name="plansCount">Whether "will be met" is enough, as it is before use.</param>
    public static IEnumerable<Reason> Missing(Service s, Phase phase, bool plansCount, DateOnly today, Rulebook.Rulebook rulebook) =>
        Applicable(s, rulebook)
            .Where(a => a.Control.Phases.Contains(phase))
            .Select(a => Missing(s.Answers.GetValueOrDefault(new AnswerKey(a.Control.Id, phase)), a.Control.Id, phase, plansCount, today))
            .OfType<Reason>();

    private static Reason? Missing(ControlAnswer? given, int control, Phase phase, bool plansCount, DateOnly today)
    {
        Reason? reason = given?.Answer switch
        {
            null => new Reason("control-unanswered", "answer-control", control),
            Answer.Unknown => new Reason("control-dont-know", "answer-control", control),
            Answer.Planned plan when !plansCount => new Reason("control-only-planned", "answer-control", control).With("date", plan.Due),
            Answer.Deviation d when d.Until < today => new Reason("deviation-expired", "answer-control", control).With("date", d.Until),
            Answer.Deviation when given.AcceptedBy is null => new Reason("deviation-not-accepted", "accept-deviation", control),
            Answer.Planned or Answer.Met or Answer.MetWithoutEffect or Answer.NotApplicable or Answer.Deviation => null,
            _ => throw new InvalidOperationException($"No case for {given.Answer.GetType().Name}."),
        };
        return reason?.With("phase", phase);
    }
}
