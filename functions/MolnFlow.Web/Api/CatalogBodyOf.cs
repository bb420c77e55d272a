using MolnFlow.Application;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Web.Api;

/// <summary>Puts the catalogue in one language.</summary>
internal static class CatalogBodyOf
{
    public static CatalogBody Catalogue(Catalogue catalogue, Speaker say)
    {
        Language language = say.Language;
        Rulebook rules = catalogue.Rulebook;
        return new CatalogBody(
            catalogue.Title.In(language),
            catalogue.Version,
            rules.Hash,
            catalogue.ValidFrom,
            catalogue.ValidTo,
            catalogue.Source.In(language),
            rules.MaximumClass,
            [.. catalogue.Scale.Select(s => new LevelBody(s.Value, s.Name.In(language)))],
            [.. rules.Controls.Select(c => Control(c, catalogue.Controls[c.Id], language))],
            [.. Enum.GetValues<Criterion>().Select(c => new CriterionBody(c, say.Enum(c)))],
            [.. Enum.GetValues<Phase>().Select(p => new PhaseBody(p, say.Enum(p)))],
            [.. rules.ExitPlan.Select(s => Step(s, catalogue.Steps[s.Id], language))],
            ScheduleBody.Of(catalogue, language),
            [.. catalogue.Law.Figures.Select(f => Law(f, catalogue.LawTexts[f.Id], language))],
            [.. Figures(rules.Timing).Select(f =>
                new TimingBody(f.Id, f.Value, catalogue.TimingTexts[f.Id].Title.In(language), catalogue.TimingTexts[f.Id].Why.In(language)))],
            [.. Enum.GetValues<Role>().Select(r => new RoleBody(r, say.Role(r), catalogue.Roles[r].Help.In(language)))]);
    }

    private static ControlBody Control(Control control, ControlText text, Language language) => new(
        control.Id,
        text.Title.In(language),
        text.Guidance.In(language),
        text.Why.In(language),
        text.Condition?.In(language),
        control.Criteria,
        control.Phases,
        control.Force,
        control.References,
        control.SubPointRule,
        [.. control.SubPoints.Select(p => new SubPointBody(p.Id, text.SubPoints[p.Id].In(language), p.Guidance, p.Phases))]);

    private static ExitStepBody Step(ExitStep step, StepText text, Language language) => new(
        step.Id,
        text.Title.In(language),
        text.Guidance.In(language),
        text.Source.In(language),
        step.Kind,
        step.Anchor,
        Offset(step.Standard),
        Offset(step.Complex),
        step.UntilStandard is { } standard ? Offset(standard) : null,
        step.UntilComplex is { } complex ? Offset(complex) : null,
        step.Confirmed,
        step.EvidenceRequired,
        step.PerInformationSet,
        step.Acts,
        step.Controls,
        step.Force,
        step.Needs,
        step.OnlyWhen,
        step.ExceptionAllowed);

    private static OffsetBody Offset(StepOffset offset) => new(offset.Period?.Amount, offset.Period?.Unit, offset.Law);

    private static LawBody Law(LawFigure figure, LawText text, Language language) => new(
        figure.Id,
        text.Title.In(language),
        figure.Value,
        figure.Unit,
        figure.ValidFrom,
        figure.ValidTo,
        text.Act,
        text.Article,
        text.Confidence,
        text.Note.In(language));

    private static IEnumerable<(string Id, int Value)> Figures(Timing timing) =>
    [
        ("manage-answers-due", timing.ManageAnswersDue),
        ("exit-lead", timing.ExitLead),
        ("continuation-lead-standard", timing.ContinuationLead),
        ("continuation-lead-tender", timing.ContinuationLeadTender),
        ("continuation-lead-small-before-notice", timing.ContinuationLeadSmall),
        ("continuation-earliest-share", timing.ContinuationEarliestShare),
        ("continuation-opens", timing.ContinuationOpens),
        ("open-ended-decision", timing.OpenEndedDecision),
        ("high-class", timing.HighClass),
        ("deviation-max", timing.DeviationMaximum),
        ("review-low", timing.ReviewLow),
        ("review-medium", timing.ReviewMedium),
        ("review-high", timing.ReviewHigh),
        ("pause-max", timing.PauseMaximum),
        ("change-triage", timing.ChangeTriage),
        ("adoption-quiet", timing.AdoptionQuiet),
        ("adoption-gaps-low", timing.AdoptionGapsLow),
        ("adoption-gaps-medium", timing.AdoptionGapsMedium),
        ("adoption-gaps-high", timing.AdoptionGapsHigh),
    ];
}
