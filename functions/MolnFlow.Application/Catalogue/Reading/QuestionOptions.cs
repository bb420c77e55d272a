using System.Collections.Immutable;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>Reads the options of a question in questions.yaml.</summary>
internal static class QuestionOptions
{
    private static readonly string[] YesNo = ["yes", "no"];

    /// <param name="list">The options; void where there are none.</param>
    /// <param name="kind">What kind of question they stand in.</param>
    /// <param name="question">The question, for the faults of options that are not there.</param>
    public static (ImmutableList<QuestionOption>, ImmutableDictionary<string, OptionText>) Read(Field list, QuestionKind kind, Mapping question)
    {
        var rules = ImmutableList.CreateBuilder<QuestionOption>();
        var texts = ImmutableDictionary.CreateBuilder<string, OptionText>();
        foreach (Field item in list.IsVoid ? [] : list.Items())
        {
            Mapping at = item.Keys("option", "id", "sv", "en", "blocks", "stops", "reason", "evidence", "needs", "instead");
            Field id = at["id"];
            QuestionOption option = Option(at, id.Text() ?? "");
            if (option.Id.Length > 0 && !texts.TryAdd(option.Id, Words(at, option, kind)))
            {
                id.Fault($"The option {option.Id} stands twice in this question. Give one of them an id of its own.");
            }

            rules.Add(option);
        }

        Fit(rules, list, kind, question);
        return (rules.ToImmutable(), texts.ToImmutable());
    }

    private static QuestionOption Option(Mapping at, string id)
    {
        bool Flag(string key) => at.Optional(key) is { IsVoid: false } field && field.Flag();
        bool Required(string key) => at.Optional(key) is { IsVoid: false } field && field.Word("required") is not null;
        Field needs = at.Optional("needs");
        return new QuestionOption(
            id, Flag("blocks"), Flag("stops"), Required("reason"), Required("evidence"), needs.IsVoid ? null : needs.Choice<QuestionNeed>());
    }

    // Yes and no are called so in every question.
    private static OptionText Words(Mapping at, QuestionOption option, QuestionKind kind)
    {
        Field instead = at.Optional("instead");
        if (instead.IsVoid && (option.Blocks || option.Stops) && !at.IsVoid)
        {
            at.Fault($"The option {option.Id} leads no further, so people must be told what to do. Add 'instead' with sv and en.");
        }

        return new OptionText(
            kind == QuestionKind.YesNo ? null : at.Bilingual("option"),
            instead.IsVoid ? null : instead.Bilingual());
    }

    private static void Fit(ImmutableList<QuestionOption>.Builder rules, Field list, QuestionKind kind, Mapping question)
    {
        switch (kind)
        {
            case QuestionKind.YesNo when !list.IsVoid && !rules.Select(o => o.Id).Order(StringComparer.Ordinal).SequenceEqual(YesNo.Order(StringComparer.Ordinal)):
                list.Fault("A question of the kind yes-no has exactly the options yes and no. Correct them.");
                break;
            case QuestionKind.SingleChoice or QuestionKind.MultipleChoice when !list.IsVoid && rules.Count < 2:
                list.Fault("There is nothing to choose between. Add an option, or make the question another kind.");
                break;
            case QuestionKind.YesNo or QuestionKind.SingleChoice or QuestionKind.MultipleChoice when list.IsVoid && !question.IsVoid:
                question.Fault("This question lacks 'options'. Add them.");
                break;
            case QuestionKind.Text or QuestionKind.Date when !list.IsVoid:
                list.Fault("A question that is answered by a text or a date has no options. Take them out, or make it another kind.");
                break;
            case QuestionKind.YesNo or QuestionKind.SingleChoice or QuestionKind.MultipleChoice or QuestionKind.Text or QuestionKind.Date:
                break;
        }
    }
}
