using System.Collections.Immutable;
using MolnFlow.Application.Catalogue;
using MolnFlow.Core;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Rulebook;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>A questionnaire as a service has it: the questions that concern it, open or for a later phase.</summary>
/// <param name="Text">Null when the present catalogue no longer words it.</param>
public sealed record QuestionGroup(string Id, QuestionnaireText? Text, ImmutableList<QuestionView> Questions)
{
    public IEnumerable<QuestionView> Open => Questions.Where(q => q.IsOpen);

    public int Done => Open.Count(q => q.Lacks is null);

    public string Title(View view) => Text?.Title.In(view.Say.Language) ?? Id;

    /// <summary>Every questionnaire in which some question concerns the service.</summary>
    public static ImmutableList<QuestionGroup> All(CaseView of) =>
    [
        .. Relevance.Of(of.Service, of.Rules.Rulebook).GroupBy(q => q.Group).Select(group => new QuestionGroup(
            group.Key,
            of.View.Catalogue.Questionnaires.Find(g => g.Id == group.Key),
            [.. group.Select(q => new QuestionView(
                q,
                of.View.Catalogue.Questions.GetValueOrDefault(q.Id),
                of.Service.Questions.GetValueOrDefault(q.Id),
                QuestionStatus.Lacks(of.Service, q, of.Service.Phase),
                q.Phases.Exists(p => p <= of.Service.Phase)))])),
    ];
}

/// <summary>A question of a service, with what is said of it.</summary>
/// <param name="IsOpen">Whether the service has come to a phase that asks it.</param>
public sealed record QuestionView(Question Question, QuestionText? Text, QuestionAnswer? Answer, OpenQuestion? Lacks, bool IsOpen)
{
    /// <summary>Where on the page it is.</summary>
    public string Anchor => $"q-{Question.Id}";

    /// <summary>What the names of its fields begin with.</summary>
    public string Name => $"q.{Question.Id}";

    /// <summary>True where one answer excludes the others.</summary>
    public bool One => Question.Kind is QuestionKind.YesNo or QuestionKind.SingleChoice;
}

/// <summary>A questionnaire's form as it is shown: what stands in it and what came of sending it.</summary>
/// <param name="Form">Carries version, key and whatever concerns no single question.</param>
/// <param name="Faults">What is wrong with an answer, by its question.</param>
/// <param name="Saved">How many answers were kept although others were not.</param>
public sealed record QuestionSheet(QuestionGroup Group, FormState Form, ILookup<QuestionId, Reason> Faults, int Saved)
{
    public string? One(QuestionView question, string field) => Form.Values.One($"{question.Name}.{field}");

    public IReadOnlyList<string> All(QuestionView question, string field) => Form.Values.All($"{question.Name}.{field}");

    /// <summary>Whether a field of a question is at fault: a fault that names none concerns the answer itself.</summary>
    public bool IsAtFault(QuestionView question, string field) => Faults[question.Question.Id].Any(f =>
        f.Arguments.GetValueOrDefault("field")?.ToString() is { } at
            ? at == field || (field == "reply" && at.StartsWith("reply", StringComparison.Ordinal))
            : field == "reply");
}
