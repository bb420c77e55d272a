namespace MolnFlow.Core.Calendar;

/// <summary>
/// One rule that makes a day of each year free. <see cref="FromYear"/> is the first year it holds.
/// Saturdays and Sundays need no rule.
/// </summary>
public abstract record HolidayRule(string Id, int FromYear)
{
    /// <summary>The same date every year.</summary>
    public sealed record Fixed(string Id, int FromYear, int Month, int Day) : HolidayRule(Id, FromYear);

    /// <summary>So many days after (or, negative, before) Easter Sunday in the Gregorian calendar.</summary>
    public sealed record Easter(string Id, int FromYear, int Offset) : HolidayRule(Id, FromYear);

    /// <summary>The first such weekday on or after a date.</summary>
    public sealed record WeekdayOnOrAfter(string Id, int FromYear, DayOfWeek Weekday, int Month, int Day) : HolidayRule(Id, FromYear);

    /// <summary>The day before another rule's day: an eve.</summary>
    public sealed record DayBefore(string Id, int FromYear, string Other) : HolidayRule(Id, FromYear);
}
