using MolnFlow.Core;

namespace MolnFlow.Application.Storage;

/// <summary>
/// The names that enums have in stores. Written out, so that renaming a member in code never
/// changes what is stored.
/// </summary>
public static class StoredNames
{
    public static string Of(Phase phase) => phase switch
    {
        Phase.Acquire => "acquire",
        Phase.Manage => "manage",
        Phase.Exit => "exit",
        Phase.Closed => "closed",
    };

    public static Phase PhaseOf(string name) => name switch
    {
        "acquire" => Phase.Acquire,
        "manage" => Phase.Manage,
        "exit" => Phase.Exit,
        "closed" => Phase.Closed,
        _ => throw Unknown("phase", name),
    };

    public static string Of(Ending ending) => ending switch
    {
        Ending.Rejected => "rejected",
        Ending.Withdrawn => "withdrawn",
        Ending.NotExternalCloud => "not-external-cloud",
        Ending.Closed => "closed",
        Ending.ClosedWithLoss => "closed-with-loss",
        Ending.ClosedWithRemainingData => "closed-with-remaining-data",
    };

    public static Ending EndingOf(string name) => name switch
    {
        "rejected" => Ending.Rejected,
        "withdrawn" => Ending.Withdrawn,
        "not-external-cloud" => Ending.NotExternalCloud,
        "closed" => Ending.Closed,
        "closed-with-loss" => Ending.ClosedWithLoss,
        "closed-with-remaining-data" => Ending.ClosedWithRemainingData,
        _ => throw Unknown("ending", name),
    };

    public static string Of(OutboxKind kind) => kind switch
    {
        OutboxKind.Letter => "letter",
        OutboxKind.Agreement => "agreement",
        OutboxKind.Forget => "forget",
        OutboxKind.Adequacy => "adequacy",
    };

    public static OutboxKind KindOf(string name) => name switch
    {
        "letter" => OutboxKind.Letter,
        "agreement" => OutboxKind.Agreement,
        "forget" => OutboxKind.Forget,
        "adequacy" => OutboxKind.Adequacy,
        _ => throw Unknown("outbox kind", name),
    };

    public static string Of(OutboxState state) => state switch
    {
        OutboxState.Waiting => "waiting",
        OutboxState.Done => "done",
        OutboxState.Stuck => "stuck",
    };

    public static OutboxState StateOf(string name) => name switch
    {
        "waiting" => OutboxState.Waiting,
        "done" => OutboxState.Done,
        "stuck" => OutboxState.Stuck,
        _ => throw Unknown("outbox state", name),
    };

    private static InvalidDataException Unknown(string what, string name) =>
        new($"The store holds the {what} '{name}', which this version does not know.");
}
