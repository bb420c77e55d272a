using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Rulebook;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>Between the fields of a questionnaire's form and answers to its questions.</summary>
internal static class QuestionForms
{
    /// <summary>The value of the button that says "don't know".</summary>
    public const string DontKnow = "?";

    /// <summary>What stands in the form from the start: the present answers.</summary>
    public static FormValues Known(QuestionGroup group)
    {
        var values = new FormValues();
        foreach (QuestionView question in group.Questions.Where(q => q.Answer is not null))
        {
            QuestionReply given = question.Answer!.Given;
            _ = given.Reply switch
            {
                Reply.Chosen chosen => chosen.Options.Aggregate(values, (all, option) => all.Add($"{question.Name}.options", option)),
                Reply.Written written => values.Add($"{question.Name}.text", written.Text.Value),
                Reply.Dated dated => values.Add($"{question.Name}.date", dated.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                Reply.Unknown => values.Add($"{question.Name}.options", DontKnow),
                _ => throw new InvalidOperationException($"No case for {given.Reply.GetType().Name}."),
            };
            values.Add($"{question.Name}.because", given.Because?.Value);
            foreach (EvidenceId file in given.Evidence ?? [])
            {
                values.Add($"{question.Name}.evidence", file.Value);
            }
        }

        return values;
    }

    /// <summary>What was typed for a question, as the API takes it; null where nothing was, or nothing else than before.</summary>
    public static JsonObject? Changed(QuestionView question, FormValues values)
    {
        JsonObject? now = Typed(question, values);
        return now is null || (question.Answer is { } before && Same(now, before.Given)) ? null : now;
    }

    private static JsonObject? Typed(QuestionView question, FormValues values)
    {
        List<string> chosen = [.. values.All($"{question.Name}.options").Where(v => v.Length > 0)];
        string text = values.One($"{question.Name}.text") ?? "", date = values.One($"{question.Name}.date") ?? "",
            because = values.One($"{question.Name}.because") ?? "";
        JsonObject? unknown = chosen.Contains(DontKnow) ? new JsonObject { ["kind"] = "unknown" } : null;
        JsonObject? reply = question.Question.Kind switch
        {
            // Whoever has found out may leave the other box as it was.
            QuestionKind.Text => text.Trim().Length > 0 ? new JsonObject { ["kind"] = "written", ["text"] = text } : unknown,
            QuestionKind.Date => date.Length > 0 ? new JsonObject { ["kind"] = "dated", ["date"] = date } : unknown,
            QuestionKind.YesNo or QuestionKind.SingleChoice or QuestionKind.MultipleChoice =>
                unknown ?? (chosen.Count > 0 || because.Trim().Length > 0 ? Options(chosen) : null),
        };
        if (reply is null)
        {
            return null;
        }

        var answer = new JsonObject { ["question"] = question.Question.Id.Value, ["reply"] = reply };
        if (because.Trim().Length > 0)
        {
            answer["because"] = because;
        }

        List<string> files = [.. values.All($"{question.Name}.evidence").Where(v => v.Length > 0)];
        if (files.Count > 0)
        {
            answer["evidence"] = new JsonArray([.. files.Select(f => (JsonNode)f)]);
        }

        return answer;
    }

    private static JsonObject Options(IEnumerable<string> chosen) =>
        new() { ["kind"] = "chosen", ["options"] = new JsonArray([.. chosen.Select(c => (JsonNode)c)]) };

    private static bool Same(JsonObject now, QuestionReply before) =>
        Read(now).Value is QuestionReply read && read.Because == before.Because && SameReply(read.Reply, before.Reply)
        && (read.Evidence ?? []).SequenceEqual(before.Evidence ?? []);

    private static bool SameReply(Reply one, Reply other) => (one, other) switch
    {
        (Reply.Chosen a, Reply.Chosen b) => a.Options.SequenceEqual(b.Options),
        _ => one == other,
    };

    public static Reading Read(JsonObject answer) =>
        CommandReader.Read(Shapes.Of(typeof(QuestionReply)), JsonSerializer.SerializeToElement<JsonNode>(answer));
}
