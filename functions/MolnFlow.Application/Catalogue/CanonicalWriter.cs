using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue;

/// <summary>Writes the canonical JSON; <see cref="CanonicalRulebook"/> documents it.</summary>
internal static class CanonicalWriter
{
    public static void Write(Utf8JsonWriter json, Rulebook rulebook)
    {
        json.WriteStartObject();
        json.WriteString("version", rulebook.Version);
        json.WriteNumber("maximumClass", rulebook.MaximumClass);
        List(json, "controls", rulebook.Controls, control => Control(json, control));
        List(json, "exitPlan", rulebook.ExitPlan, step => Step(json, step));
        CanonicalSchedule.Write(json, rulebook.Schedule);
        CanonicalQuestions.Write(json, rulebook.Questions);
        json.WriteStartObject("risk");
        json.WriteNumber("likelihood", rulebook.Risk.Likelihood);
        json.WriteNumber("consequence", rulebook.Risk.Consequence);
        json.WriteNumber("mediumFrom", rulebook.Risk.MediumFrom);
        json.WriteNumber("highFrom", rulebook.Risk.HighFrom);
        json.WriteEndObject();
        Timing(json, rulebook.Timing);
        json.WriteEndObject();
    }

    private static void Control(Utf8JsonWriter json, Control control)
    {
        json.WriteStartObject();
        json.WriteNumber("id", control.Id);
        json.WriteStartObject("criteria");
        Threshold(json, "confidentiality", control.Criteria.Confidentiality);
        Threshold(json, "integrity", control.Criteria.Integrity);
        Threshold(json, "availability", control.Criteria.Availability);
        json.WriteBoolean("secrecy", control.Criteria.Secrecy);
        json.WriteBoolean("personalData", control.Criteria.PersonalData);
        json.WriteEndObject();
        List(json, "phases", control.Phases, phase => json.WriteStringValue(Kebab.Of(phase)));
        json.WriteString("force", Kebab.Of(control.Force));
        List(json, "references", control.References, json.WriteStringValue);
        json.WriteBoolean("conditional", control.Conditional);
        json.WriteString("subPointRule", Kebab.Of(control.SubPointRule));
        List(json, "subPoints", control.SubPoints, point =>
        {
            json.WriteStartObject();
            json.WriteString("id", point.Id);
            json.WriteBoolean("guidance", point.Guidance);
            List(json, "phases", point.Phases, phase => json.WriteStringValue(Kebab.Of(phase)));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, ExitStep step)
    {
        json.WriteStartObject();
        json.WriteString("id", step.Id.Value);
        json.WriteString("kind", Kebab.Of(step.Kind));
        json.WriteString("anchor", Kebab.Of(step.Anchor));
        Offset(json, "standard", step.Standard);
        Offset(json, "complex", step.Complex);
        Offset(json, "untilStandard", step.UntilStandard);
        Offset(json, "untilComplex", step.UntilComplex);
        json.WriteBoolean("confirmed", step.Confirmed);
        json.WriteBoolean("evidenceRequired", step.EvidenceRequired);
        json.WriteBoolean("perInformationSet", step.PerInformationSet);
        json.WriteString("acts", Kebab.Of(step.Acts));
        List(json, "controls", step.Controls, json.WriteNumberValue);
        json.WriteString("force", Kebab.Of(step.Force));
        List(json, "needs", step.Needs, id => json.WriteStringValue(id.Value));
        json.WriteString("onlyWhen", step.OnlyWhen is { } condition ? Kebab.Of(condition) : null);
        json.WriteBoolean("exceptionAllowed", step.ExceptionAllowed);

        // Left out where a plan from before says nothing of it, so that its hash stays what it was.
        if (!step.Ordered)
        {
            json.WriteBoolean("ordered", false);
        }

        if (step.Disordered is { } within)
        {
            json.WriteNumber(within.Hours is null ? "disorderDays" : "disorderHours", within.Hours ?? within.Days!.Value);
        }

        json.WriteEndObject();
    }

    private static void Timing(Utf8JsonWriter json, Timing timing)
    {
        json.WriteStartObject("timing");
        json.WriteNumber("manageAnswersDue", timing.ManageAnswersDue);
        json.WriteNumber("exitLead", timing.ExitLead);
        json.WriteNumber("continuationLead", timing.ContinuationLead);
        json.WriteNumber("continuationLeadTender", timing.ContinuationLeadTender);
        json.WriteNumber("continuationLeadSmall", timing.ContinuationLeadSmall);
        json.WriteNumber("continuationEarliestShare", timing.ContinuationEarliestShare);
        json.WriteNumber("continuationOpens", timing.ContinuationOpens);
        json.WriteNumber("openEndedDecision", timing.OpenEndedDecision);
        json.WriteNumber("highClass", timing.HighClass);
        json.WriteNumber("deviationMaximum", timing.DeviationMaximum);
        json.WriteNumber("reviewLow", timing.ReviewLow);
        json.WriteNumber("reviewMedium", timing.ReviewMedium);
        json.WriteNumber("reviewHigh", timing.ReviewHigh);
        json.WriteNumber("pauseMaximum", timing.PauseMaximum);
        json.WriteNumber("changeTriage", timing.ChangeTriage);
        json.WriteNumber("adoptionQuiet", timing.AdoptionQuiet);
        json.WriteNumber("adoptionGapsLow", timing.AdoptionGapsLow);
        json.WriteNumber("adoptionGapsMedium", timing.AdoptionGapsMedium);
        json.WriteNumber("adoptionGapsHigh", timing.AdoptionGapsHigh);
        json.WriteEndObject();
    }

    private static void Offset(Utf8JsonWriter json, string name, StepOffset? offset)
    {
        if (offset is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        if (offset.Period is { } period)
        {
            json.WriteNumber("amount", period.Amount);
            json.WriteString("unit", Kebab.Of(period.Unit));
        }
        else
        {
            json.WriteString("law", offset.Law);
        }

        json.WriteEndObject();
    }

    internal static void Threshold(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    internal static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
