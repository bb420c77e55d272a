using System.Collections.Immutable;

namespace MolnFlow.Core.Assess;

/// <summary>A question was answered; the later answer counts.</summary>
public sealed record QuestionAnswered(QuestionId Question, Reply Reply, Text? Because, ImmutableList<EvidenceId> Evidence) : ServiceEvent;

/// <summary>Somebody was asked to answer a question; null gives it back to the question's role.</summary>
public sealed record QuestionAssigned(QuestionId Question, PersonId? Person) : ServiceEvent;
