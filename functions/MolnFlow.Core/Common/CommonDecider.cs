using MolnFlow.Core.Abroad;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Common;

/// <summary>What is possible in every phase before the end: details, roles, information sets, answers, pauses.</summary>
internal static class CommonDecider
{
    /// <summary>Null when the command is not one of these.</summary>
    public static Decision? Decide(Service s, Command command, Context x) => command switch
    {
        ChangeDetails c => Decision.Accept(new DetailsChanged(c.Name, c.Purpose, c.Supplier, c.ComplexBecause)),
        Reassign c => Decision.Unless(ReassignFaults(s, c), new RoleAssigned(c.Role, c.Person)),
        AddInformationSet c => Decision.Unless(
            [.. SetFaults(c.Set, x), .. TooMany(s)], new InformationSetAdded(s.SetsEver + 1, c.Set)),
        ChangeInformationSet c => Decision.Unless(
            [.. SetFaults(c.Set, x), .. Known(s, c.Number), .. Weaker(s, c)], new InformationSetChanged(c.Number, c.Set)),
        RemoveInformationSet c => Decision.Unless(RemoveFaults(s, c), new InformationSetRemoved(c.Number, c.Because)),
        AnswerControl c => AnswerDecider.Decide(s, c, x),
        AcceptDeviation c => AnswerDecider.Accept(s, c, x),
        Acknowledge c => PauseDecider.Decide(s, c, x),
        AdoptRulebook c when c.Rulebook == s.Rulebook => Decision.Accept(),
        AdoptRulebook c => Decision.Accept(new RulebookAdopted(c.Rulebook)),
        _ => IncidentDecider.Decide(s, command, x) ?? AbroadDecider.Decide(s, command, x)
            ?? ExpiringEvidence.Decide(s, command)
            ?? QuestionDecider.Decide(s, command, x) ?? RecordsDecider.Decide(s, command, x),
    };

    public static Decision Erase(Service s, EraseTexts c) => c.Sequence < 1 || c.Sequence > s.LastSequence
        ? Decision.Refuse(new Reason("event-unknown").With("number", c.Sequence))
        : Decision.Accept(new TextsErased(c.Sequence, c.Basis));

    /// <summary>The roles that belong to one service; the others are held for the whole organisation.</summary>
    public static bool IsOfAService(Role role) => role is not (Role.Auditor or Role.Administrator or Role.LogTeam);

    private static IEnumerable<Reason> ReassignFaults(Service s, Reassign c)
    {
        if (!IsOfAService(c.Role))
        {
            yield return new Reason("role-not-of-a-service").With("role", c.Role);
        }

        if (s.Holder(c.Role) == c.Person)
        {
            yield return new Reason("nothing-changes");
        }
    }

    // Bounded, so that every set can be settled and every snapshot stays small in any store.
    private static IEnumerable<Reason> TooMany(Service s) =>
        s.Sets.Count >= Limits.InformationSets ? [new Reason("too-many-information-sets").With("maximum", Limits.InformationSets)] : [];

    public static IEnumerable<Reason> SetFaults(InformationSet set, Context x)
    {
        int maximum = x.Rules.Rulebook.MaximumClass;
        foreach (Criterion criterion in new[] { Criterion.Confidentiality, Criterion.Integrity, Criterion.Availability })
        {
            int value = set.Classification.Of(criterion);
            if (value < 0 || value > maximum)
            {
                yield return new Reason("class-out-of-range").With("criterion", criterion).With("value", value).With("maximum", maximum);
            }
        }
    }

    private static IEnumerable<Reason> Known(Service s, int number) =>
        s.Sets.Exists(x => x.Number == number) ? [] : [new Reason("information-set-unknown").With("number", number)];

    // What must be brought home is not made less by saying that it was worth less.
    private static IEnumerable<Reason> Weaker(Service s, ChangeInformationSet c) =>
        s.Phase == Phase.Exit && s.Sets.Find(x => x.Number == c.Number)?.Set is { } before
            && (before.Classification.IsStricterThan(c.Set.Classification) || (before.ArchiveRule is not null && c.Set.ArchiveRule is null))
            ? [new Reason("information-set-weaker-in-exit", "settle-information-set").With("number", c.Number)]
            : [];

    private static IEnumerable<Reason> RemoveFaults(Service s, RemoveInformationSet c)
    {
        foreach (Reason reason in Known(s, c.Number))
        {
            yield return reason;
        }

        // A service in use holds something, or its exit would have nothing to take home.
        if (s.Phase == Phase.Manage && s.Sets.Count == 1)
        {
            yield return new Reason("last-information-set", "change-information-set").With("number", c.Number);
        }

        // What is out there must be settled, not forgotten.
        if (s.Phase == Phase.Exit)
        {
            yield return new Reason("information-set-in-exit", "settle-information-set").With("number", c.Number);
        }
    }
}
