using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Abroad;

/// <summary>What happens when the adequacy decision that a transfer rests on falls, by its last day or by being revoked.</summary>
internal static class AdequacyClock
{
    private static readonly ChangeId Lost = new("lost-adequacy");

    /// <summary>The events that are due and have not happened; none when asked again.</summary>
    public static IEnumerable<ServiceEvent> Due(Service s, Context x) => Resting(s)
        .Where(t => x.Rules.Law.Adequate(t.Is.Country, x.Today) is null)
        .Select(t => new AdequacyLost(
            t.Number, t.Is.Country, x.Rules.Law.LatestAdequacy(t.Is.Country, x.Today)?.Id, Triage.Moves(s, Lost, x), Triage.Due(x)));

    /// <summary>The first day on which a decision that a transfer rests on no longer holds; null when none has a last day.</summary>
    public static DateOnly? NextDue(Service s, Law law) => s.Stage is not (Stage.Managing or Stage.Exiting) ? null :
        Resting(s).Select(t => law.AdequateUntil(t.Is.Country, t.On)?.AddDays(1)).Where(day => day is not null).DefaultIfEmpty(null).Min();

    private static IEnumerable<NumberedTransfer> Resting(Service s) =>
        s.Abroad.Transfers.Where(t => t is { Is.Tool: TransferTool.Adequacy, Lost: null });
}
