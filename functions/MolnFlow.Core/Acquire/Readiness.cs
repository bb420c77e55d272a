using MolnFlow.Core.Abroad;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Acquire;

/// <summary>What stands between a case and its next step. Every reason is given at once.</summary>
public static class Readiness
{
    /// <summary>What must be in place before the acquisition may be approved.</summary>
    public static IEnumerable<Reason> ForApproval(Service s, Context x) =>
    [
        .. s.Sets.IsEmpty ? [new Reason("classification-missing", "add-information-set")] : Array.Empty<Reason>(),
        .. Risk(s),
        .. Dpia(s),
        .. OnPremises(s, x),
        .. TransferStanding.Missing(s, x),
        .. AnswerStatus.Missing(s, Phase.Acquire, plansCount: true, x.Today, x.Rules.Rulebook),
        .. Questions(s, QuestionGate.Decision, x),
    ];

    /// <summary>What must be in place before real information may go in.</summary>
    public static IEnumerable<Reason> ForUse(Service s, Context x) =>
    [
        .. ForApproval(s, x),
        .. Decision(s),
        .. Agreement(s, x),
        .. s.ExitPlan is null ? [new Reason("exit-plan-missing", "file-exit-plan")] : Array.Empty<Reason>(),
        .. Questions(s, QuestionGate.Use, x),
    ];

    /// <summary>
    /// What is recommended and not in place. It is shown and blocks nothing; an organisation that wants it to
    /// gives the question another force in its catalogue.
    /// </summary>
    public static IEnumerable<Reason> Warnings(Service s, Context x) =>
        QuestionStatus.Open(s, s.Phase, x.Rules.Rulebook).Where(o => !o.Binds).Select(o => o.Reason);

    private static IEnumerable<Reason> Questions(Service s, QuestionGate before, Context x) =>
        QuestionStatus.Open(s, Phase.Acquire, x.Rules.Rulebook).Where(o => o.Binds && o.Question.Before == before).Select(o => o.Reason);

    private static IEnumerable<Reason> Risk(Service s)
    {
        if (s.RiskAnalysis is null)
        {
            yield return new Reason("risk-analysis-missing", "record-risk-analysis");
        }
        else if (s.RiskAnalysisClass is { } seen && s.Classification.IsStricterThan(seen))
        {
            yield return new Reason("risk-analysis-outdated", "record-risk-analysis").With("date", s.RiskAnalysis.As.On);
        }

        if (s.Holder(Role.RiskOwner) is null)
        {
            yield return new Reason("role-vacant", "reassign").With("role", Role.RiskOwner);
        }

        if (s.RiskAcceptance is null)
        {
            yield return new Reason("residual-risk-not-accepted", "accept-residual-risk");
        }
    }

    private static IEnumerable<Reason> Dpia(Service s)
    {
        if (s.DpiaNeed is not { } need)
        {
            yield return new Reason("dpia-undecided", "decide-dpia");
        }
        else if (!need.As.Required && s.Classification.PersonalData && !s.DpiaNeedSawPersonalData)
        {
            yield return new Reason("dpia-decision-outdated", "decide-dpia").With("date", need.As.On);
        }
        else if (need.As.Required && s.Dpia is null)
        {
            yield return new Reason("dpia-missing", "record-dpia");
        }
        else if (s.Dpia is { As.HighResidualRisk: true })
        {
            if (s.PriorConsultation is not { } consultation)
            {
                yield return new Reason("prior-consultation-missing", "record-prior-consultation");
            }
            else if (!consultation.As.MayProceed)
            {
                yield return new Reason("prior-consultation-against", "record-dpia");
            }
        }
    }

    private static IEnumerable<Reason> OnPremises(Service s, Context x)
    {
        bool asked = s.Classification.Secrecy || s.Classification.Confidentiality >= x.Rules.Rulebook.Timing.HighClass;
        return asked && s.OnPremises is null ? [new Reason("on-premises-not-weighed", "weigh-on-premises")] : [];
    }

    private static IEnumerable<Reason> Decision(Service s) =>
        s.Approval is not { } approval ? [new Reason("decision-missing", "decide-acquisition")]
        : s.ApprovalClass is { } seen && s.Classification.IsStricterThan(seen)
            ? [new Reason("decision-outdated", "decide-acquisition").With("date", approval.As.Decision.On)]
            : [];

    private static IEnumerable<Reason> Agreement(Service s, Context x) => s.Agreement switch
    {
        null => [new Reason("agreement-missing", "sign-agreement")],
        { Terms.Term.EndsOn: { } end } when end < x.Today => [new Reason("agreement-ended", "sign-agreement").With("date", end)],
        _ => [],
    };
}
