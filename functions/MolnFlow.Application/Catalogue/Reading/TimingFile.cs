using System.Collections.Immutable;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>Reads timing.yaml: the figures that are the organisation's own choice.</summary>
internal static class TimingFile
{
    public const string Name = "timing.yaml";

    // Ten years in days: beyond that a figure is a slip of the keyboard, and dates would overflow.
    private const int Most = 3_660;

    // The unit is fixed: the program counts in it whatever the file says.
    private static readonly ImmutableSortedDictionary<string, string> units = new Dictionary<string, string>
    {
        ["manage-answers-due"] = "days",
        ["exit-lead"] = "days",
        ["continuation-lead-standard"] = "days",
        ["continuation-lead-tender"] = "days",
        ["continuation-lead-small-before-notice"] = "days",
        ["continuation-earliest-share"] = "share-of-term",
        ["continuation-opens"] = "days",
        ["open-ended-decision"] = "months",
        ["high-class"] = "class",
        ["deviation-max"] = "days",
        ["review-low"] = "months",
        ["review-medium"] = "months",
        ["review-high"] = "months",
        ["pause-max"] = "days",
        ["change-triage"] = "days",
        ["adoption-quiet"] = "days",
        ["adoption-gaps-low"] = "days",
        ["adoption-gaps-medium"] = "days",
        ["adoption-gaps-high"] = "days",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <param name="root">The file.</param>
    /// <param name="maximum">The highest class of the scale; null when that could not be read.</param>
    public static (Timing Timing, ImmutableDictionary<string, TimingText> Texts) Read(Field root, int? maximum)
    {
        var figures = new Dictionary<string, int>();
        var texts = ImmutableDictionary.CreateBuilder<string, TimingText>();
        Field list = root.Keys("timing file", "timing")["timing"];
        foreach (Field item in list.Items())
        {
            Mapping entry = item.Keys("figure", "id", "value", "unit", "title", "why");
            Field id = entry["id"], unit = entry["unit"];
            string? known = id.Word([.. units.Keys]);
            int? value = entry["value"].Number(1, known == "high-class" ? maximum ?? Most : Most);
            var text = new TimingText(entry["title"].Bilingual(), entry["why"].Bilingual());
            unit.Word(known is null ? [.. units.Values.Distinct()] : [units[known]]);
            if (known is null)
            {
                continue;
            }

            figures[known] = value ?? 0;
            if (!texts.TryAdd(known, text))
            {
                id.Fault($"The figure {known} stands twice. Take one of them away.");
            }
        }

        foreach (string missing in units.Keys.Where(u => !list.IsVoid && !texts.ContainsKey(u)))
        {
            list.Fault($"The figure {missing} is missing. Put it back with its value, unit, title and why.");
        }

        return (Timing(id => figures.GetValueOrDefault(id)), texts.ToImmutable());
    }

    private static Timing Timing(Func<string, int> figure) => new()
    {
        ManageAnswersDue = figure("manage-answers-due"),
        ExitLead = figure("exit-lead"),
        ContinuationLead = figure("continuation-lead-standard"),
        ContinuationLeadTender = figure("continuation-lead-tender"),
        ContinuationLeadSmall = figure("continuation-lead-small-before-notice"),
        ContinuationEarliestShare = figure("continuation-earliest-share"),
        ContinuationOpens = figure("continuation-opens"),
        OpenEndedDecision = figure("open-ended-decision"),
        HighClass = figure("high-class"),
        DeviationMaximum = figure("deviation-max"),
        ReviewLow = figure("review-low"),
        ReviewMedium = figure("review-medium"),
        ReviewHigh = figure("review-high"),
        PauseMaximum = figure("pause-max"),
        ChangeTriage = figure("change-triage"),
        AdoptionQuiet = figure("adoption-quiet"),
        AdoptionGapsLow = figure("adoption-gaps-low"),
        AdoptionGapsMedium = figure("adoption-gaps-medium"),
        AdoptionGapsHigh = figure("adoption-gaps-high"),
    };
}
