using System.Collections.Immutable;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>What law.yaml says: the law, and apart from it the words.</summary>
internal sealed record LawContent(
    Law Law, ImmutableDictionary<string, LawText> Texts, ImmutableDictionary<string, AdequacyText> Adequacy);

/// <summary>Reads law.yaml. An id may stand several times, for different times.</summary>
internal static class LawFile
{
    public const string Name = "law.yaml";

    private const int Most = 3_660;

    private static readonly string[] units = ["hours", "days", "working-days", "weeks", "months", "years", "date", "count", "none"];

    // What dates can be counted in; see Law.On.
    private static readonly string[] countable = ["days", "working-days", "weeks", "months"];

    private static readonly string[] required = [Law.SwitchingNotice, Law.Transition, Law.LongTransition, Law.Retrieval, Law.FinalReport,
        Law.PriorConsultation, Law.PriorConsultationExtension];

    // What clocks run by, day and night.
    private static readonly string[] hours = [Law.BreachNotification, Law.EarlyWarning, Law.IncidentNotification];

    public static LawContent Read(Field root)
    {
        var read = new List<(LawFigure Figure, LawText Text, Mapping Entry)>();
        Mapping file = root.Keys("law file", "law", "eea", "adequacy");
        Field list = file["law"];
        foreach (Field item in list.Items())
        {
            Mapping entry = item.Keys("law entry",
                "id", "value", "unit", "validFrom", "validTo", "act", "article", "confidence", "title", "note");
            (LawFigure figure, LawText text) = Entry(entry);
            if (figure.Id.Length > 0)
            {
                read.Add((figure, text, entry));
            }
        }

        Overlaps(read);
        (ImmutableList<AdequacyDecision> adequacy, ImmutableDictionary<string, AdequacyText> adequacyTexts) = AdequacyList.Read(file["adequacy"]);
        var law = new Law([.. read.Select(r => r.Figure)]) { Eea = AdequacyList.Countries(file["eea"]), Adequacy = adequacy };
        foreach (string id in required.Where(id => !list.IsVoid && !Countable(law, id)))
        {
            Mapping? entry = read.Find(r => r.Figure.Id == id && !IsCountable(r.Figure)).Entry;
            (entry?["unit"] ?? list).Fault(
                $"The program counts dates with {id}, so it must be there with a number "
                    + $"and in one of: {string.Join(", ", countable)}. Correct it.");
        }

        foreach (string id in hours.Where(id => !list.IsVoid
            && (!law.Figures.Exists(f => f.Id == id) || law.Figures.Exists(f => f.Id == id && (f.Value is null || f.Unit != "hours")))))
        {
            Mapping? entry = read.Find(r => r.Figure.Id == id).Entry;
            (entry?["unit"] ?? list).Fault(
                $"The program runs a clock by {id}, so it must be there with a number and the unit hours. Correct it.");
        }

        if (!list.IsVoid && (!law.Figures.Exists(f => f.Id == Law.DpiaCriteria)
            || law.Figures.Exists(f => f.Id == Law.DpiaCriteria && (f.Value is null || f.Unit != "count"))))
        {
            Mapping? entry = read.Find(r => r.Figure.Id == Law.DpiaCriteria).Entry;
            (entry?["unit"] ?? list).Fault(
                $"The program counts the criteria for a DPIA by {Law.DpiaCriteria}, so it must be there with a number and the unit count. Correct it.");
        }

        return new LawContent(law, read
            .GroupBy(r => r.Figure.Id)
            .ToImmutableDictionary(g => g.Key, g => g.MaxBy(r => r.Figure.ValidFrom).Text), adequacyTexts);
    }

    /// <summary>True when dates can be counted with every version of a figure.</summary>
    public static bool Countable(Law law, string id) =>
        law.Figures.Exists(f => f.Id == id) && law.Figures.Where(f => f.Id == id).All(IsCountable);

    private static bool IsCountable(LawFigure figure) => figure.Value is not null && countable.Contains(figure.Unit);

    private static (LawFigure, LawText) Entry(Mapping entry)
    {
        Field until = entry["validTo"];
        DateOnly? from = entry["validFrom"].Date(), to = until.DateOrNull();
        if (from > to)
        {
            until.Fault($"The last day, {to:yyyy-MM-dd}, is before the first, {from:yyyy-MM-dd}. Correct validFrom or validTo.");
        }

        string? unit = entry["unit"].Word(units);
        return (
            new LawFigure(entry["id"].Text() ?? "", Value(entry["value"], unit), unit ?? "", from ?? default, to),
            new LawText(
                entry["title"].Bilingual(),
                entry["note"].Bilingual(),
                entry["act"].Text() ?? "",
                entry["article"].Text() ?? "",
                entry["confidence"].Word("seen", "secondary", "unchecked") ?? ""));
    }

    private static int? Value(Field value, string? unit)
    {
        if (unit == "date")
        {
            value.Date();
            return null;
        }

        bool none = value.IsNull;
        if (unit is not null && none != (unit == "none"))
        {
            value.Fault(none
                ? $"There is no figure, but the unit is {unit}. Write the figure, or the unit none."
                : "There is a figure, but the unit is none. Write null, or the unit it is counted in.");
            return null;
        }

        return value.NumberOrNull(1, Most);
    }

    private static void Overlaps(List<(LawFigure Figure, LawText Text, Mapping Entry)> read)
    {
        foreach (var same in read.GroupBy(r => r.Figure.Id))
        {
            foreach (((LawFigure earlier, _, _), (LawFigure later, _, Mapping entry)) in same
                .OrderBy(r => r.Figure.ValidFrom).Zip(same.OrderBy(r => r.Figure.ValidFrom).Skip(1)))
            {
                if (earlier.ValidTo is null || earlier.ValidTo >= later.ValidFrom)
                {
                    entry["id"].Fault(
                        $"{later.Id} stands twice for the same days. "
                            + $"Give the older one its last day (validTo), the day before {later.ValidFrom:yyyy-MM-dd}.");
                }
            }
        }
    }
}
