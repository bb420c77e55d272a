using System.Collections.Immutable;

namespace MolnFlow.Core.Rulebook;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    YesNo,
    SingleChoice,
    MultipleChoice,
    Text,
    Date,
}

/// <summary>What a binding question of the acquire phase stands before.</summary>
public enum QuestionGate
{
    /// <summary>The decision to acquire.</summary>
    Decision,

    /// <summary>The step into use, for what can only be known once the agreement is signed.</summary>
    Use,
}

/// <summary>What must be in place elsewhere for an answer to hold.</summary>
public enum QuestionNeed
{
    /// <summary>Some information set says what is kept out, and how that is upheld.</summary>
    Exclusion,

    /// <summary>Some information set is marked as personal data.</summary>
    PersonalData,
}

/// <summary>One answer to choose.</summary>
/// <param name="Blocks">True when whoever answers so may not go on.</param>
/// <param name="Stops">True when the answer must not even be kept; it is refused with what to do instead.</param>
/// <param name="Needs">Null where the answer stands on its own.</param>
public sealed record QuestionOption(string Id, bool Blocks, bool Stops, bool ReasonRequired, bool EvidenceRequired, QuestionNeed? Needs);

/// <summary>
/// A circumstance that a question depends on: that another one was answered in one of these ways, or that the
/// service's classification reaches a level (1 for a mark). Exactly one of the two is given.
/// </summary>
public sealed record QuestionCondition(QuestionId? Question, ImmutableList<string> Answers, Criterion? Criterion, int From);

/// <summary>
/// A question of the catalogue's questionnaires, without its words. The catalogue's questions file explains the fields.
/// </summary>
/// <param name="Group">The questionnaire it stands in.</param>
/// <param name="EvidenceRequired">True when any answer takes a file; options can ask for one on their own.</param>
/// <param name="DontKnowAllowed">False where the source does not accept it: then it blocks whatever the force.</param>
/// <param name="OnlyWhen">All must hold for the question to be asked.</param>
/// <param name="AtIntake">True for the one that is asked before anything else is typed.</param>
/// <param name="Requirements">The numbers it covers in the table of requirements in docs.</param>
public sealed record Question(
    QuestionId Id,
    string Group,
    ImmutableList<Phase> Phases,
    QuestionGate Before,
    QuestionKind Kind,
    ImmutableList<QuestionOption> Options,
    bool EvidenceRequired,
    bool DontKnowAllowed,
    ImmutableList<QuestionCondition> OnlyWhen,
    Role Acts,
    Force Force,
    ImmutableList<int> Controls,
    bool AtIntake,
    ImmutableList<int> Requirements)
{
    public QuestionOption? Option(string id) => Options.Find(o => o.Id == id);
}
