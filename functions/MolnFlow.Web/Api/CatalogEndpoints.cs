using System.Collections.Immutable;
using System.ComponentModel;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;
using MolnFlow.Web.OpenApi;

namespace MolnFlow.Web.Api;

[Description("The controls that are mandatory for a classification.")]
public sealed record ApplicabilityBody(ImmutableList<ApplicableBody> Controls);

[Description("A mandatory control and every reason for it.")]
public sealed record ApplicableBody(int Id, string Title, ImmutableList<Phase> Phases, ImmutableList<BecauseBody> Because);

[Description("One reason why a control is mandatory.")]
public sealed record BecauseBody(
    Criterion Criterion,
    [property: Description("The class it takes; null for the marks.")] int? Threshold,
    [property: Description("The class reached; 1 for a mark.")] int Actual,
    [property: Description("The information sets that reach it.")] ImmutableList<int> Sets,
    string Text)
{
    internal static ImmutableList<BecauseBody> All(ApplicableControl applicable, Speaker say) =>
        [.. applicable.Because.Select(t => new BecauseBody(t.Criterion, t.Threshold, t.Actual, t.Sets, say.Trigger(t)))];
}

/// <summary>The rulebook in force, and what it asks of a classification.</summary>
internal static class CatalogEndpoints
{
    public static void MapCatalog(this RouteGroupBuilder api)
    {
        api.MapGet("/catalog", Catalog)
            .WithTags("Catalogue").WithSummary("The rulebook in force")
            .Produces<CatalogBody>().RefusedWith(401);
        api.MapPost("/applicability", Applicable)
            .WithTags("Catalogue").WithSummary("Which controls a classification makes mandatory, and why")
            .TakesJson(typeof(Classification))
            .Produces<ApplicabilityBody>().RefusedWith(400, 401, 403, 413, 415, 422);
    }

    private static async Task<IResult> Catalog(HttpContext http, Catalogue catalogue) =>
        Results.Ok(CatalogBodyOf.Catalogue(catalogue, await http.Speaker()));

    private static async Task<IResult> Applicable(HttpContext http, Catalogue catalogue)
    {
        Rulebook rulebook = catalogue.Rulebook;
        Input<Classification> input = await http.Read<Classification>(c => OutOfRange(c, rulebook.MaximumClass));
        if (!input.Ok(out Classification? classification, out IResult? problem))
        {
            return problem;
        }

        Speaker say = await http.Speaker();
        return Results.Ok(new ApplicabilityBody([.. Applicability.Of(rulebook, classification).Select(a => new ApplicableBody(
            a.Control.Id, catalogue.Controls[a.Control.Id].Title.In(say.Language), a.Control.Phases, BecauseBody.All(a, say)))]));
    }

    private static IEnumerable<Reason> OutOfRange(Classification classification, int maximum) =>
        new[] { Criterion.Confidentiality, Criterion.Integrity, Criterion.Availability }
            .Select(criterion => (criterion, value: classification.Of(criterion)))
            .Where(c => c.value < 0 || c.value > maximum)
            .Select(c => new Reason("class-out-of-range")
                .With("criterion", c.criterion).With("value", c.value).With("maximum", maximum)
                .With("field", System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{c.criterion}")));
}
