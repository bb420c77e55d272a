using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;

namespace MolnFlow.Core;

/// <summary>
/// Start here. A service lives through acquire → manage → exit; each phase has a decider of its own:
/// <see cref="AcquireDecider"/>, <see cref="ManageDecider"/>, <see cref="ExitDecider"/>, and what is
/// possible throughout is in <see cref="CommonDecider"/>. All of it is pure.
/// </summary>
public static class Lifecycle
{
    /// <summary>Opens a case.</summary>
    public static Decision Register(RegisterService command, Context context) => Intake.Decide(command, context);

    /// <summary>Takes a service that is in use already into the register.</summary>
    public static Decision Adopt(AdoptService command, Context context) => Adoption.Decide(command, context);

    /// <summary>What a command does to a service, or every reason why it does nothing.</summary>
    public static Decision Decide(Service service, Command command, Context context) =>
        ExpiringEvidence.Noted(ByPhase(service, command, context), service, context);

    private static Decision ByPhase(Service service, Command command, Context context) => (service.Stage, command) switch
    {
        (_, EraseTexts erase) => CommonDecider.Erase(service, erase),
        (Stage.Ended, Advance) => Decision.Accept(),
        (Stage.Ended, _) => Decision.Refuse(new Reason("case-ended")),
        (Stage.Acquiring, _) => AcquireDecider.Decide(service, command, context),
        (Stage.Managing, _) => ManageDecider.Decide(service, command, context),
        (Stage.Exiting exiting, _) => ExitDecider.Decide(service, exiting.Case, command, context),
        _ => throw new InvalidOperationException($"No case for {service.Stage.GetType().Name}."),
    };

    /// <summary>The fold. Accepts all history: whatever once was decided stays decided.</summary>
    public static Service Evolve(Service? service, ServiceEvent happened, Stamp stamp) => Fold.Evolve(service, happened, stamp);

    /// <summary>
    /// The civil date from which <see cref="Advance"/> has something to do, if nobody acts before;
    /// null when it never will.
    /// </summary>
    public static DateOnly? NextDue(Service service, Rulebook.Rules rules) =>
        new[] { service.Stage is Stage.Managing ? ManageClock.NextDue(service, rules) : null, AdequacyClock.NextDue(service, rules.Law) }
            .Where(day => day is not null).DefaultIfEmpty(null).Min();
}
