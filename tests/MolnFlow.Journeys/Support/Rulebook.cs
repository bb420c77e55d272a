using System.Text.Json;

namespace MolnFlow.Journeys.Support;

/// <summary>The rulebook as <c>GET /api/catalog</c> tells it to somebody who writes a program against it.</summary>
public sealed record Rulebook(string Hash, IReadOnlyList<ControlRule> Controls, IReadOnlyList<StepRule> Steps, IReadOnlyDictionary<string, string> Phases)
{
    public ControlRule Control(int id) => Controls.Single(c => c.Id == id);

    public StepRule Step(string id) => Steps.Single(s => s.Id == id);

    public static Rulebook From(JsonElement catalog) => new(
        catalog.GetProperty("hash").GetString()!,
        [.. catalog.GetProperty("controls").EnumerateArray().Select(ControlRule.From)],
        [.. catalog.GetProperty("exitPlan").EnumerateArray().Select(s => new StepRule(s.GetProperty("id").GetString()!, s.GetProperty("title").GetString()!))],
        catalog.GetProperty("phases").EnumerateArray().ToDictionary(p => p.GetProperty("id").GetString()!, p => p.GetProperty("name").GetString()!));
}

/// <summary>A step's id and its title in Swedish, which refusals use.</summary>
public sealed record StepRule(string Id, string Title);

/// <summary>What it takes to answer a control.</summary>
public sealed record ControlRule(int Id, IReadOnlyList<string> Phases, bool Any, IReadOnlyList<(string Id, bool Guidance, string[] Phases)> SubPoints)
{
    /// <summary>The sub-points that bind in a phase; one where any is enough.</summary>
    public IReadOnlyList<string> Required(string phase)
    {
        string[] binding = [.. SubPoints.Where(p => !p.Guidance && (p.Phases.Length == 0 || p.Phases.Contains(phase))).Select(p => p.Id)];
        return Any ? [.. binding.Take(1)] : binding;
    }

    public static ControlRule From(JsonElement control) => new(
        control.GetProperty("id").GetInt32(),
        Strings(control.GetProperty("phases")),
        control.GetProperty("subPointRule").GetString() == "any",
        [.. control.GetProperty("subPoints").EnumerateArray().Select(p =>
            (p.GetProperty("id").GetString()!, p.GetProperty("guidance").GetBoolean(), Strings(p.GetProperty("phases"))))]);

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(s => s.GetString()!)];
}
