namespace MolnFlow.Core.Calendar;

/// <summary>When something must be done: by the end of a civil day, or by an instant (hour clocks).</summary>
public abstract record Deadline
{
    private Deadline() { }

    /// <summary>By the end of this day in the organisation's zone.</summary>
    public sealed record Day(DateOnly Date) : Deadline;

    /// <summary>By this instant, any hour of the day.</summary>
    public sealed record Moment(DateTimeOffset Instant) : Deadline;
}
