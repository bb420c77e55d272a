using System.Collections.Immutable;
using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue;

/// <summary>Reads the canonical JSON back; <see cref="CanonicalRulebook"/> documents it.</summary>
internal static class CanonicalReader
{
    public static Rulebook Read(JsonElement json, string hash)
    {
        JsonElement timing = json.GetProperty("timing");
        return new Rulebook
        {
            Hash = hash,
            Version = Text(json, "version"),
            MaximumClass = Number(json, "maximumClass"),
            Controls = List(json, "controls", Control),
            ExitPlan = List(json, "exitPlan", Step),
            Schedule = json.TryGetProperty("schedule", out JsonElement schedule) ? CanonicalSchedule.Read(schedule) : Schedule.None,
            Questions = json.TryGetProperty("questions", out JsonElement questions)
                ? [.. questions.EnumerateArray().Select(CanonicalQuestions.Read)]
                : [],
            Risk = json.TryGetProperty("risk", out JsonElement risk)
                ? new RiskScale(Number(risk, "likelihood"), Number(risk, "consequence"), Number(risk, "mediumFrom"), Number(risk, "highFrom"))
                : RiskScale.Before,
            Timing = new Timing
            {
                ManageAnswersDue = Number(timing, "manageAnswersDue"),
                ExitLead = Number(timing, "exitLead"),
                ContinuationLead = Number(timing, "continuationLead"),
                ContinuationLeadTender = Number(timing, "continuationLeadTender"),
                ContinuationLeadSmall = Number(timing, "continuationLeadSmall"),
                ContinuationEarliestShare = Number(timing, "continuationEarliestShare"),
                ContinuationOpens = Number(timing, "continuationOpens"),
                OpenEndedDecision = Number(timing, "openEndedDecision"),
                HighClass = Number(timing, "highClass"),
                DeviationMaximum = Number(timing, "deviationMaximum"),
                ReviewLow = Later(timing, "reviewLow"),
                ReviewMedium = Later(timing, "reviewMedium"),
                ReviewHigh = Later(timing, "reviewHigh"),
                PauseMaximum = Later(timing, "pauseMaximum"),
                ChangeTriage = Later(timing, "changeTriage"),
                AdoptionQuiet = Later(timing, "adoptionQuiet"),
                AdoptionGapsLow = Later(timing, "adoptionGapsLow"),
                AdoptionGapsMedium = Later(timing, "adoptionGapsMedium"),
                AdoptionGapsHigh = Later(timing, "adoptionGapsHigh"),
            },
        };
    }

    private static Control Control(JsonElement json)
    {
        JsonElement criteria = json.GetProperty("criteria");
        return new Control(
            Number(json, "id"),
            new Criteria(
                Threshold(criteria, "confidentiality"),
                Threshold(criteria, "integrity"),
                Threshold(criteria, "availability"),
                Flag(criteria, "secrecy"),
                Flag(criteria, "personalData")),
            List(json, "phases", Member<Phase>),
            Choice<Force>(json, "force"),
            List(json, "references", Text),
            Flag(json, "conditional"),
            Choice<SubPointRule>(json, "subPointRule"),
            List(json, "subPoints", point => new SubPoint(
                Text(point, "id"), Flag(point, "guidance"), List(point, "phases", Member<Phase>))));
    }

    private static ExitStep Step(JsonElement json) => new(
        new StepId(Text(json, "id")),
        Choice<StepKind>(json, "kind"),
        Choice<StepAnchor>(json, "anchor"),
        Offset(json.GetProperty("standard")),
        Offset(json.GetProperty("complex")),
        OffsetOrNull(json.GetProperty("untilStandard")),
        OffsetOrNull(json.GetProperty("untilComplex")),
        Flag(json, "confirmed"),
        Flag(json, "evidenceRequired"),
        Flag(json, "perInformationSet"),
        Choice<Role>(json, "acts"),
        List(json, "controls", number => number.GetInt32()),
        Choice<Force>(json, "force"),
        List(json, "needs", id => new StepId(Text(id))),
        json.GetProperty("onlyWhen").ValueKind == JsonValueKind.Null ? null : Choice<StepCondition>(json, "onlyWhen"),
        Flag(json, "exceptionAllowed"))
    {
        Ordered = !json.TryGetProperty("ordered", out JsonElement ordered) || ordered.GetBoolean(),
        Disordered = json.TryGetProperty("disorderHours", out JsonElement hours) ? new WithinAwareness(hours.GetInt32(), null)
            : json.TryGetProperty("disorderDays", out JsonElement days) ? new WithinAwareness(null, days.GetInt32())
            : null,
    };

    private static StepOffset? OffsetOrNull(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : Offset(json);

    private static StepOffset Offset(JsonElement json) => json.TryGetProperty("law", out JsonElement law)
        ? new StepOffset(null, Text(law))
        : new StepOffset(new Period(Number(json, "amount"), Choice<PeriodUnit>(json, "unit")), null);

    internal static string Text(JsonElement json, string name) => Text(json.GetProperty(name));

    internal static string Text(JsonElement json) => json.GetString() ?? throw new InvalidOperationException("A text is null.");

    internal static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    // Figures that came with the schedule; rulebooks kept from before ask for nothing that comes back.
    private static int Later(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : 0;

    internal static int? Threshold(JsonElement json, string name) =>
        json.GetProperty(name).ValueKind == JsonValueKind.Null ? null : Number(json, name);

    internal static bool Flag(JsonElement json, string name) => json.GetProperty(name).GetBoolean();

    internal static T Choice<T>(JsonElement json, string name) where T : struct, Enum => Member<T>(json.GetProperty(name));

    internal static T Member<T>(JsonElement json) where T : struct, Enum => Kebab.Parse<T>(Text(json));

    internal static ImmutableList<T> List<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        [.. json.GetProperty(name).EnumerateArray().Select(read)];
}
