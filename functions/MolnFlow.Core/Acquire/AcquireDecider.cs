using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;

namespace MolnFlow.Core.Acquire;

/// <summary>From need to use: nothing real goes in before the rules are met.</summary>
internal static class AcquireDecider
{
    public static Decision Decide(Service s, Command command, Context x) => command switch
    {
        DecideAcquisition { Approve: true } c => Decision.Unless(
            [.. c.Decision.Faults(x.Today), .. Readiness.ForApproval(s, x)], new AcquisitionApproved(c.Decision)),
        DecideAcquisition c => Decision.Unless(
            [.. c.Decision.Faults(x.Today), .. Reasoned(c), .. IncidentRemains.Ending(s)], new AcquisitionRejected(c.Decision, c.Because!)),
        Withdraw c => Decision.Unless(IncidentRemains.Ending(s), new AcquisitionWithdrawn(c.Because)),
        DeclareNotExternalCloud c => Decision.Unless(IncidentRemains.Ending(s), new FoundNotExternalCloud(c.Because)),
        SignAgreement c => Decision.Unless(
            [.. Faults.Future(c.On, x), .. AgreementFaults.Of(c.Terms, x.Today)],
            new AgreementSigned(c.Agreement, c.Terms, c.On, Faults.OrNone(c.Evidence))),
        CorrectAgreement c => Agreements.Correct(s, c, x),
        FollowAgreement c => Agreements.Follow(s, c),
        TakeIntoUse => Decision.Unless(Readiness.ForUse(s, x), new TakenIntoUse()),
        Advance => Decision.Accept(),
        _ => CommonDecider.Decide(s, command, x) ?? Decision.Refuse(Faults.WrongPhase(s)),
    };

    private static IEnumerable<Reason> Reasoned(DecideAcquisition c) =>
        c.Because is null ? [new Reason("rejection-needs-reason")] : [];
}
