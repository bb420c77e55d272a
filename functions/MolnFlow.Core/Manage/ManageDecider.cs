using System.Collections.Immutable;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;

namespace MolnFlow.Core.Manage;

/// <summary>While the service is in use: continue, extend or leave.</summary>
internal static class ManageDecider
{
    public static Decision Decide(Service s, Command command, Context x) => Adoption.CatchUp(s, command, x) ?? command switch
    {
        DecideContinuation { Choice: Continuation.Renew } c => Renew(s, c, x),
        DecideContinuation c => Leave(s, c.Choice, c.Decision, c.End, x),
        StartExit c => Leave(s, Continuation.Leave, c.Decision, c.End, x),
        ExtendAgreement c => Extend(s, c, x),
        CorrectAgreement c => Agreements.Correct(s, c, x),
        FollowAgreement c => Agreements.Follow(s, c),
        SignAgreement c => NewAgreement(s, c, x),
        ConfirmExitStep c => ExitSteppingDecider.Confirm(s, c, x),
        DeclareDisorder c => DisorderDecider.Declare(s, c, x),
        Advance => new Decision.Accepted([.. AdequacyClock.Due(s, x), .. ManageClock.Due(s, x.Today, x.Rules)]),
        _ => TaskDecider.Decide(s, command, x) ?? CommonDecider.Decide(s, command, x) ?? Decision.Refuse(Faults.WrongPhase(s)),
    };

    private static Decision Renew(Service s, DecideContinuation c, Context x)
    {
        ContinuationCycle cycle = s.Continuation!;
        IEnumerable<Reason> faults =
        [
            .. c.Decision.Faults(x.Today),
            .. Undecided(cycle),
            .. c.End is null ? Array.Empty<Reason>() : [new Reason("end-only-when-leaving")],
        ];
        var decided = new ContinuationDecided(cycle.Number, c.Choice, c.Decision, null);
        return s.Agreement?.Terms.Term switch
        {
            Term.AutoRenewing t => Decision.Unless([.. faults, .. Faults.TooLate(t.NextEnd(), x.Today)], decided,
                Moved(s, t with { End = t.NextEnd() }, ExtensionCause.Renewed)),
            Term.WithOptions { OptionsLeft: > 0 } t => Decision.Unless([.. faults, .. Faults.TooLate(t.NextEnd(), x.Today)], decided,
                Moved(s, t with { End = t.NextEnd(), OptionsLeft = t.OptionsLeft - 1 }, ExtensionCause.OptionCalled)),
            Term.WithOptions => Decision.Unless([.. faults, new Reason("no-options-left", "extend-agreement")], decided),
            null or Term.Fixed or Term.OpenEnded or Term.Free => Decision.Unless(faults, decided),
            _ => throw new InvalidOperationException($"No case for {s.Agreement!.Terms.Term.GetType().Name}."),
        };
    }

    private static Decision Leave(Service s, Continuation choice, DecisionRecord decision, DateOnly? end, Context x)
    {
        ContinuationCycle cycle = s.Continuation!;
        DateOnly last = end ?? s.End ?? ExitDates.EndWhenLeft(s, x.Today, x.Rules);
        return Decision.Unless(
            [.. decision.Faults(x.Today), .. EndFaults(s, end, x)],
            new ContinuationDecided(cycle.Number, choice, decision, end),
            new ExitStarted(cycle.Number, ExitCause.Decided, last));
    }

    /// <summary>What can be wrong with a last day given when leaving.</summary>
    public static IEnumerable<Reason> EndFaults(Service s, DateOnly? end, Context x)
    {
        if (end < x.Today)
        {
            yield return new Reason("date-in-past").With("date", end.Value);
        }

        foreach (Reason reason in end is { } given ? Faults.TooLate(given, x.Today) : [])
        {
            yield return reason;
        }

        if (end > s.End)
        {
            yield return new Reason("end-after-agreement", "extend-agreement").With("date", s.End.Value);
        }
    }

    private static IEnumerable<Reason> Undecided(ContinuationCycle cycle) =>
        cycle.Decided is null ? [] : [new Reason("continuation-decided", "extend-agreement")];

    /// <summary>Shared with the exit phase, where it also calls the exit off.</summary>
    public static Decision Extend(Service s, ExtendAgreement c, Context x, params ReadOnlySpan<ServiceEvent> also)
    {
        ImmutableList<Reason> faults = [.. Faults.Future(c.On, x), .. ExtensionFaults.Of(s, c.NewEnd, x)];
        Term? moved = s.Agreement?.Terms.Term switch
        {
            Term.Fixed t => t with { End = c.NewEnd },
            Term.AutoRenewing t => t with { End = c.NewEnd },
            Term.WithOptions t => t with { End = c.NewEnd },
            _ => null,
        };
        return moved is null || !faults.IsEmpty
            ? new Decision.Refused(faults.IsEmpty ? [ExtensionFaults.WithoutEnd(s)] : faults)
            : Decision.Accept([Moved(s, moved, ExtensionCause.Extended, Faults.OrNone(c.Evidence)), .. also]);
    }

    private static Decision NewAgreement(Service s, SignAgreement c, Context x) => Decision.Unless(
        [.. Faults.Future(c.On, x), .. AgreementFaults.Of(c.Terms, x.Today), .. SameAgreement(s, c)],
        new AgreementSigned(c.Agreement, c.Terms, c.On, Faults.OrNone(c.Evidence)),
        new AgreementExtended(c.Terms, ExtensionCause.Extended, []));

    private static IEnumerable<Reason> SameAgreement(Service s, SignAgreement c) =>
        s.Agreement?.Id == c.Agreement ? [new Reason("agreement-same", "extend-agreement")] : [];

    private static AgreementExtended Moved(Service s, Term term, ExtensionCause cause, ImmutableList<EvidenceId>? evidence = null) =>
        new(s.Agreement!.Terms with { Term = term }, cause, evidence ?? []);
}
