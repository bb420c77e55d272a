using System.ComponentModel;
using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Web.Identity;
using MolnFlow.Web.OpenApi;

namespace MolnFlow.Web.Api;

/// <summary>How far to move the demo's clock.</summary>
/// <param name="Asleep">True to jump as after an outage, so that only the last morning runs.</param>
/// <param name="AdvanceHours">Instead of days, for clocks that run by the hour.</param>
public sealed record ClockInput(int? AdvanceDays, bool? Asleep, int? AdvanceHours);

[Description("The demo's present.")]
public sealed record ClockBody(DateOnly Today, DateTimeOffset Now);

/// <summary>The demo's clock; these addresses exist only with <c>--demo</c>.</summary>
internal static class DemoEndpoints
{
    public static void MapDemo(this RouteGroupBuilder api)
    {
        RouteGroupBuilder demo = api.MapGroup("/demo").WithTags("Demo");
        demo.MapGet("/clock", (Present present) => Results.Ok(Body(present)))
            .WithSummary("The demo's present")
            .Produces<ClockBody>().RefusedWith(401);
        demo.MapPost("/clock", Move)
            .WithSummary("Move the clock forward; what each morning brings is done")
            .TakesJson(typeof(ClockInput))
            .Produces<ClockBody>().RefusedWith(400, 401, 403, 413, 415, 422);
    }

    private static async Task<IResult> Move(HttpContext http, IDemo demo, Present present, CancellationToken cancel)
    {
        Input<ClockInput> input = await http.Read<ClockInput>(clock => clock switch
        {
            { AdvanceDays: null, AdvanceHours: >= 1 and <= IDemo.MostDays } => [],
            { AdvanceDays: null, AdvanceHours: not null } => [new Reason("clock-days").With("maximum", IDemo.MostDays).With("field", "advanceHours")],
            { AdvanceDays: >= 1 and <= IDemo.MostDays, AdvanceHours: null } => [],
            _ => [new Reason("clock-days").With("maximum", IDemo.MostDays).With("field", "advanceDays")],
        });
        if (!input.Ok(out ClockInput? clock, out IResult? problem))
        {
            return problem;
        }

        await (clock.AdvanceHours is { } hours
            ? demo.MoveHours(hours, clock.Asleep ?? false, cancel)
            : demo.Move(clock.AdvanceDays!.Value, clock.Asleep ?? false, cancel));
        return Results.Ok(Body(present));
    }

    private static ClockBody Body(Present present) => new(present.Today, TimeZoneInfo.ConvertTime(present.Now.Instant, present.Zone));
}
