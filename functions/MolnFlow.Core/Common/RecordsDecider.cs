using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;

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
        AcceptResidualRisk c => Decision.Unless(AcceptFaults(s, x), new ResidualRiskAccepted(c.Note)),
        WeighOnPremises c => Decision.Unless(Faults.Future(c.On, x),
            new OnPremisesWeighed(c.Conclusion, c.Author, c.On, Faults.OrNone(c.Evidence))),
        FileExitPlan c => Decision.Unless(Faults.Future(c.On, x),
            new ExitPlanFiled(c.Plan, c.Author, c.On, Faults.OrNone(c.Evidence))),
        _ => RiskDecider.Decide(s, command, x) ?? DpiaDecider.Decide(s, command, x),
    };

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
}
