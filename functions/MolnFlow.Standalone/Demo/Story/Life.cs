using MolnFlow.Core;

namespace MolnFlow.Standalone.Demo.Story;

/// <summary>What happens on a day.</summary>
/// <param name="Day">Counted from the demo's first day, so that earlier days are minus.</param>
internal sealed record Act(int Day, Func<Stage, Task> Do);

/// <summary>One service of the demo and everything that is done with it. Days are as in <see cref="Act"/>.</summary>
internal sealed class Life(string name, OrganisationId organisation, string owner)
{
    private readonly List<Act> acts = [];

    public string Name { get; } = name;

    public OrganisationId Organisation { get; } = organisation;

    public string Owner { get; } = owner;

    /// <summary>Known once it is registered.</summary>
    public ServiceId Id { get; set; }

    public IReadOnlyList<Act> Acts => acts;

    public Life On(int day, Func<Stage, Task> act)
    {
        acts.Add(new Act(day, act));
        return this;
    }

    /// <summary>One command, made from the day it is given.</summary>
    public Life On(int day, Func<DateOnly, Command> command, string? by = null) =>
        On(day, stage => stage.Do(this, command(stage.Today), by ?? Owner));
}
