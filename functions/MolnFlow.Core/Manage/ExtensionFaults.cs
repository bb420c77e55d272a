using MolnFlow.Core.Exit;

namespace MolnFlow.Core.Manage;

/// <summary>What can be wrong with moving an agreement's end.</summary>
internal static class ExtensionFaults
{
    public static IEnumerable<Reason> Of(Service s, DateOnly newEnd, Context x)
    {
        if (s.Agreement?.Terms.Term.EndsOn is not { } end)
        {
            yield return new Reason("agreement-without-end", "call-off-exit");
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

        if (s.IsDone(ExitSteps.ErasureOrder))
        {
            yield return new Reason("erasure-ordered").With("date", s.Steps[ExitSteps.ErasureOrder].ConfirmedOn!.Value);
        }
    }
}
