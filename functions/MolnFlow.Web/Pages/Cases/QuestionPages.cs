using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;
using MolnFlow.Core.Assess;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>
/// The questionnaires of a service. What is answered is kept question by question: an answer that cannot be
/// kept comes back with what is wrong beside it, and does not take the others with it.
/// </summary>
internal static class QuestionPages
{
    private static readonly ILookup<QuestionId, Reason> NoFaults = Array.Empty<Reason>().ToLookup(_ => default(QuestionId));

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/services/{id}/questions", List);
        routes.MapGet("/services/{id}/questions/{group}", Show);
        routes.MapPost("/services/{id}/questions/{group}", Send);
    }

    private static async Task<IResult> List(HttpContext http, string id, PageTools tools)
    {
        if (await tools.Case(http, id) is not { } of)
        {
            return await Answers.NotFound(http, tools);
        }

        // Whoever only knows the question is led to where it stands.
        var wanted = new QuestionId(http.Request.Query["question"].ToString());
        return of.Rules.Rulebook.Question(wanted) is { } question
            ? Results.Redirect($"{Links.Questions(of.Service.Id, question.Group)}#q-{Uri.EscapeDataString(question.Id.Value)}")
            : Answers.Page<QuestionsPage>(of.View, new CasePage<ImmutableList<QuestionGroup>>(of, QuestionGroup.All(of)));
    }

    private static async Task<IResult> Show(HttpContext http, string id, string group, PageTools tools, CommandForms forms)
    {
        if (await tools.Case(http, id) is not { } of || GroupOf(of, group) is not { } at)
        {
            return await Answers.NotFound(http, tools);
        }

        FormState form = await forms.Blank(of, "answer-questions", QuestionForms.Known(at), http.RequestAborted);
        return Page(of, new QuestionSheet(at, form, NoFaults, 0));
    }

    private static async Task<IResult> Send(HttpContext http, string id, string group, PageTools tools, CommandForms forms, CommandDesk commands)
    {
        if (await tools.Case(http, id) is not { } of || GroupOf(of, group) is not { } at)
        {
            return await Answers.NotFound(http, tools);
        }

        (FormState form, ImmutableList<(QuestionId, Reason)> uploads) = await forms.Take(http, of, "answer-questions");
        if (form.Failed)
        {
            return Page(of, new QuestionSheet(at, form, NoFaults, 0));
        }

        (ImmutableList<JsonObject> good, ImmutableList<(QuestionId, Reason)> bad) = Sort(of, at, form.Values, uploads);
        if (!good.IsEmpty)
        {
            JsonElement body = JsonSerializer.SerializeToElement<JsonNode>(new JsonObject { ["answers"] = new JsonArray([.. good]) });
            Sent sent = await commands.Execute(
                of.Service.Id, "answer-questions", body, CommandForms.AskerOf(of.View, form, body), form.Seen, http.RequestAborted);
            if (sent is not Sent.Decided { Outcome: Outcome.Done })
            {
                return Page(of, new QuestionSheet(at, await forms.Refused(form, of, sent, http.RequestAborted), bad.ToLookup(b => b.Item1, b => b.Item2), 0));
            }
        }

        return bad.IsEmpty
            ? Answers.SeeOther(http, $"{Links.Questions(of.Service.Id, at.Id)}{(good.IsEmpty ? "" : "?done=answer-questions")}")
            : await Again(http, id, group, tools, form, bad, good.Count);
    }

    // The page is made from the service as it is now, so that what was saved counts and new questions appear.
    private static async Task<IResult> Again(
        HttpContext http, string id, string group, PageTools tools, FormState form, ImmutableList<(QuestionId, Reason)> bad, int saved)
    {
        CaseView now = (await tools.Case(http, id))!;
        form = form with { Seen = now.Loaded.HumanVersion, Key = FormState.NewKey(), Status = StatusCodes.Status422UnprocessableEntity };
        return Page(now, new QuestionSheet(GroupOf(now, group)!, form, bad.ToLookup(b => b.Item1, b => b.Item2), saved));
    }

    /// <summary>The answers that can be kept, and what is wrong with the others.</summary>
    private static (ImmutableList<JsonObject> Good, ImmutableList<(QuestionId, Reason)> Bad) Sort(
        CaseView of, QuestionGroup group, FormValues values, ImmutableList<(QuestionId, Reason)> uploads)
    {
        ImmutableList<(QuestionId, Reason)> bad = uploads;
        var good = new List<(QuestionReply Reply, JsonObject Json)>();
        foreach (QuestionView question in group.Open)
        {
            if (QuestionForms.Changed(question, values) is not { } json || uploads.Exists(u => u.Item1 == question.Question.Id))
            {
                continue;
            }

            Reading reading = QuestionForms.Read(json);
            ImmutableList<Reason> faults = reading.Value is QuestionReply reply
                ? [.. ReplyFaults.Of(question.Question, reply, "")]
                : reading.Faults;
            bad = bad.AddRange(faults.Select(f => (question.Question.Id, f)));
            if (faults.IsEmpty)
            {
                good.Add(((QuestionReply)reading.Value!, json));
            }
        }

        // An answer may have made another question fall away; what stood there is then no answer any more.
        ImmutableList<Core.Rulebook.Question> relevant = Relevance.Of(
            of.Rules.Rulebook.Questions, of.Service.Classification,
            id => good.Find(g => g.Reply.Question == id).Reply?.Reply ?? of.Service.Questions.GetValueOrDefault(id)?.Given.Reply);
        return ([.. good.Where(g => relevant.Exists(q => q.Id == g.Reply.Question)).Select(g => g.Json)], bad);
    }

    private static QuestionGroup? GroupOf(CaseView of, string id) => QuestionGroup.All(of).Find(g => g.Id == id);

    private static IResult Page(CaseView of, QuestionSheet sheet) =>
        Answers.Page<QuestionnairePage>(of.View, new CasePage<QuestionSheet>(of, sheet), sheet.Form.Status);
}
