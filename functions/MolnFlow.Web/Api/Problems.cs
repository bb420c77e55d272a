using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Web.Identity;

namespace MolnFlow.Web.Api;

[Description("One reason why something cannot be done.")]
public sealed record ReasonBody(
    [property: Description("Stable, for programs.")] string Code,
    [property: Description("For people, in the language asked for; says what to do.")] string Text,
    [property: Description("The command that would remove it.")] string? Remedy,
    [property: Description("The control it is about.")] int? ControlId,
    [property: Description("The step of the exit plan it is about, by its id.")] string? Step,
    [property: Description("The path of the field at fault.")] string? Field)
{
    public static ReasonBody From(Reason reason, Speaker speaker) => new(
        reason.Code, speaker.Reason(reason), reason.Remedy, reason.Control,
        reason.Arguments.TryGetValue("step", out object? step) ? step.ToString() : null,
        reason.Arguments.TryGetValue("field", out object? field) ? field.ToString() : null);
}

/// <summary>The problem details as described to callers; what is sent is made by <see cref="Problems"/>.</summary>
[Description("Problem details (RFC 9457) with every reason.")]
public sealed record ProblemBody(
    string? Type,
    string Title,
    int Status,
    [property: Description("The first reasons as running text.")] string? Detail,
    string? Instance,
    ImmutableList<ReasonBody>? Reasons,
    [property: Description("Names this failure in the log; only with status 500.")] string? TraceId);

/// <summary>Problem details (RFC 9457) with every reason.</summary>
public static class Problems
{
    public const string MediaType = "application/problem+json";

    // More than any service can have against it; a body of nothing but faults must not be answered at ten times its size.
    private const int MostReasons = 300;

    /// <summary>Refuses the request, worded for whoever sent it.</summary>
    public static async Task<IResult> Problem(this HttpContext http, int status, params IEnumerable<Reason> reasons) =>
        Of(http, status, await http.Speaker(), reasons);

    /// <summary>Speaks to whoever sent the request.</summary>
    public static async ValueTask<Speaker> Speaker(this HttpContext http) => http.ActorOrNull() is { } actor
        ? await http.RequestServices.GetRequiredService<Speakers>().For(http.Language(), actor.Organisation, http.RequestAborted)
        : Anonymous(http);

    /// <summary>Describes the refusals that an endpoint may answer with.</summary>
    public static TBuilder RefusedWith<TBuilder>(this TBuilder builder, params int[] statuses) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata([.. statuses.Select(s => new ProducesResponseTypeMetadata(s, typeof(ProblemBody), [MediaType]))]);

    /// <summary>A failure on our side: a trace id to look for in the log, and nothing of what happened.</summary>
    internal static IResult Failed(string path, int status, string trace, Speaker speaker) => Results.Problem(new ProblemDetails
    {
        Status = status,
        Title = speaker.Say($"problem.{status}"),
        Instance = path,
        Extensions = { ["traceId"] = trace },
    });

    /// <summary>Answers what came of a command; <paramref name="done"/> when it was carried out.</summary>
    internal static async Task<IResult> Answer(this HttpContext http, Sent sent, Func<Outcome.Done, Task<IResult>> done)
    {
        if (sent is Sent.Decided { Outcome: Outcome.Done carried })
        {
            if (carried.Replayed)
            {
                http.Response.Headers[Preconditions.ReplayedHeader] = "true";
            }

            return await done(carried);
        }

        if (sent is Sent.Malformed malformed)
        {
            return await http.Problem(StatusCodes.Status422UnprocessableEntity, malformed.Faults);
        }

        Outcome outcome = ((Sent.Decided)sent).Outcome;
        if (outcome is Outcome.Stale stale)
        {
            http.Response.Headers.ETag = Preconditions.Tag(stale.HumanVersion);
        }

        (int status, IEnumerable<Reason> reasons) = Of(outcome);
        return await http.Problem(status, reasons);
    }

    public static IResult NotSignedIn(HttpContext http) => Of(http, StatusCodes.Status401Unauthorized, Anonymous(http), new Reason("not-signed-in"));

    public static IResult Of(HttpContext http, int status, Speaker speaker, params IEnumerable<Reason> reasons)
    {
        ImmutableList<ReasonBody> bodies = [.. reasons.Take(MostReasons).Select(r => ReasonBody.From(r, speaker))];
        return Results.Problem(new ProblemDetails
        {
            Status = status,
            Title = speaker.Say($"problem.{status}"),
            Detail = string.Join(' ', bodies.Take(3).Select(b => b.Text)),
            Instance = http.Request.Path,
            Extensions = { ["reasons"] = bodies },
        });
    }

    /// <summary>The status and reasons of an outcome that is not done.</summary>
    public static (int Status, IEnumerable<Reason> Reasons) Of(Outcome outcome) => outcome switch
    {
        Outcome.Refused refused => (StatusCodes.Status409Conflict, refused.Reasons),
        Outcome.Stale => (StatusCodes.Status412PreconditionFailed, [new Reason("if-match-stale")]),
        Outcome.NotFound => (StatusCodes.Status404NotFound, [new Reason("service-unknown")]),
        Outcome.Busy => (StatusCodes.Status409Conflict, [new Reason("busy")]),
        Outcome.KeyReused => (StatusCodes.Status422UnprocessableEntity, [new Reason("key-reused")]),
        _ => throw new InvalidOperationException($"No problem in {outcome.GetType().Name}."),
    };

    private static Speaker Anonymous(HttpContext http) =>
        http.RequestServices.GetRequiredService<Speakers>().For(http.Language());
}
