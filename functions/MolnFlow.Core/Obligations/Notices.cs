using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;

namespace MolnFlow.Core.Obligations;

/// <summary>Who is told what when something happens. Nobody is told of their own doing.</summary>
public static class Notices
{
    /// <param name="after">The service with the event in it.</param>
    public static ImmutableList<Notice> Of(Service after, ServiceEvent happened, Stamp stamp)
    {
        // Whoever is named at intake is told of each role they were given.
        IEnumerable<(NoticeKind, IEnumerable<PersonId?>, (string, object)[])> told = happened is ServiceRegistered
            ? after.Roles.Select(r => (NoticeKind.RoleGiven, (IEnumerable<PersonId?>)[r.Value], new (string, object)[] { ("role", r.Key) }))
            : [Told(after, happened, stamp)];
        return [.. told.SelectMany(t => To(t.Item1, t.Item2, t.Item3, stamp)).DistinctBy(n => n.Key)];
    }

    private static IEnumerable<Notice> To(NoticeKind kind, IEnumerable<PersonId?> people, (string, object)[] arguments, Stamp stamp) =>
        people.OfType<PersonId>().Distinct()
            .Where(person => person != stamp.By && person != PersonId.System)
            .Select(person => arguments.Aggregate(
                new Notice($"{stamp.Sequence:D6}-{person}", kind, person),
                (notice, argument) => notice.With(argument.Item1, argument.Item2)));

    private static (NoticeKind, IEnumerable<PersonId?>, (string, object)[]) Told(Service s, ServiceEvent happened, Stamp stamp) =>
        happened switch
        {
            RoleAssigned e => (NoticeKind.RoleGiven, [e.Person], [("role", e.Role)]),
            RiskAnalysisRecorded => (NoticeKind.AcceptanceWanted, [s.Holder(Role.RiskOwner)], []),
            ControlAnswered { Answer: Answer.Deviation } e =>
                (NoticeKind.AcceptanceWanted, [s.Holder(Role.RiskOwner)], [("control", e.Control)]),
            QuestionAssigned { Person: { } asked } e => (NoticeKind.QuestionAsked, [asked], [("question", e.Question)]),
            ServiceAdopted e => (NoticeKind.Adopted, s.Roles.Values.Select(person => (PersonId?)person), [("inUseSince", e.InUseSince)]),
            TakenIntoUse => (NoticeKind.TakenIntoUse, Leaders(s), []),
            ContinuationDecisionOpened { ExitStarts: { } starts } e =>
                (NoticeKind.ContinuationOpened, Leaders(s), [("due", e.Due), ("exitStarts", starts)]),
            ContinuationDecisionOpened e => (NoticeKind.ContinuationOpened, Leaders(s), [("due", e.Due)]),
            ExitStarted e => (NoticeKind.ExitStarted, Everyone(s), [("end", e.End), ("cause", e.Cause)]),
            ExitCalledOff => (NoticeKind.ExitCalledOff, Everyone(s), []),
            ExitStepProposed e => (NoticeKind.ApprovalWanted, [ExitObligations.Other(s, stamp.By)], [("step", e.Step)]),
            ExitExceptionProposed e => (NoticeKind.ApprovalWanted, [s.Holder(Role.RiskOwner), .. Owners(s)], [("step", e.Step)]),
            AcquisitionRejected or AcquisitionWithdrawn or FoundNotExternalCloud or ServiceClosed =>
                (NoticeKind.Ended, Everyone(s), [("ending", ((Stage.Ended)s.Stage).How)]),
            _ => (NoticeKind.RoleGiven, [], []),
        };

    private static IEnumerable<PersonId?> Leaders(Service s) => [s.Owner, s.Holder(Role.Deputy), s.Holder(Role.Manager)];

    // Bounded by a service's roles and sets (Limits.InformationSets), so one decision's notices fit a transaction in any store.
    private static IEnumerable<PersonId?> Everyone(Service s) =>
        [.. Leaders(s), s.Holder(Role.RiskOwner), s.Holder(Role.Archivist), s.Holder(Role.DataProtectionOfficer), .. Owners(s)];

    private static IEnumerable<PersonId?> Owners(Service s) => s.Sets.Select(set => (PersonId?)set.Set.Owner).Distinct();
}
