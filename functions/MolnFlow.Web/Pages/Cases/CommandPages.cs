using MolnFlow.Application.Commands;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>One form for every command, made from the command's shape.</summary>
internal static class CommandPages
{
    /// <summary>The page to go back to, where a form was sent from a list.</summary>
    public const string BackField = "_back";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/services/{id}/do/{command}", Show);
        routes.MapPost("/services/{id}/do/{command}", Send);
    }

    private static async Task<IResult> Show(HttpContext http, string id, string command, PageTools tools, CommandForms forms)
    {
        if (!Exists(command) || await tools.Case(http, id) is not { } of)
        {
            return await Answers.NotFound(http, tools);
        }

        // Answers have a page of their own, with what the control asks for beside the form.
        string? control = http.Request.Query["control"];
        if (command == "answer-control")
        {
            return Results.Redirect(int.TryParse(control, out int number)
                ? $"/services/{id}/controls/{number}?phase={Uri.EscapeDataString(http.Request.Query["phase"].ToString())}"
                : $"/services/{id}/controls");
        }

        if (command is "answer-question" or "answer-questions")
        {
            return Results.Redirect(Links.Question(of.Service.Id, http.Request.Query["question"].ToString()));
        }

        FormState form = await forms.Blank(of, command, Prefill.For(command, of, http.Request.Query), http.RequestAborted);
        return Answers.Page<CommandPage>(of.View, new CasePage<FormState>(of, form));
    }

    private static async Task<IResult> Send(HttpContext http, string id, string command, PageTools tools, CommandForms forms)
    {
        if (!Exists(command) || await tools.Case(http, id) is not { } of)
        {
            return await Answers.NotFound(http, tools);
        }

        FormState? failed = await forms.Send(http, of, command, form =>
        {
            if (command == "record-risk-analysis")
            {
                RiskRows.CloseUp(form.Values);
            }

            return form;
        });
        return failed is null
            ? Answers.SeeOther(http, $"{Back(http) ?? Links.Case(of.Service.Id)}?done={command}")
            : Answers.Page<CommandPage>(of.View, new CasePage<FormState>(of, failed), failed.Status);
    }

    // Only a path: a query of its own would not go together with what is added to it.
    private static string? Back(HttpContext http) =>
        http.Request.Form[BackField].FirstOrDefault() is { Length: > 0 } path && !path.Contains('?', StringComparison.Ordinal) ? Answers.Local(path) : null;

    private static bool Exists(string command) => Shapes.Command(command) is { } shape && !Shapes.Opens(shape.Type);
}
