using System.Collections.Immutable;
using System.Globalization;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>A control of a service in one phase.</summary>
/// <param name="Because">Why it applies; empty when it does not.</param>
/// <param name="Text">Null when the present catalogue no longer words it.</param>
public sealed record ControlView(Control Control, Phase Phase, ImmutableList<Trigger> Because, ControlText? Text, FormState Form);

/// <summary>The controls that apply to a service, and the answers to them.</summary>
internal static class ControlPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/services/{id}/controls", List);
        routes.MapGet("/services/{id}/controls/{number:int}", Show);
        routes.MapPost("/services/{id}/controls/{number:int}", Send);
    }

    private static async Task<IResult> List(HttpContext http, string id, PageTools tools) => await tools.Case(http, id) is { } of
        ? Answers.Page<ControlsPage>(of.View, new CasePage<Phase>(of, Asked(http, of)))
        : await Answers.NotFound(http, tools);

    private static async Task<IResult> Show(HttpContext http, string id, int number, PageTools tools, CommandForms forms)
    {
        if (await tools.Case(http, id) is not { } of || of.Rules.Rulebook.Control(number) is not { } control)
        {
            return await Answers.NotFound(http, tools);
        }

        Phase phase = Asked(http, of);
        var known = new FormValues();
        if (of.Standing(number, phase).Answer is { } earlier)
        {
            Prefill.Answer(earlier.Answer, known);
        }

        FormState form = await forms.Blank(of, "answer-control", known, http.RequestAborted);
        return Page(of, control, phase, Fit(form, of, control, phase));
    }

    private static async Task<IResult> Send(HttpContext http, string id, int number, PageTools tools, CommandForms forms)
    {
        if (await tools.Case(http, id) is not { } of || of.Rules.Rulebook.Control(number) is not { } control)
        {
            return await Answers.NotFound(http, tools);
        }

        Phase phase = Asked(http, of);
        FormState? failed = await forms.Send(http, of, "answer-control", form => Fit(form, of, control, phase));
        return failed is null
            ? Answers.SeeOther(http, $"{Links.Controls(of.Service.Id, phase)}&done=answer-control")
            : Page(of, control, phase, failed);
    }

    private static IResult Page(CaseView of, Control control, Phase phase, FormState form)
    {
        ImmutableList<Trigger> because = of.Applicable.Find(a => a.Control.Id == control.Id)?.Because ?? [];
        var view = new ControlView(control, phase, because, of.View.Catalogue.Controls.GetValueOrDefault(control.Id), form);
        return Answers.Page<ControlPage>(of.View, new CasePage<ControlView>(of, view), form.Status);
    }

    // The page itself says which control and phase; the form asks for the rest.
    private static FormState Fit(FormState form, CaseView of, Control control, Phase phase)
    {
        var here = new FormValues()
            .Add("control", control.Id.ToString(CultureInfo.InvariantCulture))
            .Add("phase", Kebab.Of(phase));
        ControlText? text = of.View.Catalogue.Controls.GetValueOrDefault(control.Id);
        return form with
        {
            Values = form.Values.With(here),
            Choices = form.Choices with
            {
                SubPoints =
                [
                    .. control.SubPoints.Where(s => s.Phases.IsEmpty || s.Phases.Contains(phase)).Select(s => Point(s, text, of.View)),
                ],
                Without = control.Conditional ? [] : ["not-applicable"],
            },
        };
    }

    private static Option Point(SubPoint point, ControlText? text, View view) => new(
        point.Id,
        $"{point.Id}) {text?.SubPoints.GetValueOrDefault(point.Id)?.In(view.Say.Language)}",
        point.Guidance ? view.T("ui.control.hint") : null);

    private static Phase Asked(HttpContext http, CaseView of) =>
        Kebab.TryParse(http.Request.Query["phase"], out Phase phase) && phase != Phase.Closed ? phase : Links.Open(of.Service);
}
