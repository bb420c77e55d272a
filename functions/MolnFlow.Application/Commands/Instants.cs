using System.Globalization;

namespace MolnFlow.Application.Commands;

/// <summary>What came of reading a date and a time of day.</summary>
internal abstract record InstantReading
{
    private InstantReading() { }

    /// <param name="At">With the zone's own offset, so that the civil day is in it.</param>
    public sealed record Known(DateTimeOffset At) : InstantReading;

    /// <summary>The clock showed this time twice, in the night summer time ends: the offset must say which.</summary>
    public sealed record Twice(string First, string Second) : InstantReading;

    /// <summary>The clock never showed this time, in the night summer time begins.</summary>
    public sealed record Skipped : InstantReading;

    public sealed record Unreal : InstantReading;
}

/// <summary>Reads <c>2026-07-03T18:30</c> as told in a zone, or with an offset (<c>+02:00</c> or <c>Z</c>) from anywhere.</summary>
internal static class Instants
{
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
    private static readonly string[] WithOffset = [.. Times.Select(t => $"{t}K")];

    public static InstantReading Read(string text, TimeZoneInfo zone)
    {
        string given = text.Trim().Replace(' ', 'T');
        if (DateTime.TryParseExact(given, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            return !IsReal(local) ? new InstantReading.Unreal() : Local(local, zone);
        }

        return DateTimeOffset.TryParseExact(given, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset at)
            && IsReal(at.UtcDateTime)
            ? new InstantReading.Known(TimeZoneInfo.ConvertTime(at, zone))
            : new InstantReading.Unreal();
    }

    private static InstantReading Local(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            return new InstantReading.Skipped();
        }

        if (!zone.IsAmbiguousTime(local))
        {
            return new InstantReading.Known(new DateTimeOffset(local, zone.GetUtcOffset(local)));
        }

        string[] offsets = [.. zone.GetAmbiguousTimeOffsets(local).OrderDescending().Select(o => new DateTimeOffset(local, o)
            .ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture))];
        return new InstantReading.Twice(offsets[0], offsets[1]);
    }

    private static bool IsReal(DateTime at) => at.Year is >= 1900 and <= 2200;
}
