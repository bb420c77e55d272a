using MolnFlow.Core.Common;

namespace MolnFlow.Core.Exit;

/// <summary>
/// When the supplier can no longer be counted on: an exit begins at once, or the running one changes its plan.
/// What has been done stays done.
/// </summary>
internal static class DisorderDecider
{
    public static Decision Declare(Service s, DeclareDisorder c, Context x)
    {
        ExitCase? running = s.Stage is Stage.Exiting { Case: var exit } ? exit : null;
        int cycle = running?.Cycle ?? s.Continuation!.Number;
        var aware = DateOnly.FromDateTime(c.AwareAt.DateTime);
        var declared = new DisorderDeclared(cycle, c.Cause, c.AwareAt, aware, c.Because, Faults.OrNone(c.Evidence));
        return running is null
            ? Decision.Unless(DeclareFaults(c, running, x), new ExitStarted(cycle, ExitCause.Disorder, s.End ?? x.Today), declared)
            : Decision.Unless(DeclareFaults(c, running, x), declared);
    }

    private static IEnumerable<Reason> DeclareFaults(DeclareDisorder c, ExitCase? running, Context x)
    {
        if (c.AwareAt > x.Now.Instant)
        {
            yield return new Reason("moment-in-future");
        }

        if (running?.Disorder is not null)
        {
            yield return new Reason("disorder-declared");
        }

        // Kept from before there was a plan for this: closing would ask for nothing at all.
        if (!x.Rules.Rulebook.ExitPlan.Exists(step => step.Disordered is not null))
        {
            yield return new Reason("rulebook-without-disorder");
        }
    }
}
