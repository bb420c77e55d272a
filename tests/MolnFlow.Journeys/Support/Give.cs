using System.Text.Json;

namespace MolnFlow.Journeys.Support;

/// <summary>The bodies of commands, filled in as a person in a small town would.</summary>
public static class Give
{
    public static object Class(int level, bool secrecy = false, bool personalData = true) =>
        new { confidentiality = level, integrity = level, availability = level, secrecy, personalData };

    public static object Set(string name, string owner, object? classification = null, string? archiveRule = null) =>
        new { name, owner, classification = classification ?? Class(2), archiveRule };

    public static object Intake(string name, string? riskOwner = "cecilia", params object[] sets) => new
    {
        name,
        purpose = "Bygglov och handläggning på ett ställe",
        overInternet = true,
        runByUs = false,
        supplier = "nordmoln",
        owner = "bo",
        riskOwner,
        manager = "david",
        informationSets = sets.Length == 0 ? [Set("Ansökningar", "eva")] : sets,
    };

    public static object Decision(string on, string person = "david") => new
    {
        person,
        on,
        delegation = "Delegationsordningen 4.2",
        diaryNumber = "KS 2025/114",
    };

    public static object Fixed(string start, string end) => new { kind = "fixed", start, end };

    public static object Terms(object term, int? noticeMonths = null) => new { term, noticeMonths, renewal = "standard", retrievalDays = 30 };

    public static object Met(ControlRule control, string phase) => new
    {
        control = control.Id,
        phase,
        answer = new { kind = "met", subPoints = control.Required(phase) },
    };

    /// <summary>An answer that leads on, to a question as the API tells it.</summary>
    public static object Reply(JsonElement question)
    {
        JsonElement option = question.GetProperty("options").EnumerateArray().FirstOrDefault(o =>
            !o.GetProperty("blocks").GetBoolean() && !o.GetProperty("stops").GetBoolean() && o.GetProperty("needs").ValueKind == JsonValueKind.Null);
        return new
        {
            question = question.GetProperty("id").GetString(),
            reply = option.ValueKind == JsonValueKind.Undefined
                ? (object)new { kind = "written", text = "Enligt bilaga 3" }
                : new { kind = "chosen", options = new[] { option.GetProperty("id").GetString() } },
            because = "Prövat av juristen",
        };
    }

    public static object Destination(string on, params string[] evidence) => new { choice = "switch", on, evidence };

    public static object Step(string step, string on, params string[] evidence) => new { step, on, evidence };
}
