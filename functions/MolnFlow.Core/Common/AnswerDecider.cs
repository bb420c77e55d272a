using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Common;

/// <summary>Answers to controls, and the acceptance of deviations.</summary>
internal static class AnswerDecider
{
    public static Decision Decide(Service s, AnswerControl c, Context x) =>
        Decision.Unless([.. Asked(s, c.Control, c.Phase, x), .. Form(c, x)], new ControlAnswered(c.Control, c.Phase, c.Answer));

    public static Decision Accept(Service s, AcceptDeviation c, Context x)
    {
        ControlAnswer? answer = s.Answers.GetValueOrDefault(new AnswerKey(c.Control, c.Phase));
        return answer?.Answer is not Answer.Deviation deviation
            ? Decision.Refuse(new Reason("no-deviation", "answer-control", c.Control))
            : answer.AcceptedBy is not null
            ? Decision.Refuse(new Reason("nothing-changes", null, c.Control))
            : Decision.Unless(
                [.. Faults.ActsAs(Role.RiskOwner, s, x), .. Faults.NotBoth(answer.By, x), .. Expired(c, deviation, x)],
                new DeviationAccepted(c.Control, c.Phase));
    }

    private static IEnumerable<Reason> Expired(AcceptDeviation c, Answer.Deviation deviation, Context x) =>
        deviation.Until <= x.Today ? [new Reason("deviation-expired", "answer-control", c.Control).With("date", deviation.Until)] : [];

    private static IEnumerable<Reason> Asked(Service s, int id, Phase phase, Context x)
    {
        if (x.Rules.Rulebook.Control(id) is not { } control)
        {
            yield return new Reason("control-unknown").With("number", id);
            yield break;
        }

        if (!control.Phases.Contains(phase))
        {
            yield return new Reason("control-not-in-phase", null, id).With("phase", phase);
        }
        else if (phase > s.Phase)
        {
            yield return new Reason("phase-not-open", null, id).With("phase", phase);
        }

        if (Applicability.Of(x.Rules.Rulebook, s.Classification).TrueForAll(a => a.Control.Id != id))
        {
            yield return new Reason("control-not-applicable", null, id);
        }
    }

    private static IEnumerable<Reason> Form(AnswerControl c, Context x) => c.Answer switch
    {
        Answer.Planned a when a.Due < x.Today => [new Reason("date-in-past", null, c.Control).With("date", a.Due)],
        Answer.Met a when x.Rules.Rulebook.Control(c.Control) is { } control => SubPoints(control, c.Phase, a),
        Answer.Deviation a => Until(c, a, x),
        Answer.NotApplicable when x.Rules.Rulebook.Control(c.Control) is { Conditional: false } =>
            [new Reason("control-without-condition", "answer-control", c.Control)],
        _ => [],
    };

    private static IEnumerable<Reason> SubPoints(Control control, Phase phase, Answer.Met answer)
    {
        foreach (string unknown in answer.SubPoints.Where(id => control.SubPoints.TrueForAll(s => s.Id != id)).Distinct())
        {
            yield return new Reason("sub-point-unknown", null, control.Id).With("subPoint", unknown);
        }

        List<string> required = [.. control.Required(phase).Select(s => s.Id)];
        List<string> missing = [.. required.Except(answer.SubPoints)];
        if (control.SubPointRule == SubPointRule.Any && required.Count > 0 && missing.Count == required.Count)
        {
            yield return new Reason("sub-point-any", "answer-control", control.Id).With("subPoints", string.Join(", ", required));
        }
        else if (control.SubPointRule == SubPointRule.All && missing.Count > 0)
        {
            yield return new Reason("sub-points-missing", "answer-control", control.Id).With("subPoints", string.Join(", ", missing));
        }
    }

    private static IEnumerable<Reason> Until(AnswerControl c, Answer.Deviation answer, Context x)
    {
        DateOnly last = x.Today.AddDays(x.Rules.Rulebook.Timing.DeviationMaximum);
        if (answer.Until <= x.Today || answer.Until > last)
        {
            yield return new Reason("deviation-until", null, c.Control).With("date", answer.Until).With("last", last);
        }
    }
}
