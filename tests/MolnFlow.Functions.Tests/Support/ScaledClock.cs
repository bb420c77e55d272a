namespace MolnFlow.Functions.Tests.Support;

/// <summary>
/// A clock that runs at a speed of its own, or stands still, and that the engine's own clock can be read by: what
/// an instant once was it stays, so that replayed orchestrations see the same times again.
/// </summary>
public sealed class ScaledClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<(DateTimeOffset Real, DateTimeOffset Shown, double Speed)> pieces;

    public ScaledClock(DateTimeOffset start) => pieces = [(DateTimeOffset.UtcNow, start, 0)];

    /// <summary>How much of a real second a shown day takes, now; null while it stands still.</summary>
    public void Run(double daysASecond)
    {
        lock (gate)
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            pieces.Add((now, Shown(now), daysASecond * 86_400));
        }
    }

    public void Stop() => Run(0);

    public override DateTimeOffset GetUtcNow() => Shown(DateTimeOffset.UtcNow);

    public DateTimeOffset Shown(DateTimeOffset real)
    {
        lock (gate)
        {
            (DateTimeOffset Real, DateTimeOffset Shown, double Speed) piece = pieces.FindLast(p => p.Real <= real);
            piece = piece == default ? pieces[0] : piece;
            return piece.Shown + ((real - piece.Real) * piece.Speed);
        }
    }

    /// <summary>When a shown instant will come, as far as the present speed tells; an hour ahead while it stands still.</summary>
    public DateTimeOffset Real(DateTimeOffset shown)
    {
        lock (gate)
        {
            (DateTimeOffset Real, DateTimeOffset Shown, double Speed) piece = pieces[^1];
            return piece.Speed == 0 ? DateTimeOffset.UtcNow.AddHours(1) : piece.Real + ((shown - piece.Shown) / piece.Speed);
        }
    }

    /// <summary>A shown span as a real one, by the fastest speed so far; while it has only stood still, almost nothing.</summary>
    public TimeSpan Real(TimeSpan shown)
    {
        lock (gate)
        {
            double speed = pieces.Max(p => p.Speed);
            TimeSpan real = speed == 0 ? TimeSpan.Zero : shown / speed;
            return real < TimeSpan.FromMilliseconds(5) ? TimeSpan.FromMilliseconds(5) : real;
        }
    }
}
