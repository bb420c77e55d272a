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
        .. Dpia(s, x),
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
    [
        .. Themes(s),
        .. QuestionStatus.Open(s, s.Phase, x.Rules.Rulebook).Where(o => !o.Binds).Select(o => o.Reason),
    ];

    // Analyses from before they were kept risk by risk, and those kept in a file alone, are analyses all the same.
    private static IEnumerable<Reason> Themes(Service s) => s.RiskAnalysis is not { As: var analysis } || s.Phase is Phase.Exit or Phase.Closed
        ? []
        : Enum.GetValues<RiskTheme>()
            .Where(theme => theme != RiskTheme.Other && (analysis.Risks ?? []).TrueForAll(r => r.Theme != theme))
            .Select(theme => new Reason("risk-theme-missing", "record-risk-analysis").With("theme", theme));

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

    private static IEnumerable<Reason> Dpia(Service s, Context x)
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
            if (Consultation(s, x) is { } reason)
            {
                yield return reason;
            }
        }
    }

    // Silence lets nobody through by itself: when the authority's time is over, a person says so.
    private static Reason? Consultation(Service s, Context x) => (s.PriorConsultation, s.Consultation) switch
    {
        ({ As.MayProceed: true }, _) => null,
        ({ }, _) => new Reason("prior-consultation-against", "record-dpia"),
        (null, null) => new Reason("prior-consultation-missing", "request-prior-consultation"),
        (null, { } running) => running.Ends(x.Rules.Law)?.Date switch
        {
            null => new Reason("prior-consultation-suspended", "resume-prior-consultation"),
            { } end when end >= x.Today => new Reason("prior-consultation-waits", "record-prior-consultation").With("date", end),
            { } end => new Reason("prior-consultation-unanswered", "record-prior-consultation").With("date", end),
        },
    };

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
