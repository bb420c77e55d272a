using System.Collections.Immutable;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core;

/// <summary>How each event changes a service.</summary>
internal static class Fold
{
    // Bounded like everything else in a snapshot.
    private const int MostClasses = 24;

    public static Service Evolve(Service? service, ServiceEvent happened, Stamp stamp)
    {
        Service changed = (service, happened) switch
        {
            (null, ServiceRegistered first) => Begin(first, stamp),
            (null, ServiceAdopted first) => Adopted(first, stamp),
            (null, _) => throw new InvalidOperationException("The first event of a service must be its registration."),
            ({ } now, AcquisitionRejected e) => End(now, Ending.Rejected, stamp, e.Because),
            ({ } now, AcquisitionWithdrawn e) => End(now, Ending.Withdrawn, stamp, e.Because),
            ({ } now, FoundNotExternalCloud e) => End(now, Ending.NotExternalCloud, stamp, e.Because),
            ({ } now, ServiceClosed) => End(now, Losses.Ending(now), stamp, null),
            ({ } now, _) => Common(now, happened, stamp) ?? Acquire(now, happened, stamp)
                ?? Manage(now, happened, stamp) ?? Tasks(now, happened, stamp) ?? Exit(now, happened, stamp)
                ?? Switching(now, happened)
                ?? IncidentFold.Evolve(now, happened, stamp) ?? AbroadFold.Evolve(now, happened, stamp)
                ?? ExpiringEvidence.Evolve(now, happened)
                ?? AssessFold.Evolve(now, happened, stamp)
                ?? throw new InvalidOperationException($"No case for {happened.GetType().Name}."),
        };
        return Classified(changed, stamp) with { LastSequence = stamp.Sequence };
    }

    // The id and organisation are the key of the log and are set by whoever reads it.
    private static Service Begin(ServiceRegistered e, Stamp stamp)
    {
        ImmutableSortedDictionary<Role, PersonId> roles = ImmutableSortedDictionary<Role, PersonId>.Empty.Add(Role.ServiceOwner, e.Owner);
        roles = e.RiskOwner is { } risk ? roles.Add(Role.RiskOwner, risk) : roles;
        roles = e.Manager is { } manager ? roles.Add(Role.Manager, manager) : roles;
        return new Service
        {
            Id = default,
            Organisation = default,
            Stage = new Stage.Acquiring(),
            Name = e.Name,
            Purpose = e.Purpose,
            Supplier = e.Supplier,
            ComplexBecause = e.ComplexBecause,
            ExpectedEnd = e.ExpectedEnd,
            RegisteredOn = stamp.On,
            Rulebook = e.Rulebook,
            Roles = roles,

            // Whoever opens a case answers for it unless they say otherwise; that is no role they took.
            GrantedBy = roles.Keys.ToImmutableSortedDictionary(role => role, role => role == Role.ServiceOwner ? PersonId.System : stamp.By),
        };
    }

    private static Service Adopted(ServiceAdopted e, Stamp stamp)
    {
        ImmutableSortedDictionary<Role, PersonId> roles = e.OtherRoles
            .Concat(e.RiskOwner is { } risk ? [new(Role.RiskOwner, risk)] : [])
            .Concat(e.Manager is { } manager ? [new(Role.Manager, manager)] : [])
            .Append(new(Role.ServiceOwner, e.Owner))
            .Aggregate(ImmutableSortedDictionary<Role, PersonId>.Empty, (all, given) => all.SetItem(given.Role, given.Person));
        return new Service
        {
            Id = default,
            Organisation = default,
            Stage = new Stage.Managing(),
            Name = e.Name,
            Purpose = e.Purpose,
            Supplier = e.Supplier,
            ComplexBecause = e.ComplexBecause,
            RegisteredOn = stamp.On,
            Rulebook = e.Rulebook,
            Roles = roles,
            GrantedBy = roles.Keys.ToImmutableSortedDictionary(role => role, role => role == Role.ServiceOwner ? PersonId.System : stamp.By),
            InUseSince = e.InUseSince,
            Adoption = new(e, stamp),
            Classes = [new(stamp.On, Classification.None)],
            Continuation = new(1, stamp.On, null, null, null),
            Tasks = e.LastDone.ToImmutableDictionary(last => last.Task, last => FirstDates.Known(last, stamp.By)),
        };
    }

    private static Service End(Service s, Ending how, Stamp stamp, Text? because) =>
        s with { Stage = new Stage.Ended(how, stamp.On, because, s.Exit) };

