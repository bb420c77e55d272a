using System.Collections.Immutable;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>What risk.yaml says: the rules, and apart from them the words.</summary>
internal sealed record RiskContent(
    RiskScale Scale,
    ImmutableList<ScaleLevel> Likelihoods,
    ImmutableList<ScaleLevel> Consequences,
    ImmutableDictionary<RiskTheme, RiskThemeText> Themes);

/// <summary>Reads risk.yaml: the organisation's scale for risks, and what the themes of an analysis begin with.</summary>
internal static class RiskFile
{
    public const string Name = "risk.yaml";

    // With more steps nobody can tell two neighbours apart.
    private const int MostSteps = 10;

    public static RiskContent Read(Field root)
    {
        Mapping file = root.Keys("risk file", "likelihood", "consequence", "levels", "themes");
        ImmutableList<ScaleLevel> likelihoods = Steps(file["likelihood"]), consequences = Steps(file["consequence"]);
        Field levels = file["levels"];
        Mapping bounds = levels.Keys("group of levels", "medium", "high");
        int most = Math.Max(1, likelihoods.Count * consequences.Count);
        Field upper = bounds["high"];
        int? medium = bounds["medium"].Number(1, most), high = upper.Number(1, most);
        if (medium >= high)
        {
            upper.Fault($"A risk is high from {high}, which is not above the medium one's {medium}. Correct either.");
        }

        return new RiskContent(
            new RiskScale(likelihoods.Count, consequences.Count, medium ?? 1, high ?? 1), likelihoods, consequences, Themes(file["themes"]));
    }

    private static ImmutableList<ScaleLevel> Steps(Field list)
    {
        IReadOnlyList<Field> items = list.Items();
        if (items.Count is 1 or > MostSteps)
        {
            list.Fault($"The scale '{list.Name}' has {items.Count} steps, but must have from 2 to {MostSteps}. Add or take out.");
        }

        var steps = ImmutableList.CreateBuilder<ScaleLevel>();
        foreach (Field item in items)
        {
            Mapping at = item.Keys("step", "value", "sv", "en");
            Field value = at["value"];
            if (value.Number(1, MostSteps) is { } number && number != steps.Count + 1)
            {
                value.Fault($"The steps count from 1 without a gap, so this must be {steps.Count + 1}. Correct it.");
            }

            steps.Add(new ScaleLevel(steps.Count + 1, at.Bilingual("step")));
        }

        return steps.ToImmutable();
    }

    private static ImmutableDictionary<RiskTheme, RiskThemeText> Themes(Field list)
    {
        var themes = ImmutableDictionary.CreateBuilder<RiskTheme, RiskThemeText>();
        RiskTheme[] wanted = [.. Enum.GetValues<RiskTheme>().Where(t => t != RiskTheme.Other)];
        foreach (Field item in list.Items())
        {
            Mapping at = item.Keys("theme", "id", "starter", "source");
            Field id = at["id"];
            var text = new RiskThemeText(at["starter"].Bilingual(), at["source"].Bilingual());
            if (id.Choice(wanted) is { } theme && !themes.TryAdd(theme, text))
            {
                id.Fault($"The theme {Json.Kebab.Of(theme)} stands twice. Take one of them out.");
            }
        }

        foreach (RiskTheme missing in wanted.Where(t => !list.IsVoid && !themes.ContainsKey(t)))
        {
            list.Fault($"The theme {Json.Kebab.Of(missing)} is missing. Every analysis is to cover it, so add it.");
        }

        return themes.ToImmutable();
    }
}
