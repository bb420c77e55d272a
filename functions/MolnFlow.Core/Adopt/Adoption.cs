using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Adopt;

/// <summary>Decides whether a service in use may come into the register, and what may be caught up on afterwards.</summary>
internal static class Adoption
{
    public static Decision Decide(AdoptService c, Context x)
    {
        ImmutableList<InformationSet> sets = c.InformationSets ?? [];
        ImmutableList<LastDone> done = c.LastDone ?? [];
        var adopted = new ServiceAdopted(
            c.Name, c.Purpose, c.Origin, c.InUseSince, c.Supplier, c.Owner ?? x.Actor, c.RiskOwner, c.Manager,
            c.OtherRoles ?? [], c.ComplexBecause, done, c.Line?.Place ?? 0, c.Line?.Among ?? 1, x.Rules.Rulebook.Hash);
        return Decision.Unless(
            [
                .. Intake.Sensitive(c.SecuritySensitive),
                .. Faults.Future(c.InUseSince, x),
                .. Sets(sets, x),
                .. Roles(c),
                .. done.SelectMany(last => DoneFaults(last, c, x)),
                .. done.GroupBy(last => last.Task).Where(g => g.Count() > 1).Select(g => new Reason("task-twice").With("task", g.Key)),
                .. c.Agreement is null || c.Terms is null ? [] : AgreementFaults.Of(c.Terms, x.Today),
                .. c.AgreementSignedOn is { } on ? Faults.Future(on, x) : [],
                .. c.AgreementSignedOn is not null && c.Agreement is null ? [new Reason("signed-without-agreement")] : Array.Empty<Reason>(),
            ],
            [adopted, .. sets.Select((set, i) => new InformationSetAdded(i + 1, set)), .. Signed(c, x), .. Intake.Said(c.SecuritySensitive, x)]);
    }

    /// <summary>What the acquire phase decides, caught up on by a service that never went through it. Null when the command is not one of these.</summary>
    public static Decision? CatchUp(Service s, Command command, Context x) => (s.Adoption, command) switch
    {
        (null, _) => null,
        (_, DecideAcquisition { Approve: true } c) => Decision.Unless(
            [.. c.Decision.Faults(x.Today), .. Readiness.ForApproval(s, x)], new AcquisitionApproved(c.Decision)),
        (_, DecideAcquisition) => Decision.Refuse(new Reason("rejection-while-in-use", "start-exit")),
        (_, SignAgreement c) when s.Agreement is null => Decision.Unless(
            [.. Faults.Future(c.On, x), .. AgreementFaults.Of(c.Terms, x.Today)],
            new AgreementSigned(c.Agreement, c.Terms, c.On, Faults.OrNone(c.Evidence))),

        // Lists of what is in use hold mistakes; once somebody has decided to use it, it is no longer one.
        (_, DeclareNotExternalCloud c) when s.Approval is null =>
            Decision.Unless(IncidentRemains.Ending(s), new FoundNotExternalCloud(c.Because)),
        _ => null,
    };

    private static IEnumerable<AgreementSigned> Signed(AdoptService c, Context x)
    {
        if (c.Agreement is { } agreement && c.Terms is { } terms)
        {
            DateOnly on = c.AgreementSignedOn ?? (terms.Term.Start < x.Today ? terms.Term.Start : x.Today);
            yield return new AgreementSigned(agreement, terms, on, []);
        }
    }

    // The adoption, the agreement and the answer to the first question are events too.
    private static IEnumerable<Reason> Sets(ImmutableList<InformationSet> sets, Context x) =>
        sets.Count > Limits.EventsPerDecision - 3
            ? [new Reason("too-many-at-once").With("maximum", Limits.EventsPerDecision - 3)]
            : sets.SelectMany(set => CommonDecider.SetFaults(set, x));

    private static IEnumerable<Reason> Roles(AdoptService c)
    {
        foreach (RoleHolder holder in c.OtherRoles ?? [])
        {
            if (!CommonDecider.IsOfAService(holder.Role))
            {
                yield return new Reason("role-not-of-a-service").With("role", holder.Role);
            }
        }

        IEnumerable<Role> given = new[] { Role.ServiceOwner }
            .Concat(c.RiskOwner is null ? [] : [Role.RiskOwner]).Concat(c.Manager is null ? [] : [Role.Manager])
            .Concat((c.OtherRoles ?? []).Select(h => h.Role));
        foreach (IGrouping<Role, Role> twice in given.GroupBy(role => role).Where(g => g.Count() > 1))
        {
            yield return new Reason("role-twice").With("role", twice.Key);
        }
    }

    private static IEnumerable<Reason> DoneFaults(LastDone last, AdoptService c, Context x)
    {
        if (x.Rules.Rulebook.Schedule.Task(last.Task) is null)
        {
            yield return new Reason("task-unknown").With("task", last.Task);
        }

        if (last.On > x.Today)
        {
            yield return new Reason("date-in-future").With("date", last.On);
        }
        else if (last.On < c.InUseSince)
        {
            yield return new Reason("task-date-early").With("task", last.Task).With("date", c.InUseSince);
        }
    }
}
