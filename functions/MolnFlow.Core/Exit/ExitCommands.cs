using System.Collections.Immutable;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Exit;

/// <summary>A step is done. Irreversible steps are proposed by one person and approved by another instead.</summary>
[Command("confirm-exit-step")]
public sealed record ConfirmExitStep(StepId Step, DateOnly On, Text? Note, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>The first of two people asks for an irreversible step, such as the erasure order.</summary>
[Command("propose-exit-step")]
public sealed record ProposeExitStep(StepId Step, DateOnly On, Text? Note, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>The second person approves; from here the step counts as done.</summary>
[Command("approve-exit-step")]
public sealed record ApproveExitStep(StepId Step) : Command;

[Command("withdraw-exit-proposal")]
public sealed record WithdrawExitProposal(StepId Step) : Command;

[Command("settle-information-set")]
public sealed record SettleInformationSet(
    int Set, SetOutcome Outcome, Text Reference, DateOnly On, ImmutableList<EvidenceId>? Evidence) : Command;

[Command("propose-exit-exception")]
public sealed record ProposeExitException(StepId Step, Text Because) : Command;

/// <summary>Given by the risk owner or an information owner who did not propose it.</summary>
[Command("approve-exit-exception")]
public sealed record ApproveExitException(StepId Step) : Command;

/// <summary>Stays with an agreement that has no end after all.</summary>
[Command("call-off-exit")]
public sealed record CallOffExit(Text Because) : Command;

[Command("close")]
public sealed record Close(DecisionRecord Decision) : Command;
