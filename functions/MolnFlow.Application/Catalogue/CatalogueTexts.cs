using System.Collections.Immutable;

namespace MolnFlow.Application.Catalogue;

/// <summary>One class of the scale for confidentiality, integrity and availability.</summary>
public sealed record ScaleLevel(int Value, Bilingual Name);

/// <summary>What a role is called and what it is there for.</summary>
public sealed record RoleText(Bilingual Name, Bilingual Help);

/// <summary>The words of a control.</summary>
/// <param name="Condition">The circumstance the control depends on; null where it concerns every service.</param>
/// <param name="SubPoints">By the sub-point's letter.</param>
public sealed record ControlText(
    Bilingual Title, Bilingual Guidance, Bilingual Why, Bilingual? Condition, ImmutableDictionary<string, Bilingual> SubPoints);

/// <summary>The words of an exit step.</summary>
public sealed record StepText(Bilingual Title, Bilingual Guidance, Bilingual Source);

/// <summary>The words of a recurring task.</summary>
/// <param name="Minutes">About how long it takes: for people to plan by, no rule.</param>
public sealed record TaskText(Bilingual Title, Bilingual Guidance, Bilingual Source, int Minutes);

/// <summary>The words of a law figure; of several versions of it, those of the newest.</summary>
/// <param name="Act">Usual short name and number, the same in both languages.</param>
/// <param name="Article">Article, chapter or section.</param>
/// <param name="Confidence">How well the entry is known: <c>seen</c>, <c>secondary</c> or <c>unchecked</c>.</param>
public sealed record LawText(Bilingual Title, Bilingual Note, string Act, string Article, string Confidence);

/// <summary>The words of an adequacy decision.</summary>
/// <param name="Confidence">How well the entry is known: <c>seen</c>, <c>secondary</c> or <c>unchecked</c>.</param>
public sealed record AdequacyText(Bilingual Note, string Confidence);

/// <summary>The words of one of the organisation's own figures.</summary>
public sealed record TimingText(Bilingual Title, Bilingual Why);

/// <summary>The words of a questionnaire.</summary>
public sealed record QuestionnaireText(string Id, Bilingual Title, Bilingual Lead);

/// <summary>The words of a question.</summary>
/// <param name="Options">By the option's id.</param>
public sealed record QuestionText(
    Bilingual Title, Bilingual Guidance, Bilingual Why, Bilingual Source, ImmutableDictionary<string, OptionText> Options);

/// <summary>The words of an option.</summary>
/// <param name="Label">Null for yes and no, which are called the same everywhere.</param>
/// <param name="Instead">What to do when the answer leads no further.</param>
public sealed record OptionText(Bilingual? Label, Bilingual? Instead);

/// <summary>The words of a theme of the risk analysis.</summary>
/// <param name="Starter">What stands in the form from the start, to be made one's own.</param>
public sealed record RiskThemeText(Bilingual Starter, Bilingual Source);
