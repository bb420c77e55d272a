using System.Collections.Immutable;
using System.ComponentModel;
using MolnFlow.Application;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Web.Api;

[Description("The questionnaires of a service, with what has been answered.")]
public sealed record QuestionnairesBody(
    [property: Description("The questions that concern the service and are answered so that one can go on.")] int Answered,
    [property: Description("The questions that concern the service in the phases it has come to.")] int Asked,
    ImmutableList<QuestionnaireBody> Questionnaires);

[Description("A group of questions.")]
public sealed record QuestionnaireBody(string Id, string Title, string Lead, int Answered, int Asked, ImmutableList<QuestionBody> Questions);

[Description("A question of the catalogue, and where the service stands with it.")]
public sealed record QuestionBody(
    QuestionId Id,
    string Title,
    string Guidance,
    string Why,
    string Source,
    ImmutableList<Phase> Phases,
    [property: Description("What a binding question of the acquire phase stands before.")] QuestionGate Before,
    QuestionKind Kind,
    ImmutableList<OptionBody> Options,
    bool EvidenceRequired,
    [property: Description("False where the source does not accept it; it can still be saved.")] bool DontKnowAllowed,
    Force Force,
    Role Acts,
    [property: Description("Who was asked in particular; null where the role answers.")] NamedBody? Owner,
    ImmutableList<int> Controls,
    [property: Description("Numbers in the table of requirements.")] ImmutableList<int> Requirements,
    [property: Description("Whether it concerns the service, by its classes and the other answers.")] bool Asked,
    [property: Description("Null until somebody answers.")] ReplyBody? Answer,
    [property: Description("What it lacks; null when nothing is lacking or it is not asked.")] ReasonBody? Lacks,
    [property: Description("Whether what it lacks keeps the service from its next step; otherwise it is a warning.")] bool Binds);

[Description("One answer to choose.")]
public sealed record OptionBody(
    string Id,
    string Label,
    [property: Description("Whoever answers so may not go on.")] bool Blocks,
    [property: Description("The answer is refused and not kept.")] bool Stops,
    bool ReasonRequired,
    bool EvidenceRequired,
    [property: Description("What the information sets must say for the answer to hold.")] QuestionNeed? Needs,
    [property: Description("What to do when the answer leads no further.")] string? Instead);

[Description("An answer as it was given.")]
public sealed record ReplyBody(Reply Reply, Text? Because, ImmutableList<EvidenceId> Evidence, NamedBody By, DateOnly On);

/// <summary>Puts a service's questions in one language.</summary>
internal static class QuestionBodies
{
    public static QuestionnairesBody Of(Service s, Rulebook rulebook, Catalogue catalogue, Speaker say)
    {
        ImmutableList<Question> relevant = Relevance.Of(s, rulebook);
        ImmutableList<QuestionnaireBody> groups = [.. rulebook.Questions.GroupBy(q => q.Group).Select(group =>
        {
            ImmutableList<QuestionBody> questions = [.. group.Select(q => Question(s, q, relevant.Contains(q), catalogue, say))];
            ImmutableList<QuestionBody> open = questions.FindAll(q => q.Asked && q.Phases.Exists(p => p <= s.Phase));
            QuestionnaireText? text = catalogue.Questionnaires.Find(g => g.Id == group.Key);
            return new QuestionnaireBody(
                group.Key, text?.Title.In(say.Language) ?? group.Key, text?.Lead.In(say.Language) ?? "",
                open.Count(q => q.Lacks is null), open.Count, questions);
        })];
        return new QuestionnairesBody(groups.Sum(g => g.Answered), groups.Sum(g => g.Asked), groups);
    }

    private static QuestionBody Question(Service s, Question question, bool asked, Catalogue catalogue, Speaker say)
    {
        Language language = say.Language;
        QuestionText? text = catalogue.Questions.GetValueOrDefault(question.Id);
        OpenQuestion? lacks = asked && question.Phases.Exists(p => p <= s.Phase) ? QuestionStatus.Lacks(s, question, s.Phase) : null;
        return new QuestionBody(
            question.Id,
            say.Question(question.Id),
            text?.Guidance.In(language) ?? "",
            text?.Why.In(language) ?? "",
            text?.Source.In(language) ?? "",
            question.Phases,
            question.Before,
            question.Kind,
            [.. question.Options.Select(o => Option(question.Id, o, say))],
            question.EvidenceRequired,
            question.DontKnowAllowed,
            question.Force,
            question.Acts,
            s.QuestionOwners.TryGetValue(question.Id, out PersonId owner) ? NamedBody.Of(owner, say) : null,
            question.Controls,
            question.Requirements,
            asked,
            s.Questions.GetValueOrDefault(question.Id) is { } answer ? Given(answer, say) : null,
            lacks is null ? null : ReasonBody.From(lacks.Reason, say),
            lacks is { Binds: true } && question.Phases.Contains(s.Phase));
    }

    private static OptionBody Option(QuestionId question, QuestionOption option, Speaker say)
    {
        var name = new OptionName(question, option.Id);
        return new OptionBody(
            option.Id, say.Option(name), option.Blocks, option.Stops, option.ReasonRequired, option.EvidenceRequired, option.Needs,
            say.Advice(name) is { Length: > 0 } advice ? advice : null);
    }

    private static ReplyBody Given(QuestionAnswer answer, Speaker say) => new(
        answer.Given.Reply, answer.Given.Because, answer.Given.Evidence ?? [], NamedBody.Of(answer.By, say), answer.On);
}
