using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MolnFlow.Core.Assess;

/// <summary>What was answered to a question of the catalogue.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Reply.Chosen), "chosen")]
[JsonDerivedType(typeof(Reply.Written), "written")]
[JsonDerivedType(typeof(Reply.Dated), "dated")]
[JsonDerivedType(typeof(Reply.Unknown), "unknown")]
public abstract record Reply
{
    private Reply() { }

    /// <summary>One option, or several where the question allows it; <c>yes</c> or <c>no</c> for a question of that kind.</summary>
    public sealed record Chosen(ImmutableList<string> Options) : Reply;

    public sealed record Written(Text Text) : Reply;

    public sealed record Dated(DateOnly Date) : Reply;

    /// <summary>Saved while somebody finds out; it blocks decisions, not the form.</summary>
    public sealed record Unknown : Reply;
}

/// <summary>A question with what is answered to it.</summary>
/// <param name="Because">The reason; some answers require one.</param>
public sealed record QuestionReply(QuestionId Question, Reply Reply, Text? Because, ImmutableList<EvidenceId>? Evidence);

/// <summary>An answer as the service has it.</summary>
public sealed record QuestionAnswer(QuestionReply Given, PersonId By, DateOnly On);

/// <summary>One option of one question, for refusals to name.</summary>
public readonly record struct OptionName(QuestionId Question, string Option);
