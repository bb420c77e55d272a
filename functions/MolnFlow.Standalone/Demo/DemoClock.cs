using System.Globalization;
using System.Text;
using MolnFlow.Application.Desk;

namespace MolnFlow.Standalone.Demo;

/// <summary>
/// A clock that runs at the usual pace from a day of one's choosing and can be moved on, never back.
/// How far it is from the real one is kept in the data folder, so a restart does not lose it.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    /// <summary>The hour, local time, that a moved clock shows: when the morning's work is done.</summary>
    private static readonly TimeOnly Morning = new(8, 0);

    private const string Name = "demo-clock";

    private readonly string file;
    private long offset;

    public DemoClock(string folder, DateOnly? first)
    {
        file = Path.Combine(folder, Name);
        if (File.Exists(file))
        {
            offset = long.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
        }

        if (first is { } day && (!File.Exists(file) || Today < day))
        {
            MoveTo(day);
        }
    }

    /// <summary>Whether a folder has a clock that was moved or set already.</summary>
    public static bool IsKept(string folder) => File.Exists(Path.Combine(folder, Name));

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(GetUtcNow(), Present.Stockholm).DateTime);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref offset));

    public void MoveTo(DateOnly day)
    {
        DateTime local = day.ToDateTime(Morning);
        MoveTo(new DateTimeOffset(local, Present.Stockholm.GetUtcOffset(local)));
    }

    /// <summary>By hours that pass, which is not what a clock on the wall says in the nights of summer time.</summary>
    public void MoveHours(int hours) => MoveTo(GetUtcNow().AddHours(hours));

    private void MoveTo(DateTimeOffset wanted)
    {
        Interlocked.Exchange(ref offset, (wanted - System.GetUtcNow()).Ticks);
        AtomicFile.Write(file, Encoding.ASCII.GetBytes(offset.ToString(CultureInfo.InvariantCulture)));
    }
}
