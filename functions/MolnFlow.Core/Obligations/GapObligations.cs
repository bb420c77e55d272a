using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;

namespace MolnFlow.Core.Obligations;

/// <summary>
/// The gap list of an adopted service: what the acquire phase would have asked, one obligation for each
/// command that closes a gap. A gap that is closed is gone.
/// </summary>
internal static class GapObligations
{
    public const string Prefix = "gap:";

    /// <summary>The order in which gaps are closed, and so the order of their dates.</summary>
    private static readonly ImmutableList<string> Order =
    [
        "add-information-set", "reassign", "record-risk-analysis", "accept-residual-risk", "decide-dpia", "record-dpia", "declare-no-transfers",
        "sign-agreement", "weigh-on-premises", "file-exit-plan", "answer-question", "answer-control", ManageAnswers, "decide-acquisition",
    ];

    private const string ManageAnswers = "answer-controls:manage";

    // Reopening what was in place once is a matter for its own task, here as for every other service.
    private static readonly ImmutableHashSet<string> NotGaps =
        ["prior-consultation-against", "risk-analysis-outdated", "dpia-decision-outdated", "decision-outdated", "agreement-ended", "deviation-expired"];

    public static IEnumerable<Obligation> Of(Service s, Context x)
    {
        if (s.Adoption is not { } adoption || s.Stage is not Stage.Managing)
        {
            yield break;
        }

        foreach (IGrouping<string, Reason> gap in Readiness.ForUse(s, x)
            .Where(r => r.Remedy is not null && Order.Contains(r.Remedy) && !NotGaps.Contains(r.Code) && !Waits(s, r.Remedy))
            .GroupBy(r => r.Remedy!))
        {
            Obligation obligation = ServiceObligations.For(s, ActorOf(gap.Key), $"{Prefix}{gap.Key}", 1, $"gap-{gap.Key}",
                null, ForceOf(gap.Key), gap.Key).With("count", gap.Count()) with
            { Controls = [.. gap.Select(r => r.Control).OfType<int>()] };
            DatedFact due = FirstDates.Gap(s, adoption, Order.IndexOf(gap.Key), Order.Count, x.Rules);
            obligation = obligation with { Due = new Deadline.Day(due.Date), Arithmetic = due };
            yield return gap.Key switch
            {
                "reassign" => obligation.Fill("role", "risk-owner"),
                "answer-question" => obligation.Fill("question", QuestionStatus.Open(s, Phase.Acquire, x.Rules.Rulebook).First(o => o.Binds).Question.Id.Value),
                "answer-control" => obligation.Fill("phase", "acquire"),
                _ => obligation,
            };
        }
    }

    /// <summary>When the manage phase's answers are due; null for a service that was acquired.</summary>
    public static DatedFact? ManageAnswersDue(Service s, Context x) => s.Adoption is { } adoption
        ? FirstDates.Gap(s, adoption, Order.IndexOf(ManageAnswers), Order.Count, x.Rules)
        : null;

    // Asking for what something else must come before would be asking for a refusal.
    private static bool Waits(Service s, string command) =>
        command == "accept-residual-risk" && (s.RiskAnalysis is null || s.Holder(Role.RiskOwner) is null);

    private static Role ActorOf(string command) => command == "accept-residual-risk" ? Role.RiskOwner : Role.ServiceOwner;

    private static Force ForceOf(string command) =>
        command is "decide-dpia" or "record-dpia" or "declare-no-transfers" ? Force.Law : Force.BindingRoutine;
}
