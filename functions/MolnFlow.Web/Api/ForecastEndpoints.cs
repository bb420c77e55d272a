using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Obligations;
using MolnFlow.Web.Identity;
using MolnFlow.Web.OpenApi;

namespace MolnFlow.Web.Api;

[Description("What will have to be done, soonest first, as the days would bring it.")]
public sealed record ForecastBody(
    DateOnly From,
    DateOnly Until,
    [property: Description("True: recurring tasks are done on their days. False: nobody does anything.")] bool Diligent,
    [property: Description("On how many days somebody has something to do.")] int Occasions,
    ImmutableList<ComingBody> Items);

[Description("An obligation and the day it falls due, or is done in a review before that.")]
public sealed record ComingBody(DateOnly On, ObligationBody Obligation);

/// <summary>A service's obligations until a day.</summary>
internal static class ForecastEndpoints
{
    /// <summary>The farthest ahead that can be asked for: a term or two, and a bounded amount of work.</summary>
    private const int LongestYears = 10;

    private static readonly string[] Known = ["until", "diligent"];

    public static void MapForecast(this RouteGroupBuilder one) => one.MapGet("/forecast", Forecast)
        .WithSummary("What will be due until a day, if nobody acts or if tasks are done on time")
        .TakesQuery("until", "The last day, yyyy-MM-dd, at most ten years ahead. Without it: a year ahead.")
        .TakesQuery("diligent", "With true, each recurring task is done on its day; otherwise nobody acts.", ["true", "false"])
        .Produces<ForecastBody>().RefusedWith(401, 422);

    private static async Task<IResult> Forecast(HttpContext http, ServiceDesk desk, Catalogue catalogue)
    {
        LoadedService loaded = http.Loaded();
        Context context = desk.ContextFor(loaded, http.Actor().Id);
        (DateOnly until, bool diligent, ImmutableList<Reason> faults) = Read(http.Request.Query, context.Today);
        if (!faults.IsEmpty)
        {
            return await http.Problem(StatusCodes.Status422UnprocessableEntity, faults);
        }

        Speaker say = await http.Speaker();
        ImmutableList<Coming> items = Core.Obligations.Forecast.Of(loaded.Service, loaded.Rules, context.Today, until, diligent);
        return Results.Ok(new ForecastBody(
            context.Today, until, diligent, items.Select(i => i.On).Distinct().Count(),
            [.. items.Select(i => new ComingBody(i.On, ObligationBody.Of(i.Obligation, context, say, catalogue)))]));
    }

    private static (DateOnly, bool, ImmutableList<Reason>) Read(IQueryCollection given, DateOnly today)
    {
        var faults = ImmutableList.CreateBuilder<Reason>();
        faults.AddRange(given.Keys.Except(Known).Select(name => new Reason("unknown-field").With("field", name.Length > 60 ? name[..60] : name)));
        faults.AddRange(given.Where(v => v.Value.Count > 1).Select(v => new Reason("duplicate-field").With("field", v.Key)));
        string? Value(string name) => given[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

        DateOnly until = today.AddYears(1), last = today.AddYears(LongestYears);
        if (Value("until") is { } day
            && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out until))
        {
            faults.Add(new Reason("date-unreal").With("field", "until").With("value", day.Length > 60 ? day[..60] : day));
        }
        else if (until < today)
        {
            faults.Add(new Reason("date-in-past").With("date", until).With("field", "until"));
        }
        else if (until > last)
        {
            faults.Add(new Reason("date-too-late").With("date", until).With("last", last).With("field", "until"));
        }

        if (Value("diligent") is not (null or "true" or "false"))
        {
            faults.Add(new Reason("not-one-of").With("field", "diligent").With("allowed", "true, false"));
        }

        return (until, Value("diligent") == "true", faults.ToImmutable());
    }
}
