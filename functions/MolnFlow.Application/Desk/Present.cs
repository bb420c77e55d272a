using MolnFlow.Core.Calendar;

namespace MolnFlow.Application.Desk;

/// <summary>The present by the host's clock, with the civil date in the organisation's zone.</summary>
public sealed class Present(TimeProvider clock, TimeZoneInfo zone)
{
    /// <summary>Europe/Stockholm: where the public bodies served here count their days.</summary>
    public static TimeZoneInfo Stockholm => TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public TimeZoneInfo Zone { get; } = zone;

    public Now Now
    {
        get
        {
            DateTimeOffset instant = clock.GetUtcNow();
            return new Now(instant, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime));
        }
    }

    public DateOnly Today => Now.Today;
}
