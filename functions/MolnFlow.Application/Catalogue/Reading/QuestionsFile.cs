using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>What questions.yaml says: the rules, and apart from them the words.</summary>
internal sealed record QuestionsContent(
    ImmutableList<Question> Rules,
    ImmutableList<QuestionnaireText> Questionnaires,
    ImmutableDictionary<QuestionId, QuestionText> Texts);

/// <summary>A question with the place of its id and of its conditions, for faults that only the whole shows.</summary>
internal sealed record QuestionEntry(Question Question, Field Id, Field OnlyWhen);

/// <summary>Reads questions.yaml.</summary>
internal static class QuestionsFile
{
    public const string Name = "questions.yaml";

    // What a person can be asked about one service; and as many answers as any store keeps.
    private const int Most = 150;

    private static readonly IReadOnlyList<string> Keys =
    [
        "id", "title", "guidance", "why", "source", "phases", "before", "kind", "options", "evidence", "dontKnow",
        "onlyWhen", "acts", "force", "controls", "requirements", "atIntake",
    ];

    /// <param name="root">The file.</param>
    /// <param name="controls">The numbers a question may name; null when the controls could not be read.</param>
    /// <param name="maximum">The highest class of the scale; null when that could not be read.</param>
    public static QuestionsContent Read(Field root, IReadOnlyCollection<int>? controls, int? maximum)
    {
        var groups = ImmutableList.CreateBuilder<QuestionnaireText>();
        var texts = ImmutableDictionary.CreateBuilder<QuestionId, QuestionText>();
        var entries = new List<QuestionEntry>();
        Field list = root.Keys("questions", "questionnaires")["questionnaires"];
        foreach (Field item in list.Items())
        {
            Mapping group = item.Keys("questionnaire", "id", "title", "lead", "questions");
            Field id = group["id"];
            string name = id.Text() ?? "";
            if (name.Length > 0 && groups.Exists(g => g.Id == name))
            {
                id.Fault($"The questionnaire {name} stands twice. Give one of them an id of its own.");
            }

            groups.Add(new QuestionnaireText(name, group["title"].Bilingual(), group["lead"].Bilingual()));
            foreach (Field question in group["questions"].Items())
            {
                QuestionEntry entry = Entry(question.Keys("question", Keys), name, controls, maximum, out QuestionText text);
                if (entry.Question.Id.Value.Length > 0 && !texts.TryAdd(entry.Question.Id, text))
                {
                    entry.Id.Fault($"The question {entry.Question.Id} stands twice. Give one of them an id of its own.");
                }

                entries.Add(entry);
            }
        }

        if (entries.Count > Most)
        {
            list.Fault($"There are {entries.Count} questions, but at most {Most} can be kept. Take some out.");
        }

        QuestionChecks.Check(entries);
        return new QuestionsContent([.. entries.Select(e => e.Question)], groups.ToImmutable(), texts.ToImmutable());
    }

    private static QuestionEntry Entry(Mapping at, string group, IReadOnlyCollection<int>? controls, int? maximum, out QuestionText text)
    {
        Field id = at["id"], onlyWhen = at.Optional("onlyWhen"), options = at.Optional("options"), before = at.Optional("before"),
            evidence = at.Optional("evidence"), intake = at.Optional("atIntake");
        QuestionKind kind = at["kind"].Choice<QuestionKind>() ?? default;
        (ImmutableList<QuestionOption> rules, ImmutableDictionary<string, OptionText> words) = QuestionOptions.Read(options, kind, at);
        text = new QuestionText(
            at["title"].Bilingual(), at["guidance"].Bilingual(), at["why"].Bilingual(), at["source"].Bilingual(), words);
        var question = new Question(
            new QuestionId(id.Text() ?? ""),
            group,
            [.. at["phases"].Items().Select(p => p.Choice(Phase.Acquire, Phase.Manage, Phase.Exit)).OfType<Phase>().Distinct()],
            before.IsVoid ? QuestionGate.Decision : before.Choice<QuestionGate>() ?? default,
            kind,
            rules,
            !evidence.IsVoid && evidence.Word("required") is not null,
            at["dontKnow"].Word("allowed", "refused") != "refused",
            onlyWhen.IsVoid ? [] : [.. onlyWhen.Items().Select(c => Condition(c.Keys("condition", "question", "answers", "criterion", "from"), maximum))],
            at["acts"].Choice<Role>() ?? default,
            at["force"].Choice<Force>() ?? default,
            ExitPlanFile.Numbers(at["controls"], controls),
            !intake.IsVoid && intake.Flag(),
            [.. at["requirements"].Items(mayBeEmpty: true).Select(n => n.Number(1, 81)).OfType<int>()]);
        return new QuestionEntry(question, id, onlyWhen);
    }

    private static QuestionCondition Condition(Mapping at, int? maximum)
    {
        Field question = at.Optional("question"), criterion = at.Optional("criterion"), from = at.Optional("from");
        if (question.IsVoid == criterion.IsVoid && !at.IsVoid)
        {
            at.Fault("A condition names either a question with its answers, or a criterion. Give exactly one of the two.");
        }

        return new QuestionCondition(
            question.IsVoid ? null : new QuestionId(question.Text() ?? ""),
            question.IsVoid ? [] : [.. at["answers"].Items().Select(a => a.Text()).OfType<string>()],
            criterion.IsVoid ? null : criterion.Choice<Criterion>(),
            from.IsVoid ? 1 : from.Number(1, maximum ?? int.MaxValue) ?? 1);
    }
}
