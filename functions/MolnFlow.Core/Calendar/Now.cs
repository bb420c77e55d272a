namespace MolnFlow.Core.Calendar;

/// <summary>
/// The present as a decision sees it: the instant, and the civil date in the organisation's zone
/// (Europe/Stockholm unless configured). The core never reads a clock.
/// </summary>
public readonly record struct Now(DateTimeOffset Instant, DateOnly Today);
