using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using MolnFlow.Core;

namespace MolnFlow.Web.Api;

/// <summary>What a request says it has seen: a version, or the fault that answers it.</summary>
/// <param name="Seen">Below zero for a tag that never was given out: stale, whatever there is now.</param>
internal sealed record Precondition(int Seen, int Status, Reason? Fault);

/// <summary>ETags, If-Match and Idempotency-Key. A tag is a version number in quotes, always a strong one.</summary>
internal static partial class Preconditions
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <param name="missing">Why a version must be named here. <c>*</c> names none, so it counts as missing.</param>
    public static Precondition IfMatch(HttpRequest request, Reason missing)
    {
        string given = request.Headers.IfMatch.ToString().Trim();
        return given is "" or "*" ? new(-1, StatusCodes.Status428PreconditionRequired, missing)
            : Strong().Match(given) is { Success: true } match ? new(Version(match.Groups[1].Value), StatusCodes.Status200OK, null)
            : new(-1, StatusCodes.Status400BadRequest, new Reason("if-match-malformed"));
    }

    /// <summary>The key, if one was sent; false when it is not 1 to 100 visible ASCII characters.</summary>
    public static bool TryKey(HttpRequest request, out string? key)
    {
        bool sent = request.Headers.TryGetValue(KeyHeader, out StringValues given);
        key = sent ? given.ToString() : null;
        return key is null || (given.Count == 1 && key.Length is > 0 and <= 100 && key.All(c => c is > ' ' and <= '~'));
    }

    private static int Version(string tag) =>
        int.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out int version) && Tag(version) == $"\"{tag}\"" ? version : -1;

    [GeneratedRegex("^\"([!#-~]*)\"$")]
    private static partial Regex Strong();
}
