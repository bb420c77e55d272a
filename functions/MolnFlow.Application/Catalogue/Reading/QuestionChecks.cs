using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>What only all questions together show: conditions on what is not there, circles, and two that would come first.</summary>
internal static class QuestionChecks
{
    public static void Check(IReadOnlyList<QuestionEntry> entries)
    {
        var byId = entries.GroupBy(e => e.Question.Id).ToDictionary(g => g.Key, g => g.First());
        foreach (QuestionEntry entry in entries)
        {
            foreach (QuestionCondition when in entry.Question.OnlyWhen.Where(w => w.Question is not null))
            {
                Known(entry, when, byId);
            }
        }

        Circles(entries, byId);
        foreach (QuestionEntry second in entries.Where(e => e.Question.AtIntake).Skip(1))
        {
            second.Id.Fault("Only one question can be asked before anything is typed. Take 'atIntake' out of all but one.");
        }

        foreach (QuestionEntry wrong in entries.Where(e => e.Question is { AtIntake: true, Kind: not QuestionKind.YesNo }))
        {
            wrong.Id.Fault("The question that is asked before anything is typed must be of the kind yes-no. Correct it.");
        }
    }

    private static void Known(QuestionEntry entry, QuestionCondition when, Dictionary<QuestionId, QuestionEntry> byId)
    {
        if (!byId.TryGetValue(when.Question!.Value, out QuestionEntry? earlier))
        {
            string hint = Nearest.To(when.Question.Value.Value, [.. byId.Keys.Select(k => k.Value)]) is { } near ? $" Did you mean '{near}'?" : "";
            entry.OnlyWhen.Fault($"There is no question '{when.Question}' to depend on.{hint} Correct it or take it out.");
            return;
        }

        foreach (string answer in when.Answers.Where(a => earlier.Question.Option(a) is null))
        {
            string options = string.Join(", ", earlier.Question.Options.Select(o => o.Id));
            entry.OnlyWhen.Fault($"The question {when.Question} has no option '{answer}'. Use one of: {options}.");
        }
    }

    private static void Circles(IReadOnlyList<QuestionEntry> entries, Dictionary<QuestionId, QuestionEntry> byId)
    {
        var finished = new HashSet<QuestionId>();
        foreach (QuestionEntry entry in entries)
        {
            Follow(entry, [], finished, byId);
        }
    }

    private static void Follow(
        QuestionEntry entry, List<QuestionEntry> path, HashSet<QuestionId> finished, Dictionary<QuestionId, QuestionEntry> byId)
    {
        int start = path.FindIndex(e => e.Question.Id == entry.Question.Id);
        if (start >= 0)
        {
            string circle = string.Join(" → ", path[start..].Append(entry).Select(e => e.Question.Id));
            entry.OnlyWhen.Fault($"These questions wait for each other, so none is ever asked: {circle}. Take one of the conditions out.");
            return;
        }

        if (finished.Contains(entry.Question.Id))
        {
            return;
        }

        path.Add(entry);
        foreach (QuestionCondition when in entry.Question.OnlyWhen)
        {
            if (when.Question is { } id && byId.TryGetValue(id, out QuestionEntry? earlier))
            {
                Follow(earlier, path, finished, byId);
            }
        }

        path.RemoveAt(path.Count - 1);
        finished.Add(entry.Question.Id);
    }
}
