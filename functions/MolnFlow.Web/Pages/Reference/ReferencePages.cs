using System.Collections.Immutable;
using System.Globalization;
using MolnFlow.Application.Catalogue;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Web.Pages.Reference;

/// <summary>One of the organisation's own figures in words.</summary>
public sealed record OwnFigure(string Title, string Value, string Why);

/// <summary>What the organisation goes by, as it is in force now.</summary>
internal static class ReferencePages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/catalogue", Show);

    private static async Task<IResult> Show(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        return Answers.Page<CataloguePage>(view, Own(view));
    }

    private static ImmutableList<OwnFigure> Own(View view)
    {
        Timing t = view.Catalogue.Rulebook.Timing;
        return
        [
            Figure("manage-answers-due", Days(view, t.ManageAnswersDue)),
            Figure("exit-lead", Days(view, t.ExitLead)),
            Figure("continuation-lead-standard", Days(view, t.ContinuationLead)),
            Figure("continuation-lead-tender", Days(view, t.ContinuationLeadTender)),
            Figure("continuation-lead-small-before-notice", Days(view, t.ContinuationLeadSmall)),
            Figure("continuation-earliest-share", $"1/{t.ContinuationEarliestShare}"),
            Figure("continuation-opens", Days(view, t.ContinuationOpens)),
            Figure("open-ended-decision", Unit(view, "months", t.OpenEndedDecision)),
            Figure("high-class", view.Class(t.HighClass)),
            Figure("deviation-max", Days(view, t.DeviationMaximum)),
        ];

        OwnFigure Figure(string id, string value) => view.Catalogue.TimingTexts.TryGetValue(id, out TimingText? text)
            ? new OwnFigure(text.Title.In(view.Say.Language), value, text.Why.In(view.Say.Language))
            : new OwnFigure(id, value, "");
    }

    private static string Days(View view, int days) => Unit(view, "days", days);

    private static string Unit(View view, string unit, int amount) => string.Create(
        CultureInfo.InvariantCulture, $"{amount} {view.T($"enum.period-unit.{unit}.{(amount == 1 ? "one" : "many")}")}");
}
