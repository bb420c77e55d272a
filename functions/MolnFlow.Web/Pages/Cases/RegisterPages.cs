using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
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

/// <summary>The question before a service may be typed in.</summary>
/// <param name="Stopped">True when it was answered with yes.</param>
/// <param name="Name">The command whose form comes after it.</param>
/// <param name="Path">Where that form is.</param>
public sealed record IntakeGate(QuestionId Question, bool Stopped, string Name, string Path);

/// <summary>A form that opens a service's log, with the address it is sent to.</summary>
public sealed record IntakeForm(string Path, FormState Form);

/// <summary>The register, and the forms that add to it.</summary>
internal static class RegisterPages
{
    private delegate Task<Sent> Opening(JsonElement body, Asker asker, CancellationToken cancel);

    private const int PageSize = 25;
    private const int MostPages = 100_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/services", List);
        MapForm(routes, typeof(RegisterService), "/services/new", commands => commands.Register);
        MapForm(routes, typeof(AdoptService), "/services/adopt", commands => commands.Adopt);
    }

    private static void MapForm(IEndpointRouteBuilder routes, Type command, string path, Func<CommandDesk, Opening> opening)
    {
        string name = Shapes.NameOf(command);
        routes.MapGet(path, (HttpContext http, PageTools tools) => New(http, name, path, tools));
        routes.MapPost(path, (HttpContext http, PageTools tools, CommandDesk commands) => Send(http, name, path, opening(commands), tools));
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

    private static async Task<IResult> New(HttpContext http, string name, string path, PageTools tools)
    {
        View view = await tools.View(http);
        string answer = http.Request.Query["securitySensitive"].ToString();
        if (answer != "false" && view.Catalogue.Rulebook.Questions.Find(q => q.AtIntake) is { } first)
        {
            return Answers.Page<IntakeGatePage>(view, new IntakeGate(first.Id, answer == "true", name, path));
        }

        FormValues values = new FormValues().Add("owner", view.Actor.Id.Value).With(FormValues.From(http.Request.Query));
        return Page(view, path, await Blank(name, view, values, tools, http.RequestAborted));
    }

    private static async Task<IResult> Send(HttpContext http, string name, string path, Opening open, PageTools tools)
    {
        CancellationToken cancel = http.RequestAborted;
        View view = await tools.View(http);
        SentForm sent = await SentForm.Read(http, tools);
        foreach (string list in new[] { "informationSets", "otherRoles", "lastDone" })
        {
            sent.Values.CloseUp(list, 40);
        }

        FormState form = await Blank(name, view, sent.Values, tools, cancel);
        form = form with { Key = sent.Values.One(CommandForms.KeyField) is { Length: > 0 and <= 100 } key ? key : form.Key };
        if (sent.Refusal is { } refusal)
        {
            return Page(view, path, form with { Reasons = [refusal], Status = StatusCodes.Status400BadRequest });
        }

        JsonElement body = FormReader.Read(form.Shape, sent.Values.Of);
        Sent answer = await open(body, CommandForms.AskerOf(view, form, body), cancel);
        return answer switch
        {
            Sent.Decided { Outcome: Outcome.Done { Service.Service: var made } } =>
                Answers.SeeOther(http, $"{Links.Case(made.Id)}?done={form.Name}"),
            Sent.Decided decided => Page(view, path, CommandForms.After(form, decided.Outcome)!),
            Sent.Malformed { Faults: var faults } =>
                Page(view, path, form with { Faults = faults, Status = StatusCodes.Status422UnprocessableEntity }),
            _ => throw new InvalidOperationException($"No case for {answer.GetType().Name}."),
        };
    }

    private static IResult Page(View view, string path, FormState form) => Answers.Page<IntakePage>(view, new IntakeForm(path, form), form.Status);

    private static async Task<FormState> Blank(string name, View view, FormValues values, PageTools tools, CancellationToken cancel)
    {
        Choices choices = await Choices.For(view, null, tools, cancel);
        return new FormState(name, Shapes.Command(name)!, values, choices, view.Say, 0, FormState.NewKey());
    }
}
