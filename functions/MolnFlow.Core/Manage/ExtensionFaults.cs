using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;

namespace MolnFlow.Core.Manage;

/// <summary>What can be wrong with moving an agreement's end.</summary>
internal static class ExtensionFaults
{
    /// <summary>There is nothing to move; a running exit from such an agreement is called off instead.</summary>
    public static Reason WithoutEnd(Service s) =>
        new Reason("agreement-without-end", s.Phase == Phase.Exit ? "call-off-exit" : null);

    public static IEnumerable<Reason> Of(Service s, DateOnly newEnd, Context x)
    {
        if (s.Agreement?.Terms.Term.EndsOn is not { } end)
        {
            yield return WithoutEnd(s);
            yield break;
        }

        if (newEnd <= end)
        {
            yield return new Reason("extension-not-later").With("date", end);
        }

        if (newEnd < x.Today)
        {
            yield return new Reason("date-in-past").With("date", newEnd);
        }

        foreach (Reason reason in Faults.TooLate(newEnd, x.Today))
        {
            yield return reason;
        }

        if (s.IsDone(ExitSteps.ErasureOrder))
        {
            yield return new Reason("erasure-ordered").With("date", s.Steps[ExitSteps.ErasureOrder].ConfirmedOn!.Value);
        }
    }
}
