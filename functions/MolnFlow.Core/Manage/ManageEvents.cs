using System.Collections.Immutable;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Manage;

/// <summary>The question "continue or leave?" was put to the owner because its time came.</summary>
/// <param name="ExitStarts">When the exit starts by itself if nothing is decided; null where the agreement has no end.</param>
public sealed record ContinuationDecisionOpened(int Cycle, DateOnly Due, DateOnly? ExitStarts) : ServiceEvent;

/// <summary>What to do when the agreement's present period ends.</summary>
public enum Continuation
{
    Renew,

    /// <summary>Leave for another service.</summary>
    Replace,
    Leave,
}

/// <summary>The answer to that question.</summary>
/// <param name="End">The agreed last day when leaving an agreement without an end, or earlier than its end.</param>
public sealed record ContinuationDecided(int Cycle, Continuation Choice, DecisionRecord Decision, DateOnly? End) : ServiceEvent;

/// <summary>Why an agreement's end moved.</summary>
public enum ExtensionCause
{
    Extended,
    Renewed,
    OptionCalled,

    /// <summary>Another service under the same agreement moved it.</summary>
    SharedAgreement,
}

/// <summary>The agreement now runs on these terms. Starts a new cycle of continuation and exit.</summary>
public sealed record AgreementExtended(AgreementTerms Terms, ExtensionCause Cause, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>The agreement's terms had been recorded wrong and were mended; the cycle goes on.</summary>
/// <param name="Because">Why; null when another service under the agreement brought it about.</param>
public sealed record AgreementCorrected(AgreementTerms Terms, Text? Because) : ServiceEvent;
