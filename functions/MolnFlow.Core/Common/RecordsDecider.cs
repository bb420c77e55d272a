using MolnFlow.Core.Acquire;

namespace MolnFlow.Core.Common;

/// <summary>
/// The records that are first asked for before use and renewed when things change: risk analysis,
/// DPIA, the weighing against running it ourselves, and the exit plan.
/// </summary>
internal static class RecordsDecider
{
    /// <summary>Null when the command is not one of these.</summary>
    public static Decision? Decide(Service s, Command command, Context x) => command switch
    {
        RecordRiskAnalysis c => Decision.Unless([.. Faults.Future(c.On, x), .. Classified(s)],
            new RiskAnalysisRecorded(c.Conclusion, c.ResidualRisk, c.Author, c.On, Faults.OrNone(c.Evidence))),
        AcceptResidualRisk c => Decision.Unless(AcceptFaults(s, x), new ResidualRiskAccepted(c.Note)),
        DecideDpia c => Decision.Unless([.. Faults.Future(c.On, x), .. Classified(s)],
            new DpiaNeedDecided(c.Required, c.Because, c.DecidedBy, c.On)),
        RecordDpia c => Decision.Unless([.. Faults.Future(c.On, x), .. NeedDecided(s)],
            new DpiaRecorded(c.Conclusion, c.HighResidualRisk, c.Author, c.On, Faults.OrNone(c.Evidence))),
        RecordPriorConsultation c => Decision.Unless([.. Faults.Future(c.On, x), .. HighRisk(s)],
            new PriorConsultationRecorded(c.Outcome, c.MayProceed, c.On, Faults.OrNone(c.Evidence))),
        WeighOnPremises c => Decision.Unless(Faults.Future(c.On, x),
            new OnPremisesWeighed(c.Conclusion, c.Author, c.On, Faults.OrNone(c.Evidence))),
        FileExitPlan c => Decision.Unless(Faults.Future(c.On, x),
            new ExitPlanFiled(c.Plan, c.Author, c.On, Faults.OrNone(c.Evidence))),
        _ => null,
    };

    // Analysing what has not been classified would be analysing nothing.
    private static IEnumerable<Reason> Classified(Service s) =>
        s.Sets.IsEmpty ? [new Reason("classification-missing", "add-information-set")] : [];

    private static IEnumerable<Reason> AcceptFaults(Service s, Context x)
    {
        if (s.RiskAnalysis is not { } analysis)
        {
            return [new Reason("risk-analysis-missing", "record-risk-analysis"), .. Faults.ActsAs(Role.RiskOwner, s, x)];
        }

        bool wrote = analysis.As.Author == x.Actor || analysis.Stamp.By == x.Actor;
        return
        [
            .. Faults.ActsAs(Role.RiskOwner, s, x),
            .. wrote ? Faults.NotBoth(x.Actor, x) : [],
        ];
    }

    private static IEnumerable<Reason> NeedDecided(Service s) =>
        s.DpiaNeed is null ? [new Reason("dpia-undecided", "decide-dpia")] : [];

    private static IEnumerable<Reason> HighRisk(Service s) =>
        s.Dpia is not { As.HighResidualRisk: true } ? [new Reason("prior-consultation-not-needed", "record-dpia")] : [];
}