    private static Service? Common(Service s, ServiceEvent happened, Stamp stamp) => happened switch
    {
        DetailsChanged e => s with { Name = e.Name, Purpose = e.Purpose, Supplier = e.Supplier, ComplexBecause = e.ComplexBecause },
        RoleAssigned e => s with { Roles = s.Roles.SetItem(e.Role, e.Person), GrantedBy = s.GrantedBy.SetItem(e.Role, stamp.By) },
        InformationSetAdded e => s with { Sets = s.Sets.Add(new(e.Number, e.Set, stamp.By)), SetsEver = e.Number },
        InformationSetChanged e => s with { Sets = [.. s.Sets.Select(x => x.Number == e.Number ? Changed(x, e.Set, stamp) : x)] },
        InformationSetRemoved e => s with { Sets = s.Sets.RemoveAll(x => x.Number == e.Number), Settled = s.Settled.Remove(e.Number) },
        ControlAnswered e => WithAnswer(s, new(new(e.Control, e.Phase), e.Answer, stamp.By, stamp.On, null, null)),
        DeviationAccepted e => s.Answers.TryGetValue(new(e.Control, e.Phase), out ControlAnswer? answer)
            ? WithAnswer(s, answer with { AcceptedBy = stamp.By, AcceptedOn = stamp.On })
            : s,
        RulebookAdopted e => s with { Rulebook = e.Rulebook },
        TextsErased => s,

        // Only the first event of a log can be one; a later one changes nothing.
        ServiceAdopted => s,
        _ => null,
    };

    private static NumberedSet Changed(NumberedSet before, InformationSet set, Stamp stamp) =>
        new(before.Number, set, set.Owner == before.Set.Owner ? before.OwnerNamedBy : stamp.By);

    private static Service WithAnswer(Service s, ControlAnswer answer) => s with { Answers = s.Answers.SetItem(answer.Key, answer) };

    private static Service? Acquire(Service s, ServiceEvent happened, Stamp stamp) => happened switch
    {
        RiskAnalysisRecorded e => AssessFold.WithMeasures(
            s with { RiskAnalysis = new(e, stamp), RiskAnalysisClass = s.Classification, RiskAcceptance = null }, e.Measures ?? []),
        ResidualRiskAccepted e => s with { RiskAcceptance = new(e, stamp) },
        DpiaNeedDecided e => s with { DpiaNeed = new(e, stamp), DpiaNeedSawPersonalData = s.Classification.PersonalData },
        DpiaRecorded e => s with { Dpia = new(e, stamp), PriorConsultation = null, Consultation = null },
        PriorConsultationRecorded e => s with { PriorConsultation = new(e, stamp), Consultation = null },
        OnPremisesWeighed e => s with { OnPremises = new(e, stamp) },
        ExitPlanFiled e => s with { ExitPlan = new(e, stamp) },
        AcquisitionApproved e => s with { Approval = new(e, stamp), ApprovalClass = s.Classification },
        AgreementSigned e => s with { Agreement = new(e.Agreement, e.Terms, e.On) },
        TakenIntoUse => s with
        {
            Stage = new Stage.Managing(),
            InUseSince = stamp.On,
            Classes = [new(stamp.On, s.Classification)],
            Continuation = new(1, stamp.On, null, null, null),
        },
        _ => null,
    };

    private static Service? Manage(Service s, ServiceEvent happened, Stamp stamp) => happened switch
    {
        ContinuationDecisionOpened => s with { Continuation = s.Continuation! with { OpenedOn = stamp.On } },
        ContinuationDecided { Choice: Continuation.Renew } e when s.Agreement?.Terms.Term.EndsOn is null =>
            NextCycle(s with { Continuation = s.Continuation! with { Decided = e } }, stamp),
        ContinuationDecided e when s.Stage is Stage.Exiting { Case: var exit } => s with
        {
            Continuation = s.Continuation! with { Decided = e },
            Stage = new Stage.Exiting(exit with { Cause = ExitCause.Decided, End = e.End ?? exit.End }),
        },
        AgreementCorrected e => s.Agreement is { } known ? Corrected(s, known, e.Terms) : s,
        ContinuationDecided e => s with { Continuation = s.Continuation! with { Decided = e } },
        AgreementExtended e => s.Agreement is { } link
            ? NextCycle(s with { Agreement = link with { Terms = e.Terms } }, stamp, link.Terms.Term.EndsOn?.AddDays(1) ?? stamp.On)
            : s,
        _ => null,
    };

    private static Service? Tasks(Service s, ServiceEvent happened, Stamp stamp) => happened switch
    {
        TaskCompleted e => Done(s, e.Task, e.Cycle, new Completion(e.On, e.CountedFrom, e.Slot, e.Result, stamp.By)),
        ServiceReviewCompleted e => Done(s, ServiceReview.Id, e.Cycle, new Completion(e.On, e.CountedFrom, e.Slot, null, stamp.By)),
        ObligationAcknowledged e => s with
        {
            Pauses = s.Pauses.SetItem(e.Obligation, new Pause(
                e.Cycle, s.Pauses.TryGetValue(e.Obligation, out Pause? p) && p.Cycle == e.Cycle ? p.Since : stamp.On, e.Until, stamp.By)),
        },
        ChangeReported e => Brought(s, e.Moves, e.Due, stamp),
        _ => null,
    };

