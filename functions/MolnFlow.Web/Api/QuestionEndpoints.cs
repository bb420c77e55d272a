using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Desk;

namespace MolnFlow.Web.Api;

/// <summary>The questionnaires of one service. Answers are given by the commands answer-question and answer-questions.</summary>
internal static class QuestionEndpoints
{
    public static void MapQuestions(this RouteGroupBuilder one) => one.MapGet("/questions", Show)
        .WithSummary("The questions that concern the service, and the answers to them")
        .Produces<QuestionnairesBody>().RefusedWith(401);

    private static async Task<IResult> Show(HttpContext http, Catalogue catalogue)
    {
        LoadedService loaded = http.Loaded();
        http.Response.Headers.ETag = Preconditions.Tag(loaded.HumanVersion);
        return Results.Json(QuestionBodies.Of(loaded.Service, loaded.Rules.Rulebook, catalogue, await http.Speaker()));
    }
}
