using System.Collections.Immutable;
using System.ComponentModel;
using MolnFlow.Application.Verify;
using MolnFlow.Core;

namespace MolnFlow.Web.Api;

[Description("What is not as it was written; nothing when all is well.")]
public sealed record VerifyBody(ImmutableList<FindingBody> Findings);

[Description("Something in the log, its texts or its evidence that has been changed, moved or removed.")]
public sealed record FindingBody([property: Description("The event concerned; 0 for the log as a whole.")] int Sequence, string What);

/// <summary>One service, and whether its log is as it was written.</summary>
internal static class OneServiceEndpoints
{
    public static void MapOneService(this RouteGroupBuilder one)
    {
        one.MapGet("", (HttpContext http, ServiceBodies bodies) => bodies.Answer(http, http.Loaded(), StatusCodes.Status200OK))
            .WithSummary("One service, with its ETag")
            .Produces<ServiceBody>().RefusedWith(401);
        one.MapGet("/verify", Verify)
            .WithSummary("Check the log's chain, the texts, the evidence and the snapshot")
            .Produces<VerifyBody>().RefusedWith(401);
    }

    private static async Task<IResult> Verify(HttpContext http, Verifier verifier, CancellationToken cancel)
    {
        Service s = http.Loaded().Service;
        ImmutableList<Finding> findings = await verifier.Check(s.Organisation, s.Id, cancel);
        return Results.Ok(new VerifyBody([.. findings.Select(f => new FindingBody(f.Sequence, f.What))]));
    }
}
