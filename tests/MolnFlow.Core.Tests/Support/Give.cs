using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Tests.Support;

/// <summary>Commands and their parts that are in order, for tests to use as they are or bend with <c>with</c>.</summary>
public static class Give
{
    public static readonly ImmutableList<EvidenceId> Evidence = [new(new string('a', 64))];

    public static readonly Classification Class2 = new(2, 2, 2, false, true);

    public static InformationSet Set(Classification? classification = null, string? archive = null) =>
        new("Tidbok", People.InformationOwner, classification ?? Class2, archive is null ? null : new Text(archive), null);

    public static RegisterService Register(params InformationSet[] sets) => new(
        "Bokning", null, true, false, null, People.Owner, People.RiskOwner, People.Manager, null, null, [.. sets]);

    /// <summary>A service in use since 2023, with nothing known of it but its people and what it holds.</summary>
    public static AdoptService Adopt(params InformationSet[] sets) => new(
        "Bokning", null, AdoptionOrigin.Existing, Dates.Day("2023-03-01"), null, People.Owner, People.RiskOwner, People.Manager, null, null,
        null, null, null, [.. sets], null, null);

    public static DecisionRecord Decision(DateOnly on) => new(People.Manager, null, on, "Delegation 4.2", "RS 2025-1", Evidence);

    public static AgreementTerms Terms(Term term, int? notice = null, Renewal renewal = Renewal.Standard) =>
        new(term, notice, renewal, null, null, null);

    public static AgreementTerms FixedTerms(string start = "2025-12-01", string end = "2027-06-30", int? notice = null) =>
        Terms(new Term.Fixed(Dates.Day(start), Dates.Day(end)), notice);

    public static SignAgreement Sign(DateOnly on, AgreementTerms? terms = null) =>
        new(new AgreementId("agreement-1"), terms ?? FixedTerms(), on, Evidence);

    public static RecordRiskAnalysis Risk(DateOnly on) => new("Godtagbar", RiskLevel.Medium, People.Analyst, on, Evidence);

    public static RecordDpia Dpia(DateOnly on, bool high = false) => new("Bedömd", high, People.Analyst, on, Evidence);

    public static DecideDpia DpiaNeed(DateOnly on, bool required = true) => new(required, "Två kriterier", People.Owner, on);

    public static DecideContinuation Continue(DateOnly on, Continuation choice = Continuation.Renew, DateOnly? end = null) =>
        new(choice, Decision(on), end);

    /// <summary>Met, with every sub-point that binds in the phase.</summary>
    public static AnswerControl Met(Rules rules, int control, Phase phase) => new(control, phase,
        new Answer.Met([.. rules.Rulebook.Control(control)!.Required(phase).Select(p => p.Id)], null, null));

    /// <summary>An answer that leads on, to any question.</summary>
    public static AnswerQuestion Reply(Question question) => new(
        question.Id,
        question.Kind switch
        {
            QuestionKind.Text => new Reply.Written("Enligt bilaga"),
            QuestionKind.Date => new Reply.Dated(Dates.Day("2026-01-15")),
            QuestionKind.YesNo or QuestionKind.SingleChoice or QuestionKind.MultipleChoice =>
                new Reply.Chosen([question.Options.First(o => o is { Blocks: false, Stops: false, Needs: null }).Id]),
        },
        "Prövat",
        Evidence);

    public static ConfirmExitStep Confirm(string step, DateOnly on) => new(new(step), on, null, Evidence);

    /// <summary>Whatever gets a step done that one person can do.</summary>
    public static Command Step(StepId step, DateOnly on) => step == ExitSteps.DestinationChoice ? Destination(on) : Confirm(step.Value, on);

    public static ChooseDestination Destination(DateOnly on, Destination choice = Core.Exit.Destination.Switch) => new(choice, null, on, null, Evidence);

    public static DeclareDisorder Disorder(DateOnly on, DisorderCause cause = DisorderCause.Bankruptcy) =>
        new(cause, new DateTimeOffset(on, new TimeOnly(8, 0), TimeSpan.Zero), "Kungjort", null);

    public static ProposeExitStep Propose(string step, DateOnly on) => new(new(step), on, null, Evidence);

    public static SettleInformationSet Settle(int set, DateOnly on) => new(set, SetOutcome.Moved, "Kvitto 7", on, Evidence);
}
