using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Tests.Support;

/// <summary>Commands and their parts that are in order.</summary>
public static class Give
{
    public static readonly AgreementId Agreement = new("a-1");

    public static InformationSet Set(string name = "Tidbok", PersonId? owner = null, Classification? classification = null) =>
        new(name, owner ?? People.InformationOwner, classification ?? new(2, 2, 2, false, true), "Gallras efter 5 år", "Inga skyddade adresser");

    public static RegisterService Register(params InformationSet[] sets) => new(
        "Bokning", "Boka tid", true, false, null, People.Owner, People.RiskOwner, People.Manager, null, null, [.. sets]);

    public static DecisionRecord Decision(DateOnly on) => new(People.Manager, null, on, "Delegation 4.2", "RS 2025-1", []);

    public static AgreementTerms Terms(string end = "2027-06-30") =>
        new(new Term.Fixed(World.Day("2025-12-01"), World.Day(end)), 3, Renewal.Standard, null, null, null);

    /// <summary>Met, with every sub-point that binds in the phase.</summary>
    public static AnswerControl Met(Rulebook rulebook, int control, Phase phase) => new(control, phase,
        new Answer.Met([.. rulebook.Control(control)!.Required(phase).Select(p => p.Id)], "Enligt bilaga", null));

    /// <summary>An answer that leads on, to any question.</summary>
    public static AnswerQuestion Reply(Question question, EvidenceId evidence) => new(
        question.Id,
        question.Options.Find(o => o is { Blocks: false, Stops: false, Needs: null }) is { } option
            ? new Reply.Chosen([option.Id])
            : question.Kind == QuestionKind.Date ? new Reply.Dated(new(2026, 1, 15)) : new Reply.Written("Enligt bilaga"),
        "Prövat",
        [evidence]);

    public static ImmutableList<EvidenceId> Some(EvidenceId? evidence) => evidence is { } id ? [id] : [];
}
