namespace MolnFlow.Functions.Orchestrations;

/// <summary>What a phase's orchestration is about.</summary>
/// <param name="Phase">As stored: <c>acquire</c>, <c>manage</c> or <c>exit</c>.</param>
/// <param name="Cycle">Which time round: 1 in acquire, else the number of the agreement's cycle.</param>
public sealed record PhaseInput(ServiceKey Service, string Phase, int Cycle);

/// <summary>What advancing a service led to.</summary>
/// <param name="Phase">Where the service is now; <c>closed</c> when its life is over.</param>
/// <param name="NextDue">The instant the stored next due begins, UTC; null when no date calls for anything.</param>
/// <param name="Released">The activities by which what waits in its outbox is to be carried.</param>
public sealed record Turn(string Phase, int Cycle, DateTime? NextDue, IReadOnlyList<string> Released);

/// <summary>What a Durable monitor shows of a phase: when it looks next and for what. Never anything personal.</summary>
/// <param name="LooksAgain">UTC.</param>
public sealed record PhaseStatus(DateTime? NextDue, DateTime LooksAgain, string WaitsFor);

/// <summary>What a Durable monitor shows of a life, and how a commit finds the phase to wake.</summary>
public sealed record LifeStatus(string Phase, int Cycle);
