using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Assess;

/// <summary>Whether an impact assessment is needed, what it must hold, and the consultation that a high risk calls for.</summary>
internal static class DpiaDecider
{
    /// <summary>Null when the command is not one of these.</summary>
    public static Decision? Decide(Service s, Command command, Context x) => command switch
    {
        DecideDpia c => Decision.Unless(
            [.. Faults.Future(c.On, x), .. Classified(s), .. Screened(c, x)],
            new DpiaNeedDecided(c.Required, c.Because, c.DecidedBy, c.On, c.Criteria ?? [], c.Exemption)),
        RecordDpia c => Decision.Unless(
            [.. Faults.Future(c.On, x), .. NeedDecided(s), .. Advised(s, c)],
            new DpiaRecorded(c.Conclusion, c.HighResidualRisk, c.Author, c.On, Faults.OrNone(c.Evidence), c.Content, c.Dpo)),
        RequestPriorConsultation c => Decision.Unless(
            [.. Faults.Future(c.On, x), .. HighRisk(s), .. s.Consultation is null ? Array.Empty<Reason>() : [new Reason("consultation-runs", "record-prior-consultation")]],
            new PriorConsultationRequested(c.On, c.Reference)),
        ExtendPriorConsultation c => Decision.Unless(
            [.. Running(s, c.On, x), .. s.Consultation is { Extended: true } ? [new Reason("nothing-changes")] : Array.Empty<Reason>()],
            new PriorConsultationExtended(c.On)),
        SuspendPriorConsultation c => Decision.Unless(
            [.. Running(s, c.On, x), .. s.Consultation is { StandsStillSince: not null } ? [new Reason("nothing-changes")] : Array.Empty<Reason>()],
            new PriorConsultationSuspended(c.On, c.Because)),
        ResumePriorConsultation c => Decision.Unless(
            [.. Running(s, c.On, x), .. Still(s, c)], new PriorConsultationResumed(c.On)),
        RecordPriorConsultation c => Decision.Unless([.. Faults.Future(c.On, x), .. HighRisk(s)],
            new PriorConsultationRecorded(c.Outcome, c.MayProceed, c.On, Faults.OrNone(c.Evidence))),
        _ => null,
    };

    // Analysing what has not been classified would be analysing nothing.
    private static IEnumerable<Reason> Classified(Service s) =>
        s.Sets.IsEmpty ? [new Reason("classification-missing", "add-information-set")] : [];

    private static IEnumerable<Reason> Screened(DecideDpia c, Context x)
    {
        int count = c.Criteria?.Count ?? 0, minimum = x.Rules.Law.Count(Law.DpiaCriteria, c.On);
        if (!c.Required && count >= minimum && c.Exemption is null)
        {
            yield return new Reason("dpia-criteria-require", "decide-dpia").With("count", count).With("minimum", minimum);
        }

        if (c.Required && c.Exemption is not null)
        {
            yield return new Reason("dpia-exemption-idle").With("field", "exemption");
        }
    }

    private static IEnumerable<Reason> NeedDecided(Service s) =>
        s.DpiaNeed is null ? [new Reason("dpia-undecided", "decide-dpia")] : [];

    // Art. 35(2): where an officer is designated, their advice is sought.
    private static IEnumerable<Reason> Advised(Service s, RecordDpia c)
    {
        if (c.Dpo is null && s.Holder(Role.DataProtectionOfficer) is { } officer)
        {
            yield return new Reason("dpo-advice-missing").With("field", "dpo.opinion").With("person", officer);
        }

        if (c.Dpo is { Followed: false, BecauseNot: null })
        {
            yield return new Reason("dpo-advice-not-followed").With("field", "dpo.becauseNot");
        }
    }

    private static IEnumerable<Reason> HighRisk(Service s) =>
        s.Dpia is not { As.HighResidualRisk: true } ? [new Reason("prior-consultation-not-needed", "record-dpia")] : [];

    private static IEnumerable<Reason> Running(Service s, DateOnly on, Context x) => s.Consultation is not { } running
        ? [new Reason("consultation-not-requested", "request-prior-consultation")]
        : on < running.Requested ? [new Reason("consultation-date-early").With("date", on).With("start", running.Requested)]
        : Faults.Future(on, x);

    private static IEnumerable<Reason> Still(Service s, ResumePriorConsultation c) =>
        s.Consultation is null ? []
        : s.Consultation.StandsStillSince is not { } since ? [new Reason("consultation-not-suspended", "suspend-prior-consultation")]
        : c.On < since ? [new Reason("consultation-date-early").With("date", c.On).With("start", since)]
        : [];
}
