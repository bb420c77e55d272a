using System.Collections.Immutable;
using System.Globalization;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>Something that waits for a second person, as that person has to see it before saying yes.</summary>
/// <param name="Evidence">Null where the thing asked for carries none.</param>
/// <param name="Words">What was written about it, by the code of its label.</param>
public sealed record ForApproval(
    PersonId By, DateOnly On, ImmutableList<EvidenceId>? Evidence, ImmutableList<(string Label, object? Value)> Words)
{
    public StepId? Step { get; init; }

    public int? Control { get; init; }

    public IEnumerable<(string Label, string Words)> Facts(View view) =>
        Words.Where(w => w.Value is not null).Select(w => (w.Label, view.Say.Value("", w.Value!)));

    /// <summary>What the form is about: the one thing chosen, or all that waits while nothing is.</summary>
    public static IEnumerable<ForApproval> In(CaseView of, FormState form)
    {
        string? chosen = form.Values.One("step");
        IEnumerable<StepState> steps = of.Service.Steps.Values
            .Where(s => !s.IsDone && (string.IsNullOrEmpty(chosen) || s.Step.Value == chosen)).OrderBy(s => s.Step.Value, StringComparer.Ordinal);
        return form.Name switch
        {
            "approve-exit-step" => steps.Where(s => s.Proposal is not null).Select(s => Proposed(s.Step, s.Proposal!)),
            "approve-exit-exception" => steps.Where(s => s.Exception is not null).Select(s => Excepted(s.Step, s.Exception!)),
            "accept-residual-risk" => of.Service.RiskAnalysis is { } risk ? [Residual(risk)] : [],
            "accept-deviation" => of.Service.Answers.Values
                .Where(a => a is { Answer: Answer.Deviation, AcceptedBy: null } && Concerns(a.Key, form.Values))
                .OrderBy(a => a.Key.Control).ThenBy(a => a.Key.Phase).Select(Deviating),
            _ => [],
        };
    }

    private static bool Concerns(AnswerKey key, FormValues values) =>
        (values.One("control") is not { Length: > 0 } control || control == key.Control.ToString(CultureInfo.InvariantCulture))
        && (values.One("phase") is not { Length: > 0 } phase || phase == Kebab.Of(key.Phase));

    private static ForApproval Proposed(StepId step, Entered<ExitStepProposed> proposal) => new(
        proposal.Stamp.By, proposal.Stamp.On, proposal.As.Evidence,
        [("field.propose-exit-step.on", proposal.As.On), ("field.note", proposal.As.Note)])
    { Step = step };

    private static ForApproval Excepted(StepId step, Entered<ExitExceptionProposed> exception) => new(
        exception.Stamp.By, exception.Stamp.On, null,
        [("field.propose-exit-exception.because", exception.As.Because)])
    { Step = step };

    private static ForApproval Residual(Entered<RiskAnalysisRecorded> risk) => new(
        risk.Stamp.By, risk.Stamp.On, risk.As.Evidence,
        [
            ("field.residualRisk", risk.As.ResidualRisk), ("field.conclusion", risk.As.Conclusion),
            ("field.author", risk.As.Author), ("field.on", risk.As.On),
            .. (risk.As.Risks ?? []).Select(r => ($"enum.risk-theme.{Kebab.Of(r.Theme)}", (object?)Weighed(r))),
            .. (risk.As.Measures ?? []).Select(m => ("field.measures.what", (object?)m.What)),
        ]);

    // Likelihood times consequence, and what the measures make of it.
    private static Text Weighed(AnalysedRisk risk) => string.Create(
        CultureInfo.InvariantCulture,
        $"{risk.Description.Value ?? "…"} ({risk.Likelihood} × {risk.Consequence} → {risk.ResidualLikelihood ?? risk.Likelihood} × {risk.ResidualConsequence ?? risk.Consequence})");

    private static ForApproval Deviating(ControlAnswer answer)
    {
        var deviation = (Answer.Deviation)answer.Answer;
        return new ForApproval(
            answer.By, answer.On, null,
            [
                ("field.phase", answer.Key.Phase), ("field.answer.reason", deviation.Reason),
                ("field.answer.compensatingMeasure", deviation.CompensatingMeasure), ("field.answer.until", deviation.Until),
            ])
        { Control = answer.Key.Control };
    }
}
