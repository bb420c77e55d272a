using MolnFlow.Application.Directory;

namespace MolnFlow.Web.Identity;

/// <summary>The demo's users and clock; registered by the host only with <c>--demo</c>.</summary>
public interface IDemo
{
    /// <summary>Who can be switched to, the first being the default.</summary>
    IReadOnlyList<Person> Users { get; }

    /// <summary>The cookie that the page's switcher sets.</summary>
    const string Cookie = "molnflow-demo-user";

    /// <summary>The header by which API callers say who acts.</summary>
    const string Header = "X-MolnFlow-User";

    /// <summary>The most days the clock may be moved at once.</summary>
    const int MostDays = 3_660;

    /// <summary>
    /// Moves the clock. Each morning in between runs as it would have, unless the process is said to
    /// have been asleep: then only the last one does.
    /// </summary>
    Task Move(int days, bool asleep, CancellationToken cancel);

    /// <summary>Moves the clock by hours; each of them runs, unless the process is said to have been asleep.</summary>
    Task MoveHours(int hours, bool asleep, CancellationToken cancel);
}
