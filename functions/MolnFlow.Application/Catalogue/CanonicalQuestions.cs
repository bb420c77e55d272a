using System.Collections.Immutable;
using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue;

/// <summary>The questions' part of the canonical JSON; <see cref="CanonicalRulebook"/> documents it.</summary>
internal static class CanonicalQuestions
{
    public static void Write(Utf8JsonWriter json, ImmutableList<Question> questions) =>
        CanonicalWriter.List(json, "questions", questions, question => Question(json, question));

    private static void Question(Utf8JsonWriter json, Question question)
    {
        json.WriteStartObject();
        json.WriteString("id", question.Id.Value);
        json.WriteString("group", question.Group);
        CanonicalWriter.List(json, "phases", question.Phases, phase => json.WriteStringValue(Kebab.Of(phase)));
        json.WriteString("before", Kebab.Of(question.Before));
        json.WriteString("kind", Kebab.Of(question.Kind));
        CanonicalWriter.List(json, "options", question.Options, option =>
        {
            json.WriteStartObject();
            json.WriteString("id", option.Id);
            json.WriteBoolean("blocks", option.Blocks);
            json.WriteBoolean("stops", option.Stops);
            json.WriteBoolean("reason", option.ReasonRequired);
            json.WriteBoolean("evidence", option.EvidenceRequired);
            json.WriteString("needs", option.Needs is { } need ? Kebab.Of(need) : null);
            json.WriteEndObject();
        });
        json.WriteBoolean("evidence", question.EvidenceRequired);
        json.WriteBoolean("dontKnow", question.DontKnowAllowed);
        CanonicalWriter.List(json, "onlyWhen", question.OnlyWhen, when =>
        {
            json.WriteStartObject();
            json.WriteString("question", when.Question?.Value);
            CanonicalWriter.List(json, "answers", when.Answers, json.WriteStringValue);
            json.WriteString("criterion", when.Criterion is { } criterion ? Kebab.Of(criterion) : null);
            json.WriteNumber("from", when.From);
            json.WriteEndObject();
        });
        json.WriteString("acts", Kebab.Of(question.Acts));
        json.WriteString("force", Kebab.Of(question.Force));
        CanonicalWriter.List(json, "controls", question.Controls, json.WriteNumberValue);
        json.WriteBoolean("atIntake", question.AtIntake);
        CanonicalWriter.List(json, "requirements", question.Requirements, json.WriteNumberValue);
        json.WriteEndObject();
    }

    public static Question Read(JsonElement json) => new(
        new QuestionId(CanonicalReader.Text(json, "id")),
        CanonicalReader.Text(json, "group"),
        CanonicalReader.List(json, "phases", CanonicalReader.Member<Phase>),
        CanonicalReader.Choice<QuestionGate>(json, "before"),
        CanonicalReader.Choice<QuestionKind>(json, "kind"),
        CanonicalReader.List(json, "options", option => new QuestionOption(
            CanonicalReader.Text(option, "id"),
            CanonicalReader.Flag(option, "blocks"),
            CanonicalReader.Flag(option, "stops"),
            CanonicalReader.Flag(option, "reason"),
            CanonicalReader.Flag(option, "evidence"),
            option.GetProperty("needs").ValueKind == JsonValueKind.Null ? null : CanonicalReader.Choice<QuestionNeed>(option, "needs"))),
        CanonicalReader.Flag(json, "evidence"),
        CanonicalReader.Flag(json, "dontKnow"),
        CanonicalReader.List(json, "onlyWhen", when => new QuestionCondition(
            when.GetProperty("question").GetString() is { } id ? new QuestionId(id) : null,
            CanonicalReader.List(when, "answers", CanonicalReader.Text),
            when.GetProperty("criterion").ValueKind == JsonValueKind.Null ? null : CanonicalReader.Choice<Criterion>(when, "criterion"),
            CanonicalReader.Number(when, "from"))),
        CanonicalReader.Choice<Role>(json, "acts"),
        CanonicalReader.Choice<Force>(json, "force"),
        CanonicalReader.List(json, "controls", number => number.GetInt32()),
        CanonicalReader.Flag(json, "atIntake"),
        CanonicalReader.List(json, "requirements", number => number.GetInt32()));
}
