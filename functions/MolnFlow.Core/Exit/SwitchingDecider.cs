using System.Collections.Immutable;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Exit;

/// <summary>Moving a running exit's end as the Data Act allows, and choosing where the information goes.</summary>
internal static class SwitchingDecider
{
    public static Decision Unfeasible(Service s, ExitCase exit, RecordUnfeasibility c, Context x) => Decision.Unless(
        UnfeasibleFaults(s, exit, c, x),
        [
            new SwitchingExtended(exit.Cycle, SwitchingCause.Unfeasible, c.NewEnd, c.On, c.Because, Faults.OrNone(c.Evidence)),
            .. s.IsDone(ExitSteps.UnfeasibilityAnswer)
                ? ImmutableList<ServiceEvent>.Empty
                : [new ExitStepConfirmed(ExitSteps.UnfeasibilityAnswer, exit.Cycle, c.On, null, Faults.OrNone(c.Evidence))],
        ]);

    public static Decision Extend(Service s, ExitCase exit, ExtendTransition c, Context x)
    {
        int allowed = x.Rules.Law.Count(Law.CustomerExtension, x.Today);
        return Decision.Unless(
            [
                .. Moved(s, exit, c.On, c.NewEnd, x),
                .. exit.Extensions >= allowed ? [new Reason("transition-extended", "extend-agreement").With("count", allowed)] : Array.Empty<Reason>(),
            ],
            new SwitchingExtended(exit.Cycle, SwitchingCause.OurChoice, c.NewEnd, c.On, c.Because, Faults.OrNone(c.Evidence)));
    }

    /// <summary>May be chosen anew until the erasure order has gone out.</summary>
    public static Decision Choose(Service s, ExitCase exit, ChooseDestination c, Context x) => Decision.Unless(
        [
            .. s.IsDone(ExitSteps.ErasureOrder) ? [ExitSteppingDecider.Ordered(s)] : Array.Empty<Reason>(),
            .. ExitSteppingDecider.Complete(s, ExitSteps.DestinationChoice, c.On, c.Evidence, x),
            .. exit.Destination == c.Choice && exit.Successor == c.Successor ? [new Reason("nothing-changes")] : Array.Empty<Reason>(),
            .. c.Successor == s.Id ? [new Reason("successor-is-itself")] : Array.Empty<Reason>(),
            .. c.Successor is not null && c.Choice != Destination.Switch ? [new Reason("successor-only-when-switching")] : Array.Empty<Reason>(),
        ],
        [
            new DestinationChosen(exit.Cycle, c.Choice, c.Successor, c.On, c.Note, Faults.OrNone(c.Evidence)),
            .. s.IsDone(ExitSteps.DestinationChoice) || x.Rules.Rulebook.Step(ExitSteps.DestinationChoice) is not { } step || !ExitDates.Concerns(step, s)
                ? ImmutableList<ServiceEvent>.Empty
                : [new ExitStepConfirmed(ExitSteps.DestinationChoice, exit.Cycle, c.On, null, Faults.OrNone(c.Evidence))],
        ]);

    private static IEnumerable<Reason> UnfeasibleFaults(Service s, ExitCase exit, RecordUnfeasibility c, Context x)
    {
        foreach (Reason reason in Moved(s, exit, c.On, c.NewEnd, x))
        {
            yield return reason;
        }

        if (exit.Unfeasible)
        {
            yield return new Reason("unfeasibility-recorded", "extend-transition");
        }

        if (s.Steps.GetValueOrDefault(ExitSteps.SwitchingRequest)?.ConfirmedOn is not { } requested)
        {
            yield break;
        }

        DateOnly last = x.Rules.Calendar.Add(requested, x.Rules.Law.On(Law.Unfeasibility, requested));
        if (c.On > last)
        {
            yield return new Reason("unfeasibility-late", "extend-transition").With("date", last);
        }

        DateOnly longest = x.Rules.Calendar.Add(
            x.Rules.Calendar.Add(requested, x.Rules.Law.On(Law.SwitchingNotice, requested)), x.Rules.Law.On(Law.LongTransition, requested));
        if (c.NewEnd > longest)
        {
            yield return new Reason("unfeasibility-too-long").With("date", longest);
        }
    }

    private static IEnumerable<Reason> Moved(Service s, ExitCase exit, DateOnly on, DateOnly newEnd, Context x)
    {
        foreach (Reason reason in Faults.Future(on, x))
        {
            yield return reason;
        }

        if (!s.IsDone(ExitSteps.SwitchingRequest))
        {
            yield return new Reason("switching-not-requested", "confirm-exit-step");
        }

        if (s.IsDone(ExitSteps.ErasureOrder))
        {
            yield return ExitSteppingDecider.Ordered(s);
        }

        if (newEnd <= exit.End)
        {
            yield return new Reason("extension-not-later").With("date", exit.End);
        }

        foreach (Reason reason in Faults.TooLate(newEnd, x.Today))
        {
            yield return reason;
        }
    }
}
