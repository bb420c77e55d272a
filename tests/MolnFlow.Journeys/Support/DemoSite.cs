using System.Net;

namespace MolnFlow.Journeys.Support;

/// <summary>
/// A demo with its folder, process and clock. The folder outlives the process, so a test can stop or
/// kill it and start it again.
/// </summary>
public sealed class DemoSite : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private RunningProcess? process;

    public Site Site { get; private set; } = null!;

    /// <summary>The civil date that the demo's clock shows.</summary>
    public DateOnly Today { get; private set; }

    public string Now => Today.ToString("yyyy-MM-dd");

    public Rulebook Rulebook { get; private set; } = null!;

    public IReadOnlyList<PostedLetter> Letters => Support.Letters.In(Path.Combine(Data, "mail"));

    private string Data => folder.In("data");

    public static async Task<DemoSite> On(string today, params string[] more)
    {
        var demo = new DemoSite { Today = DateOnly.Parse(today) };
        try
        {
            await demo.Start(["--demo-now", today, .. more]);
            return demo;
        }
        catch
        {
            await demo.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first start names the day; a later one must find it in the data folder.</summary>
    public async Task Start(params IReadOnlyList<string> more)
    {
        process = await RunningProcess.Start(folder.Path, ["--demo", "--demo-empty", "--data", Data, .. more]);
        Site?.Dispose();
        Site = new Site(process.Address);
        Rulebook = Rulebook.From((await Site.Get("/api/catalog", "anna")).Expect(HttpStatusCode.OK).Json);
    }

    public async Task Stop()
    {
        Assert.Equal(0, await process!.Stop());
        await process.DisposeAsync();
    }

    public async Task Kill()
    {
        await process!.Kill();
        await process.DisposeAsync();
    }

    /// <summary>Moves the clock to a day; every morning up to it runs, unless the process sleeps over them.</summary>
    public async Task MoveTo(string day, bool asleep = false)
    {
        DateOnly wanted = DateOnly.Parse(day);
        int days = wanted.DayNumber - Today.DayNumber;
        Reply moved = await Site.Post("/api/demo/clock", new { advanceDays = days, asleep }, "anna");
        Assert.True((int)moved.Status is >= 200 and < 300, moved.Raw);
        Today = wanted;
    }

    /// <summary>Moves the clock by hours that pass; each of them runs. Gives what the clock then shows.</summary>
    public async Task<DateTimeOffset> MoveHours(int hours)
    {
        Reply moved = (await Site.Post("/api/demo/clock", new { advanceHours = hours }, "anna")).Expect(HttpStatusCode.OK);
        Today = DateOnly.Parse(moved.Json.GetProperty("today").GetString()!);
        return moved.Json.GetProperty("now").GetDateTimeOffset();
    }

    /// <summary>Letters are written just after the commit that caused them, so they may be a moment away.</summary>
    public async Task<IReadOnlyList<PostedLetter>> LettersWhen(Func<IReadOnlyList<PostedLetter>, bool> there)
    {
        await Eventually.True(() => Task.FromResult(there(Letters)), () => $"Letters: {string.Join("; ", Letters.Select(l => $"{l.To} {l.Subject}"))}");
        return Letters;
    }

    public async ValueTask DisposeAsync()
    {
        Site?.Dispose();
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        folder.Dispose();
    }
}
