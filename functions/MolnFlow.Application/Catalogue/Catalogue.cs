using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue;

/// <summary>
/// Everything an organisation may change without programming, as loaded and checked from the catalogue
/// folder. Services pin the rulebook only; law, calendar and texts are always the present ones.
/// </summary>
public sealed record Catalogue
{
    public required Bilingual Title { get; init; }

    public required string Version { get; init; }

    /// <summary>The first day the catalogue may be used.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day; after it the catalogue is to be reviewed.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>Days before the last one on which administrators are told to review it.</summary>
    public required ImmutableList<int> ReviewDays { get; init; }

    /// <summary>Where the content comes from.</summary>
    public required Bilingual Source { get; init; }

    public required Rulebook Rulebook { get; init; }

    /// <summary>The canonical JSON that the rulebook's hash is taken over; see <see cref="CanonicalRulebook"/>.</summary>
    public required string RulebookJson { get; init; }

    public required Law Law { get; init; }

    public required ImmutableList<HolidayRule> Holidays { get; init; }

    public required WorkingDays Calendar { get; init; }

    /// <summary>From class 0 up to the rulebook's maximum.</summary>
    public required ImmutableList<ScaleLevel> Scale { get; init; }

    /// <summary>Has every member of <see cref="Role"/>.</summary>
    public required ImmutableDictionary<Role, RoleText> Roles { get; init; }

    /// <summary>By the control's number; has every control of the rulebook.</summary>
    public required ImmutableDictionary<int, ControlText> Controls { get; init; }

    /// <summary>Has every step of the rulebook's exit plan.</summary>
    public required ImmutableDictionary<StepId, StepText> Steps { get; init; }

    /// <summary>Has every task of the rulebook's schedule.</summary>
    public required ImmutableDictionary<TaskId, TaskText> Tasks { get; init; }

    /// <summary>What the kinds of change that can be reported are called.</summary>
    public required ImmutableDictionary<ChangeId, Bilingual> Changes { get; init; }

    /// <summary>In the order of the file; has every group of the rulebook's questions.</summary>
    public required ImmutableList<QuestionnaireText> Questionnaires { get; init; }

    /// <summary>Has every question of the rulebook.</summary>
    public required ImmutableDictionary<QuestionId, QuestionText> Questions { get; init; }

    /// <summary>From 1 up to the highest likelihood of the risk scale; so with the consequences.</summary>
    public required ImmutableList<ScaleLevel> Likelihoods { get; init; }

    public required ImmutableList<ScaleLevel> Consequences { get; init; }

    /// <summary>What to think of for each theme that every analysis is to cover.</summary>
    public required ImmutableDictionary<RiskTheme, RiskThemeText> RiskThemes { get; init; }

    /// <summary>By the figure's id in law.yaml.</summary>
    public required ImmutableDictionary<string, LawText> LawTexts { get; init; }

    /// <summary>By the decision's id in law.yaml.</summary>
    public required ImmutableDictionary<string, AdequacyText> AdequacyTexts { get; init; }

    /// <summary>By the figure's id in timing.yaml.</summary>
    public required ImmutableDictionary<string, TimingText> TimingTexts { get; init; }

    /// <summary>Every key of the files in the texts folder; placeholders are written <c>{name}</c>.</summary>
    public required ImmutableDictionary<string, Bilingual> Texts { get; init; }

    /// <summary>About how many minutes an obligation takes; null where that is not known.</summary>
    public int? MinutesOf(Obligation obligation) =>
        obligation.Arguments.GetValueOrDefault("task") is TaskId task && Tasks.TryGetValue(task, out TaskText? text) ? text.Minutes : null;

    public Rules Rules => new(Rulebook, Law, Calendar);

    /// <summary>The rules of a service that has pinned an earlier rulebook, with the present law and calendar.</summary>
    /// <param name="rulebookJson">The canonical JSON the store kept when that rulebook was loaded.</param>
    /// <exception cref="FormatException">The text is not a stored rulebook.</exception>
    public Rules RulesOf(string rulebookJson) => new(CanonicalRulebook.Read(rulebookJson), Law, Calendar);
}
