using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>Sees that the steps of an exit plan can be dated, and carried out to the end by somebody.</summary>
internal static class ExitPlanChecks
{
    // The core asks for these by name and relies on what they are.
    private static readonly Dictionary<StepId, StepKind> kinds = new()
    {
        [ExitSteps.SettleSets] = StepKind.Gate,
        [ExitSteps.RetrievalWindow] = StepKind.Window,
        [ExitSteps.ErasureOrder] = StepKind.Irreversible,
        [ExitSteps.CloseOut] = StepKind.Closing,
    };

    public static void Check(IReadOnlyList<StepEntry> entries, Field list)
    {
        foreach (StepId missing in ExitSteps.All.Where(id => !entries.Any(e => e.Step.Id == id)))
        {
            list.Fault($"The step {missing} is missing, and the program depends on it. Put it back.");
        }

        if (entries.All(e => e.KindKnown))
        {
            Counts(entries, list);
        }

        foreach (StepEntry entry in entries)
        {
            Kind(entry);
            Anchor(entry);
            Until(entry);
            Unavoidable(entry);
            Needs(entry, entries);
            Asked(entry);
        }

        ExitPlanCircles.Check(entries);
    }

    private static void Counts(IReadOnlyList<StepEntry> entries, Field list)
    {
        if (!entries.Any(e => e.Step.Kind == StepKind.Gate))
        {
            list.Fault("The plan has no step of kind gate, so nothing would stand between the data and its erasure. Put the gates back.");
        }

        StepEntry[] closing = [.. entries.Where(e => e.Step.Kind == StepKind.Closing)];
        if (closing.Length == 0)
        {
            list.Fault("The plan has no step of kind closing. Put the closing decision back.");
        }

        foreach (StepEntry entry in closing.Skip(1))
        {
            entry.At["kind"].Fault(
                $"There is a closing step already, {closing[0].Step.Id}, and only one may be. Give this one another kind.");
        }
    }

    private static void Kind(StepEntry entry)
    {
        if (entry.KindKnown && kinds.TryGetValue(entry.Step.Id, out StepKind kind) && entry.Step.Kind != kind)
        {
            entry.At["kind"].Fault(
                $"The step {entry.Step.Id} must be of kind {Kebab.Of(kind)}, because the program depends on it. Write that.");
        }
    }

    // Other steps are counted from these two, so they cannot be counted from each other.
    private static void Anchor(StepEntry entry)
    {
        ExitStep step = entry.Step;
        if (step.Id != ExitSteps.SwitchingRequest && step.Id != ExitSteps.ErasureOrder)
        {
            return;
        }

        if (step.Anchor != StepAnchor.End)
        {
            entry.At["due"].Fault(
                $"The step {step.Id} must have the anchor end, because other steps are counted from it. Write anchor: end.");
        }

        if (step.Standard.Law is not null || step.Complex.Law is not null)
        {
            entry.At["due"].Fault($"The step {step.Id} must have a fixed distance. Write days or workingDays instead of law.");
        }
    }

    private static void Until(StepEntry entry)
    {
        bool window = entry.Step.Kind == StepKind.Window, until = entry.At.Has("until");
        if (entry.KindKnown && window && !until)
        {
            entry.At.Fault($"The step {entry.Step.Id} is a window but lacks 'until'. Add its last day.");
        }

        if (entry.KindKnown && until && !window)
        {
            entry.At["until"].Fault(
                $"Only a window has 'until', and the step {entry.Step.Id} is none. Take it out, or write kind: window.");
        }
    }

    /// <summary>What every exit must pass may be neither excepted nor left out, else it holds nothing back or holds it for ever.</summary>
    private static void Unavoidable(StepEntry entry)
    {
        ExitStep step = entry.Step;
        if (step.Kind is not (StepKind.Gate or StepKind.Closing) && step.Id != ExitSteps.ErasureOrder && step.Id != ExitSteps.CloseOut)
        {
            return;
        }

        if (step.ExceptionAllowed)
        {
            entry.At["exception"].Fault(
                $"The step {step.Id} protects the data, so no exception can be made from it. Write exception: never.");
        }

        if (!step.Confirmed)
        {
            entry.At["confirm"].Fault($"The step {step.Id} has to be confirmed by somebody. Take out confirm: false.");
        }

        if (entry.At.Has("onlyWhen"))
        {
            entry.At["onlyWhen"].Fault($"The step {step.Id} concerns every service. Take out onlyWhen.");
        }
    }

    // Whatever kind of exit it is, what must not be left out is asked for.
    private static void Asked(StepEntry entry)
    {
        ExitStep step = entry.Step;
        if (!step.Ordered && step.Disordered is null)
        {
            entry.At["ordered"].Fault($"The step {step.Id} is asked for in no kind of exit. Add 'disorder', or take out ordered: false.");
        }

        if (!step.Ordered && (kinds.ContainsKey(step.Id) || ExitSteps.All.Contains(step.Id)))
        {
            entry.At["ordered"].Fault($"The program depends on the step {step.Id} in every ordinary exit. Take out ordered: false.");
        }

        if (step.Disordered is null && (step.Id == ExitSteps.SettleSets || step.Id == ExitSteps.CloseOut || step.Id == ExitSteps.ErasureOrder || step.Id == ExitSteps.AccessRevoked))
        {
            entry.At.Fault($"A disordered exit must ask for the step {step.Id} too. Add for example disorder: {{days: 30}}.");
        }
    }

    private static void Needs(StepEntry entry, IReadOnlyList<StepEntry> entries)
    {
        foreach (StepId needed in entry.Step.Needs)
        {
            StepEntry? other = entries.FirstOrDefault(e => e.Step.Id == needed);
            if (other is null)
            {
                string hint = Nearest.To(needed.Value, entries.Select(e => e.Step.Id.Value)) is { } near ? $" Did you mean '{near}'?" : "";
                entry.At["needs"].Fault(
                    $"The step {entry.Step.Id} needs '{needed}', which is not in the plan.{hint} Correct it or take it out.");
            }
            else if (!other.Step.Confirmed)
            {
                entry.At["needs"].Fault(
                    $"The step {entry.Step.Id} needs {needed}, which nobody confirms, so it would wait for ever. Take it out.");
            }
        }
    }
}
