using System.Collections.Immutable;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Manage;

/// <summary>
/// Renew, replace or leave. Leaving starts the exit; renewing an auto-renewing agreement or one with
/// options left moves its end; any other renewal still takes <c>extend-agreement</c>.
/// </summary>
/// <param name="End">The last day, when leaving an agreement that has no end of its own, or leaving early.</param>
[Command("decide-continuation")]
public sealed record DecideContinuation(Continuation Choice, DecisionRecord Decision, DateOnly? End) : Command;

/// <summary>The agreement runs on until a later day. Calls off a running exit; refused after an erasure order.</summary>
[Command("extend-agreement")]
public sealed record ExtendAgreement(DateOnly NewEnd, DateOnly On, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>Mends terms that were typed wrong, for every service under the agreement. Moves dates, starts nothing over.</summary>
[Command("correct-agreement")]
public sealed record CorrectAgreement(AgreementTerms Terms, Text Because) : Command;

/// <summary>Takes over terms that another service under the same agreement brought about.</summary>
/// <param name="Corrected">True when the terms were mended, so that nothing starts over.</param>
[Command("follow-agreement"), Internal]
public sealed record FollowAgreement(AgreementId Agreement, AgreementTerms Terms, bool Corrected) : Command;

/// <summary>Starts the exit now: the decision to leave, in one step.</summary>
[Command("start-exit")]
public sealed record StartExit(DecisionRecord Decision, DateOnly? End) : Command;
