using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>A page of the register with what it was filtered by, as it stands in the address.</summary>
public sealed record RegisterView(RegisterPage Page, RegisterQuery Query, bool Overdue, ImmutableList<Option> People)
{
    public int Pages => Math.Max(1, (Page.Total + Query.PageSize - 1) / Query.PageSize);

    /// <summary>The same list on another page.</summary>
    public string Address(int page)
    {
        IEnumerable<(string, string?)> parts =
        [
            ("phase", Query.Phase is { } phase ? Kebab.Of(phase) : null), ("overdue", Overdue ? "true" : null),
            ("owner", Query.Owner?.Value), ("text", Query.Text), ("page", page.ToString(CultureInfo.InvariantCulture)),
        ];
        IEnumerable<string> given = parts.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}");
        return $"/services?{string.Join('&', given)}";
    }
}

/// <summary>The question before the intake.</summary>
/// <param name="Stopped">True when it was answered with yes.</param>
public sealed record IntakeGate(QuestionId Question, bool Stopped);

/// <summary>The register, and the intake that adds to it.</summary>
internal static class RegisterPages
{
    private const int PageSize = 25;
    private const int MostPages = 100_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/services", List);
        routes.MapGet("/services/new", New);
        routes.MapPost("/services/new", Register);
    }

    private static async Task<IResult> List(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        IQueryCollection q = http.Request.Query;
        bool overdue = q["overdue"] == "true";
        string? owner = q["owner"].FirstOrDefault(), text = q["text"].FirstOrDefault()?.Trim();
        bool numbered = int.TryParse(q["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int asked);
        var query = new RegisterQuery(
            view.Actor.Organisation,
            Kebab.TryParse(q["phase"], out Phase phase) ? phase : null,
            overdue ? view.Today : null,
            string.IsNullOrEmpty(owner) ? null : new PersonId(owner),
            Text: string.IsNullOrEmpty(text) ? null : text[..Math.Min(text.Length, 200)],
            Page: numbered ? Math.Clamp(asked, 1, MostPages) : 1,
            PageSize: PageSize);
        RegisterPage rows = await tools.Store.Register(query, http.RequestAborted);
        ImmutableList<Option> people = (await Choices.For(view, null, tools, http.RequestAborted)).People;
        return Answers.Page<RegisterListPage>(view, new RegisterView(rows, query, overdue, people));
    }

    private static async Task<IResult> New(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        string answer = http.Request.Query["securitySensitive"].ToString();
        if (answer != "false" && view.Catalogue.Rulebook.Questions.Find(q => q.AtIntake) is { } first)
        {
            return Answers.Page<IntakeGatePage>(view, new IntakeGate(first.Id, answer == "true"));
        }

        FormValues values = new FormValues().Add("owner", view.Actor.Id.Value).With(FormValues.From(http.Request.Query));
        return Answers.Page<IntakePage>(view, await Blank(view, values, tools, http.RequestAborted));
    }

    private static async Task<IResult> Register(HttpContext http, PageTools tools, CommandDesk commands)
    {
        CancellationToken cancel = http.RequestAborted;
        View view = await tools.View(http);
        SentForm sent = await SentForm.Read(http, tools);
        sent.Values.CloseUp("informationSets", 10);
        FormState form = await Blank(view, sent.Values, tools, cancel);
        form = form with { Key = sent.Values.One(CommandForms.KeyField) is { Length: > 0 and <= 100 } key ? key : form.Key };
        if (sent.Refusal is { } refusal)
        {
            return Page(view, form with { Reasons = [refusal], Status = StatusCodes.Status400BadRequest });
        }

        JsonElement body = FormReader.Read(form.Shape, sent.Values.Of);
        Sent answer = await commands.Register(body, CommandForms.AskerOf(view, form, body), cancel);
        return answer switch
        {
            Sent.Decided { Outcome: Outcome.Done { Service.Service: var made } } =>
                Answers.SeeOther(http, $"{Links.Case(made.Id)}?done={form.Name}"),
            Sent.Decided decided => Page(view, CommandForms.After(form, decided.Outcome)!),
            Sent.Malformed { Faults: var faults } =>
                Page(view, form with { Faults = faults, Status = StatusCodes.Status422UnprocessableEntity }),
            _ => throw new InvalidOperationException($"No case for {answer.GetType().Name}."),
        };
    }

    private static IResult Page(View view, FormState form) => Answers.Page<IntakePage>(view, form, form.Status);

    private static async Task<FormState> Blank(View view, FormValues values, PageTools tools, CancellationToken cancel)
    {
        string name = Shapes.NameOf(typeof(RegisterService));
        Choices choices = await Choices.For(view, null, tools, cancel);
        return new FormState(name, Shapes.Command(name)!, values, choices, view.Say, 0, FormState.NewKey());
    }
}
