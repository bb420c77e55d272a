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

    public static object Step(string step, string on, params string[] evidence) => new { step, on, evidence };
}
