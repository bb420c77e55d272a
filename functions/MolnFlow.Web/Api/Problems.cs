using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Web.Identity;

namespace MolnFlow.Web.Api;

/// <summary>One reason as the API gives it.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Text">For people, in the language asked for; says what to do.</param>
/// <param name="Remedy">The command that would remove it.</param>
/// <param name="Field">The path of the field at fault.</param>
public sealed record ReasonBody(string Code, string Text, string? Remedy, int? ControlId, string? Field)
{
    public static ReasonBody From(Reason reason, Speaker speaker) => new(
        reason.Code, speaker.Reason(reason), reason.Remedy, reason.Control,
        reason.Arguments.TryGetValue("field", out object? field) ? field.ToString() : null);
}

/// <summary>Problem details (RFC 9457) with every reason.</summary>
public static class Problems
{
    public static IResult NotSignedIn(HttpContext http) => Of(http, StatusCodes.Status401Unauthorized, Anonymous(http), new Reason("not-signed-in"));

    public static IResult Of(HttpContext http, int status, Speaker speaker, params IEnumerable<Reason> reasons)
    {
        ImmutableList<ReasonBody> bodies = [.. reasons.Select(r => ReasonBody.From(r, speaker))];
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
