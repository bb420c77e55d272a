using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Common;

/// <summary>Acknowledging an obligation: quiet for a while, where nothing is lost by it.</summary>
internal static class PauseDecider
{
    public static Decision Decide(Service s, Acknowledge c, Context x)
    {
        Obligation? asked = ServiceObligations.Of(s, x).Find(o => o.Key == c.Obligation);
        return asked is null ? Decision.Refuse(new Reason("obligation-unknown").With("obligation", c.Obligation))
            : asked.DueOn is not { } due ? Decision.Refuse(new Reason("obligation-undated"))
            : Decision.Unless(
                UntilFaults(s, asked, due, c.Until, x), new ObligationAcknowledged(asked.Key, asked.Cycle, due, c.Until, c.Note));
    }

    private static IEnumerable<Reason> UntilFaults(Service s, Obligation asked, DateOnly due, DateOnly until, Context x)
    {
        if (until < x.Today)
        {
            yield return new Reason("date-in-past").With("date", until);
        }

        // A second acknowledgement makes the pause no longer than one could have made it.
        DateOnly since = s.Pauses.TryGetValue(asked.Key, out Pause? pause) && pause.Cycle == asked.Cycle ? pause.Since : x.Today;
        DateOnly last = since.AddDays(x.Rules.Rulebook.Timing.PauseMaximum);
        bool strict = asked.Ladder != Ladder.Routine;
        if (strict && due < x.Today)
        {
            yield return new Reason("pause-overdue").With("date", due);
        }
        else if (until > (strict && due < last ? due : last))
        {
            yield return new Reason("pause-too-long").With("last", strict && due < last ? due : last);
        }
    }
}
