using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Exit;

/// <summary>A service's dates of leaving.</summary>
public static class ExitDates
{
    /// <summary>The timeline for the service's E; null where there is no end to count from.</summary>
    public static ExitTimeline? Of(Service s, Rules rules) => s.End is { } end ? For(s, end, rules) : null;

    /// <summary>As if no exit were running: counted from the agreement's own end.</summary>
    public static ExitTimeline? WithoutExit(Service s, Rules rules) => s.Agreement?.Terms.Term.EndsOn is { } end ? For(s, end, rules) : null;

    /// <summary>When to decide whether to continue, for agreements with and without an end.</summary>
    public static DatedFact? ContinuationDue(Service s, Rules rules) =>
        s.Continuation is not { } cycle ? null
        : Of(s, rules) is { } timeline ? timeline.ContinuationDue
        : ContinuationDeadline.WithoutEnd(cycle.Since, rules.Rulebook.Timing);

    /// <summary>True when the longer timeline holds: high class, secrecy, or marked so with a reason.</summary>
    public static bool IsComplex(Service s, Rulebook.Rulebook rulebook) =>
        s.Classification.Secrecy || s.ComplexBecause is not null || s.Classification.Highest >= rulebook.Timing.HighClass;

    /// <summary>Whether a step concerns this service at all.</summary>
    public static bool Concerns(ExitStep step, Service s) => (s.Exit?.Disorder is null ? step.Ordered : step.Disordered is not null) && step.OnlyWhen switch
    {
        null => true,
        StepCondition.PersonalData => s.Classification.PersonalData,
        StepCondition.Secrecy => s.Classification.Secrecy,
        StepCondition.Archive => s.Sets.Exists(set => set.Set.ArchiveRule is not null),
        _ => throw new InvalidOperationException($"No case for {step.OnlyWhen}."),
    };

    /// <summary>E when an agreement without an end is left on a day: notice given, and room to move.</summary>
    public static DateOnly EndWhenLeft(Service s, DateOnly on, Rules rules)
    {
        DateOnly feasible = ExitTimeline.EarliestFeasibleEnd(on, rules).Date;
        DateOnly noticed = rules.Calendar.Add(on, Period.Months(s.Agreement?.Terms.NoticeMonths ?? 0));
        return noticed > feasible ? noticed : feasible;
    }

    /// <summary>The day from which the present cycle asks for anything; an adopted service is first left in peace for a while.</summary>
    public static DateOnly AsksFrom(Service s, ContinuationCycle cycle, Rules rules) =>
        s.Adoption is not null && cycle.Number == 1 ? cycle.Since.AddDays(rules.Rulebook.Timing.AdoptionQuiet) : cycle.Since;

    private static ExitTimeline For(Service s, DateOnly end, Rules rules) => ExitTimeline.Compute(
        new TimelineBasis(
            end,
            s.Agreement?.Terms ?? Unknown(s),
            IsComplex(s, rules.Rulebook),
            s.Continuation is { } cycle ? AsksFrom(s, cycle, rules) : s.RegisteredOn,
            PeriodBegan(s.Continuation, s.Agreement?.Terms.Term.Start ?? s.RegisteredOn),
            Done(s, ExitSteps.SwitchingRequest),
            Done(s, ExitSteps.ErasureOrder),
            s.Exit?.Disorder),
        rules);

    // Leaving what nobody ever found the agreement of: no notice, and no promises.
    private static AgreementTerms Unknown(Service s) =>
        new(new Term.Free(s.InUseSince ?? s.RegisteredOn), null, Renewal.Standard, null, null, null);

    // A month's renewal of an old agreement must not look as if a third of its time had passed already.
    private static DateOnly PeriodBegan(ContinuationCycle? cycle, DateOnly start) =>
        cycle?.PeriodBegan is { } began && began > start ? began : start;

    private static DateOnly? Done(Service s, StepId step) => s.Steps.GetValueOrDefault(step)?.ConfirmedOn;
}
