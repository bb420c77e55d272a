using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MolnFlow.Application.Commands;
using MolnFlow.Core;
using MolnFlow.Web.Identity;

namespace MolnFlow.Web.Api;

/// <summary>A record read from a request's body: the value, or the answer that tells every fault.</summary>
internal sealed record Input<T>(T? Value, IResult? Problem) where T : class
{
    /// <summary>False when <see cref="Problem"/> is to be answered instead.</summary>
    public bool Ok([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out IResult? problem)
    {
        (value, problem) = (Value, Problem);
        return value is not null;
    }
}

/// <summary>Reads input records by their shapes, as commands are read, so that faults are told alike.</summary>
internal static class InputReader
{
    /// <param name="checks">What else can be wrong with the record on its own; asked only when it could be read.</param>
    public static async Task<Input<T>> Read<T>(this HttpContext http, Func<T, IEnumerable<Reason>>? checks = null) where T : class
    {
        JsonBody body = await JsonBody.Read(http.Request, http.RequestAborted);
        if (body is not JsonBody.Given given)
        {
            var refused = (JsonBody.Refused)body;
            return new(null, await http.Problem(refused.Status, refused.Reasons));
        }

        Reading reading = CommandReader.Read(Shapes.Of(typeof(T)), given.Json);
        References references = http.RequestServices.GetRequiredService<References>();
        ImmutableList<Reason> faults =
        [
            .. reading.Faults,
            .. await references.Faults(reading.References, http.Actor().Organisation, null, http.RequestAborted),
        ];
        if (faults.IsEmpty && checks is not null)
        {
            faults = [.. checks((T)reading.Value!)];
        }

        return faults.IsEmpty
            ? new((T)reading.Value!, null)
            : new(null, await http.Problem(StatusCodes.Status422UnprocessableEntity, faults));
    }
}
