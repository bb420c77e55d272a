using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Manage;

/// <summary>What a date alone brings about while a service is managed.</summary>
internal static class ManageClock
{
    /// <summary>The events that are due and have not happened; none when asked again.</summary>
    public static IEnumerable<ServiceEvent> Due(Service s, DateOnly today, Rules rules)
    {
        ContinuationCycle cycle = s.Continuation!;
        if (Opens(s, rules) is { } opens && opens <= today)
        {
            yield return new ContinuationDecisionOpened(cycle.Number, ExitDates.ContinuationDue(s, rules)!.Date, Starts(s, rules));
        }

        if (Starts(s, rules) is { } starts && starts <= today)
        {
            ExitCause cause = cycle.Decided is null ? ExitCause.NothingDecided : ExitCause.NotExtended;
            yield return new ExitStarted(cycle.Number, cause, s.End!.Value);
        }
    }

    public static DateOnly? NextDue(Service s, Rules rules) => (Opens(s, rules), Starts(s, rules)) switch
    {
        ({ } opens, { } starts) => opens < starts ? opens : starts,
        ({ } opens, null) => opens,
        (null, var starts) => starts,
    };

    /// <summary>The day the question is put; null when it has been, or has been answered.</summary>
    private static DateOnly? Opens(Service s, Rules rules)
    {
        if (s.Continuation is not { OpenedOn: null, Decided: null } cycle || ExitDates.ContinuationDue(s, rules) is not { } due)
        {
            return null;
        }

        DateOnly opens = due.Date.AddDays(-rules.Rulebook.Timing.ContinuationOpens);
        return opens < cycle.Since ? cycle.Since : opens;
    }

    /// <summary>The day the exit starts by itself; null where the agreement has no end.</summary>
    private static DateOnly? Starts(Service s, Rules rules) => ExitDates.Of(s, rules) is not { } timeline
        ? null
        : s.Continuation!.Decided is null
        ? timeline.AutomaticStart.Date

        // Renewal was decided: wait for the extension as long as it is safe to, not longer.
        : timeline.LastCall.Date < timeline.ContinuationDue.Date ? timeline.ContinuationDue.Date : timeline.LastCall.Date;
}