    private static Service Done(Service s, TaskId task, int cycle, Completion last) => s with
    {
        Tasks = s.Tasks.SetItem(task, new TaskState(task, cycle, last, null)),
        Pauses = s.Pauses.Remove($"task:{task}"),
    };

    /// <summary>The tasks brought forward to a day.</summary>
    internal static Service Brought(Service s, IEnumerable<TaskId> moves, DateOnly due, Stamp stamp) =>
        s with { Tasks = s.Tasks.SetItems(moves.Select(id => KeyValuePair.Create(id, Moved(s, id, due, stamp)))) };

    // Of two changes the one that asks for it sooner counts.
    private static TaskState Moved(Service s, TaskId id, DateOnly due, Stamp stamp)
    {
        TaskState state = s.Tasks.GetValueOrDefault(id) ?? new TaskState(id, 0, null, null);
        return state.Moved?.Due <= due ? state : state with { Moved = new Move(stamp.On, due) };
    }

    // Kept so that nobody is found to be late for what the classes asked for only afterwards.
    private static Service Classified(Service s, Stamp stamp)
    {
        if (s.Classes is not [.., var last] || last.Class == s.Classification)
        {
            return s;
        }

        ImmutableList<ClassSince> before = last.Since == stamp.On ? s.Classes.RemoveAt(s.Classes.Count - 1) : s.Classes;
        ImmutableList<ClassSince> all = before is [.., var then] && then.Class == s.Classification
            ? before
            : before.Add(new(stamp.On, s.Classification));
        return s with { Classes = all.Count > MostClasses ? all.RemoveAt(0) : all };
    }

    // An exit that runs to the agreement's end runs to the corrected one; an end decided on its own stays.
    private static Service Corrected(Service s, AgreementLink known, AgreementTerms terms) => s with
    {
        Agreement = known with { Terms = terms },
        Stage = s.Stage is Stage.Exiting { Case: var exit } && exit.End == known.Terms.Term.EndsOn && terms.Term.EndsOn is { } end
            ? new Stage.Exiting(exit with { End = end })
            : s.Stage,
    };

    // What was prepared for one end does not count for the next one.
    private static Service NextCycle(Service s, Stamp stamp, DateOnly? periodBegan = null) => s.Continuation is not { } cycle ? s : s with
    {
        Continuation = new(cycle.Number + 1, stamp.On, periodBegan ?? cycle.PeriodBegan, null, null),
        Steps = ImmutableDictionary<StepId, StepState>.Empty,
        Settled = ImmutableDictionary<int, Entered<InformationSetSettled>>.Empty,
        LossesAccepted = [],
    };

    private static Service? Exit(Service s, ServiceEvent happened, Stamp stamp) => happened switch
    {
        ExitStarted e => s with { Stage = new Stage.Exiting(new(e.Cycle, e.Cause, stamp.On, e.End)) },
        ExitCalledOff e => (s.Continuation?.Number == e.Cycle ? NextCycle(s, stamp) : s) with { Stage = new Stage.Managing() },
        ExitStepConfirmed e => WithStep(s, e.Step, x => x with { ConfirmedOn = e.On, ConfirmedBy = stamp.By }),
        ExitStepProposed e => WithStep(s, e.Step, x => x with { Proposal = new(e, stamp) }),
        ExitProposalWithdrawn e => WithStep(s, e.Step, x => x with { Proposal = null }),
        InformationSetSettled e => s with { Settled = s.Settled.SetItem(e.Set, new(e, stamp)), LossesAccepted = s.LossesAccepted.Remove(e.Set) },
        ExitExceptionProposed e => WithStep(s, e.Step, x => x with { Exception = new(e, stamp) }),
        ExitExceptionApproved e => WithStep(s, e.Step, x => x with { ExceptionApprovedBy = stamp.By }),
        _ => null,
    };

    private static Service? Switching(Service s, ServiceEvent happened) => happened switch
    {
        SwitchingExtended e => WithExit(s, exit => exit with
        {
            End = e.End,
            Unfeasible = exit.Unfeasible || e.Cause == SwitchingCause.Unfeasible,
            Extensions = exit.Extensions + (e.Cause == SwitchingCause.OurChoice ? 1 : 0),
        }),
        DestinationChosen e => WithExit(s, exit => exit with { Destination = e.Choice, Successor = e.Successor }),
        DisorderDeclared e => WithExit(s, exit => exit with { Disorder = new(e.Cause, e.AwareAt, e.AwareOn) }),
        LossAccepted e => s with { LossesAccepted = s.LossesAccepted.Add(e.Set) },
        _ => null,
    };

    private static Service WithExit(Service s, Func<ExitCase, ExitCase> change) =>
        s.Stage is Stage.Exiting { Case: var exit } ? s with { Stage = new Stage.Exiting(change(exit)) } : s;

    private static Service WithStep(Service s, StepId id, Func<StepState, StepState> change) => s with
    {
        Steps = s.Steps.SetItem(id, change(s.Steps.GetValueOrDefault(id) ?? new StepState(id, null, null, null, null, null))),
    };
}
