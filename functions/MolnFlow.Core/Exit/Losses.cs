using MolnFlow.Core.Common;

namespace MolnFlow.Core.Exit;

/// <summary>
/// Information that a disordered exit could not bring home. It may end a case only when whoever owns the
/// information has accepted it; the case then says so for ever.
/// </summary>
internal static class Losses
{
    public static bool IsLoss(SetOutcome outcome) => outcome is SetOutcome.Lost or SetOutcome.Remains;

    /// <summary>What was never ordered to be erased remains, whatever else was brought home.</summary>
    public static Ending Ending(Service s) =>
        s.Settled.Values.Any(x => x.As.Outcome == SetOutcome.Remains)
            || s.Steps.GetValueOrDefault(ExitSteps.ErasureOrder) is { ConfirmedOn: null, ExceptionApprovedBy: not null } ? Core.Ending.ClosedWithRemainingData
        : s.Settled.Values.Any(x => x.As.Outcome == SetOutcome.Lost) ? Core.Ending.ClosedWithLoss
        : Core.Ending.Closed;

    /// <summary>Sets said to be lost or to remain, whose owners have not accepted it.</summary>
    public static IEnumerable<NumberedSet> Unaccepted(Service s) => s.Sets.Where(set =>
        s.Settled.TryGetValue(set.Number, out Entered<InformationSetSettled>? settled)
        && IsLoss(settled.As.Outcome) && !s.LossesAccepted.Contains(set.Number));

    /// <summary>
    /// Who accepts a loss: the set's owner, or the risk owner where the set's owner recorded it. Null where nobody may.
    /// </summary>
    public static PersonId? Accepter(Service s, NumberedSet set) =>
        s.Settled.GetValueOrDefault(set.Number)?.Stamp.By == set.Set.Owner ? s.Holder(Role.RiskOwner) : set.Set.Owner;

    public static Decision Accept(Service s, AcceptLoss c, Context x) => Decision.Unless(
        AcceptFaults(s, c.Set, x),
        new LossAccepted(c.Set, s.Continuation!.Number, s.Settled.GetValueOrDefault(c.Set)?.As.Outcome ?? SetOutcome.Lost, c.Note));

    private static IEnumerable<Reason> AcceptFaults(Service s, int number, Context x)
    {
        if (s.Sets.Find(set => set.Number == number) is not { } set)
        {
            return [new Reason("information-set-unknown").With("number", number)];
        }

        if (!s.Settled.TryGetValue(number, out Entered<InformationSetSettled>? settled) || !IsLoss(settled.As.Outcome))
        {
            return [new Reason("no-loss-to-accept", "settle-information-set").With("number", number)];
        }

        return
        [
            .. settled.Stamp.By == set.Set.Owner ? Faults.ActsAs(Role.RiskOwner, s, x)
                : set.Set.Owner != x.Actor ? [new Reason("only-set-owner").With("number", number).With("person", set.Set.Owner)]
                : set.OwnerNamedBy == x.Actor ? [new Reason("set-owner-self-named", "change-information-set").With("number", number)]
                : [],
            .. Faults.NotBoth(settled.Stamp.By, x),
            .. s.LossesAccepted.Contains(number) ? [new Reason("loss-already-accepted").With("number", number)] : Array.Empty<Reason>(),
        ];
    }
}
