using System.Text.Json;

namespace MolnFlow.Journeys.Support;

/// <summary>What the log alone says about a service: the few facts that everything else must agree with.</summary>
/// <param name="End">E: the running exit's, else the agreement's; null where there is none.</param>
public sealed record Told(string Phase, string Owner, string? End, int Sets, int Answers, int HumanVersion, int Events)
{
    public static Told By(IReadOnlyList<LoggedEvent> log)
    {
        string phase = "", owner = "";
        string? agreed = null, leaving = null;
        HashSet<int> sets = [];
        HashSet<string> answers = [];
        int human = 0;
        foreach (LoggedEvent e in log)
        {
            JsonElement p = e.Payload;
            phase = PhaseAfter(e.Type) ?? phase;
            owner = e.Type == "service-registered" ? p.GetProperty("owner").GetString()!
                : e.Type == "role-assigned" && p.GetProperty("role").GetString() == "service-owner" ? p.GetProperty("person").GetString()!
                : owner;
            agreed = e.Type is "agreement-signed" or "agreement-extended" ? EndOf(p.GetProperty("terms").GetProperty("term")) : agreed;
            leaving = e.Type == "exit-started" ? EndOf(p) : e.Type == "exit-called-off" ? null : leaving;
            _ = e.Type switch
            {
                "information-set-added" => sets.Add(p.GetProperty("number").GetInt32()),
                "information-set-removed" => sets.Remove(p.GetProperty("number").GetInt32()),
                "control-answered" => answers.Add($"{p.GetProperty("control").GetInt32()} {p.GetProperty("phase").GetString()}"),
                _ => false,
            };
            human = e.By == "system" ? human : e.Sequence;
        }

        return new Told(phase, owner, phase == "closed" ? agreed : leaving ?? agreed, sets.Count, answers.Count, human, log.Count);
    }

    private static string? EndOf(JsonElement holder) => holder.TryGetProperty("end", out JsonElement end) ? end.GetString() : null;

    private static string? PhaseAfter(string type) => type switch
    {
        "service-registered" => "acquire",
        "taken-into-use" or "exit-called-off" => "manage",
        "exit-started" => "exit",
        "service-closed" or "acquisition-rejected" or "acquisition-withdrawn" or "found-not-external-cloud" => "closed",
        _ => null,
    };
}
