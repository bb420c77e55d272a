using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Web.Identity;

namespace MolnFlow.Standalone.Demo;

/// <summary>Users to switch between and a clock to move.</summary>
internal sealed class Demo(DemoClock clock, IServiceProvider services) : IDemo, IDisposable
{
    private readonly SemaphoreSlim moving = new(1);

    public IReadOnlyList<Person> Users => DemoPeople.People;

    public Task Move(int days, bool asleep, CancellationToken cancel) =>
        Step(days, asleep, step => clock.MoveTo(clock.Today.AddDays(step)), cancel);

    public Task MoveHours(int hours, bool asleep, CancellationToken cancel) => Step(hours, asleep, clock.MoveHours, cancel);

    private async Task Step(int all, bool asleep, Action<int> move, CancellationToken cancel)
    {
        await moving.WaitAsync(cancel);
        try
        {
            // Asked for here and not before: its letters carry the address, known only once the server listens.
            Clockwork clockwork = services.GetRequiredService<Clockwork>();
            for (int step = asleep ? all : 1, moved = 0; moved < all; moved += step)
            {
                move(step);
                await clockwork.Turn(cancel);
            }
        }
        finally
        {
            moving.Release();
        }
    }

    public void Dispose() => moving.Dispose();
}

/// <summary>Believes whoever the header or the switcher's cookie names: only ever used on loopback, with made-up people.</summary>
internal sealed class DemoIdentity(IDemo demo, Directories directories) : IWhoActs
{
    public string? SignInPath => null;

    public async ValueTask<Person?> Find(HttpContext http)
    {
        string? named = http.Request.Headers[IDemo.Header].FirstOrDefault() ?? http.Request.Cookies[IDemo.Cookie];
        Person? user = named is null ? demo.Users[0] : demo.Users.FirstOrDefault(u => u.Id.Value == named);
        return user is null ? null : (await directories.People.Find(user.Organisation, user.Id.Value, http.RequestAborted))?.Record;
    }
}
