using System.Collections.Immutable;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>Reads the parts of law.yaml that say where personal data may go.</summary>
internal static class AdequacyList
{
    public static ImmutableHashSet<string> Countries(Field list) => [.. list.Items().Select(Country).OfType<string>()];

    public static (ImmutableList<AdequacyDecision>, ImmutableDictionary<string, AdequacyText>) Read(Field list)
    {
        var decisions = ImmutableList.CreateBuilder<AdequacyDecision>();
        var texts = ImmutableDictionary.CreateBuilder<string, AdequacyText>();
        foreach (Field item in list.Items(mayBeEmpty: true))
        {
            Mapping entry = item.Keys("adequacy decision", "id", "country", "instrument", "validFrom", "validTo", "confidence", "note");
            Field id = entry["id"], until = entry["validTo"];
            DateOnly from = entry["validFrom"].Date() ?? default;
            DateOnly? to = until.DateOrNull();
            var decision = new AdequacyDecision(
                id.Text() ?? "", Country(entry["country"]) ?? "", entry["instrument"].Text() ?? "", from, to);
            var text = new AdequacyText(entry["note"].Bilingual(), entry["confidence"].Word("seen", "secondary", "unchecked") ?? "");
            if (to < from)
            {
                until.Fault("The decision ends before it begins. Correct either day.");
            }

            if (decision.Id.Length > 0 && !texts.TryAdd(decision.Id, text))
            {
                id.Fault($"The decision {decision.Id} stands twice. Give one of them an id of its own.");
            }

            decisions.Add(decision);
        }

        return (decisions.ToImmutable(), texts.ToImmutable());
    }

    private static string? Country(Field field)
    {
        if (field.Text() is not { } code)
        {
            return null;
        }

        if (!Core.Abroad.Countries.Has(code))
        {
            field.Fault($"'{code}' is not a country's two-letter code, such as SE. Correct it.");
        }

        return code;
    }
}
