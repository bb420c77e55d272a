using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MolnFlow.Core.Common;

/// <summary>How a control stands in one phase.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Answer.Planned), "planned")]
[JsonDerivedType(typeof(Answer.Met), "met")]
[JsonDerivedType(typeof(Answer.MetWithoutEffect), "met-without-effect")]
[JsonDerivedType(typeof(Answer.Deviation), "deviation")]
[JsonDerivedType(typeof(Answer.NotApplicable), "not-applicable")]
[JsonDerivedType(typeof(Answer.Unknown), "unknown")]
public abstract record Answer
{
    /// <summary>Will be met: by whom, when, and where the agreement says so.</summary>
    public sealed record Planned(PersonId Owner, DateOnly Due, Text? AgreementReference) : Answer;

    /// <summary>Met, covering these sub-points.</summary>
    public sealed record Met(ImmutableList<string> SubPoints, Text? Note, ImmutableList<EvidenceId>? Evidence) : Answer;

    /// <summary>Done as asked, yet it changes nothing for this service; the note says why.</summary>
    public sealed record MetWithoutEffect(Text Note) : Answer;

    /// <summary>Not met. Counts only once the risk owner has accepted it, until the date given.</summary>
    public sealed record Deviation(Text Reason, Text CompensatingMeasure, DateOnly Until) : Answer;

    /// <summary>The control's condition does not hold here.</summary>
    public sealed record NotApplicable(Text Because) : Answer;

    /// <summary>Saved while somebody finds out; it blocks decisions, not the form.</summary>
    public sealed record Unknown(Text? Note) : Answer;
}

/// <summary>Answers are kept per control and phase.</summary>
public readonly record struct AnswerKey(int Control, Phase Phase);

/// <summary>An answer with who gave it when, and for a deviation who accepted it.</summary>
public sealed record ControlAnswer(AnswerKey Key, Answer Answer, PersonId By, DateOnly On, PersonId? AcceptedBy, DateOnly? AcceptedOn);
