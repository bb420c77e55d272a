using System.Collections.Immutable;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Assess;

[Command("answer-question")]
public sealed record AnswerQuestion(QuestionId Question, Reply Reply, Text? Because, ImmutableList<EvidenceId>? Evidence) : Command;

/// <summary>Several answers at once: all of them are kept, or none.</summary>
[Command("answer-questions")]
public sealed record AnswerQuestions(ImmutableList<QuestionReply> Answers) : Command;

/// <summary>Asks somebody in particular to answer; nobody for it to fall back to the question's role.</summary>
[Command("assign-question")]
public sealed record AssignQuestion(QuestionId Question, PersonId? Person) : Command;
