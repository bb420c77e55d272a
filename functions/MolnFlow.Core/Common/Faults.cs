using System.Collections.Immutable;

namespace MolnFlow.Core.Common;

/// <summary>Checks that several deciders share; each yields a reason or nothing.</summary>
internal static class Faults
{
    public static IEnumerable<Reason> Future(DateOnly on, Context context) =>
        on > context.Today ? [new Reason("date-in-future").With("date", on)] : [];

    public static IEnumerable<Reason> TooLate(DateOnly end, DateOnly today) => end > Limits.LatestEnd(today)
        ? [new Reason("date-too-late").With("date", end).With("last", Limits.LatestEnd(today))]
        : [];

    /// <summary>The role must be held, by the one who acts.</summary>
    public static IEnumerable<Reason> ActsAs(Role role, Service service, Context context) => service.Holder(role) switch
    {
        null => [new Reason("role-vacant", "reassign").With("role", role)],
        { } holder when holder != context.Actor => [new Reason("only-role-may").With("role", role).With("person", holder)],
        _ when service.GrantedBy.GetValueOrDefault(role) == context.Actor => [new Reason("role-self-granted", "reassign").With("role", role)],
        _ => [],
    };

    /// <summary>True for who holds one of the roles, or an information set, by somebody else's word.</summary>
    public static bool Holds(Service service, PersonId person, Func<Role, bool> counts) =>
        service.Roles.Any(r => r.Value == person && counts(r.Key) && service.GrantedBy.GetValueOrDefault(r.Key) != person)
        || service.Sets.Exists(set => set.Set.Owner == person && set.OwnerNamedBy != person);

    public static IEnumerable<Reason> NotBoth(PersonId first, Context context) =>
        first == context.Actor ? [new Reason("takes-two-people").With("person", first)] : [];

    public static Reason WrongPhase(Service service) => new Reason("not-in-this-phase").With("phase", service.Phase);

    public static ImmutableList<EvidenceId> OrNone(ImmutableList<EvidenceId>? evidence) => evidence ?? [];
}
