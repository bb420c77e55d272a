using System.Reflection;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Laws;

/// <summary>A command of any kind with fields at random.</summary>
public sealed class AnyCommand(Whims whims, Case c)
{
    private static readonly Dictionary<string, Type> ByName =
        Commands.Types.ToDictionary(t => t.GetCustomAttribute<CommandAttribute>()!.Name);

    private readonly AnyIncident incidents = new(whims, c);
    private readonly AnyAbroad abroad = new(whims, c);

    private static readonly Type[] AnyTime = [.. Commands.Types.Where(t => t != typeof(RegisterService) && t != typeof(AdoptService))];

    public Command OfAnyKind() => Of(whims.One(AnyTime), whims.One(c.Rules.Rulebook.Controls).Id, whims.One<Phase>(), Step());

    /// <summary>What would fulfil an obligation, with the fields it gives filled in; several where it stands for several.</summary>
    public IEnumerable<Command> For(Obligation o)
    {
        string step = o.Prefill.GetValueOrDefault("step") ?? Step();
        int? set = o.Prefill.TryGetValue("set", out string? number) ? int.Parse(number) : null;
        if (o.Command == "decide-continuation" && whims.Number(0, 3) == 0)
        {
            return [Give.Disorder(c.Today, whims.One<DisorderCause>())];
        }

        if (o.Command == "accept-loss")
        {
            return [new AcceptLoss(set!.Value, whims.Note())];
        }

        if (set is not null)
        {
            SetOutcome[] outcomes = c.State.Exit?.Disorder is null ? [SetOutcome.Moved] : [SetOutcome.Remains, SetOutcome.Remains, SetOutcome.Lost, SetOutcome.Archived];
            return [Give.Settle(set.Value, c.Today) with { Outcome = whims.One(outcomes) }];
        }

        if (o.Command == "approve-exit-step" && whims.Number(0, 5) == 0)
        {
            return [new WithdrawExitProposal(new(step))];
        }

        if (o.Command == "confirm-exit-step" && c.State.Phase == Phase.Exit && whims.Seldom)
        {
            return [new ProposeExitException(new(step), "Leverantören svarar inte")];
        }

        if (o.Prefill.TryGetValue("incident", out string? incident))
        {
            return [incidents.For(o, int.Parse(incident))];
        }

        if (o.Command is "answer-sub-processor" or "change-transfer" or "declare-no-transfers" or "add-transfer")
        {
            return [abroad.For(o)];
        }

        if (o.Prefill.TryGetValue("task", out string? task))
        {
            return [whims.Seldom ? Pausing(o.Key) : Done(new(task))];
        }

        if (o.Command == "complete-review")
        {
            return [new CompleteReview(c.Today, [.. Sitting(mistakes: false)], whims.Note(), null)];
        }

        if (o.Command == "record-prior-consultation" && c.State.Consultation is not null && whims.Coin)
        {
            return [whims.Coin ? new ExtendPriorConsultation(c.Today) : new SuspendPriorConsultation(c.Today, "Fler uppgifter")];
        }

        if (o.Command == "complete-measure")
        {
            return [new CompleteMeasure(int.Parse(o.Prefill["number"]), MeasureOutcome.Done, c.Today, null, null)];
        }

        if (o.Command == "answer-question")
        {
            return QuestionStatus.Open(c.State, c.State.Phase, c.Rules.Rulebook)
                .Where(open => open.Reason.Remedy == "answer-question" && open.Question.Acts == o.Role)
                .Select(open => whims.Seldom ? whims.Reply(open.Question) : Give.Reply(open.Question)).ToList();
        }

        if (o.Command is not ("answer-control" or "accept-deviation"))
        {
            return [Of(ByName[o.Command], 1, Phase.Acquire, step)];
        }

        return o.Controls.Select(control => Of(ByName[o.Command], control, PhaseOf(o, control), step));
    }

    private Phase PhaseOf(Obligation o, int control) => o.Prefill.TryGetValue("phase", out string? phase)
        ? Enum.Parse<Phase>(phase, ignoreCase: true)
        : c.Rules.Rulebook.Control(control)!.Phases.Contains(Phase.Acquire) ? Phase.Acquire : Phase.Manage;

    private string Step() => whims.Seldom ? "no-such-step" : whims.One(c.Rules.Rulebook.ExitPlan).Id.Value;

    private Command Of(Type type, int control, Phase phase, string step) => type.Name switch
    {
        nameof(ChangeDetails) => new ChangeDetails("Namn", whims.Note(), null, whims.Seldom ? new Text("Krångligt") : null),
        nameof(Reassign) => new Reassign(whims.One<Role>(), whims.Person()),
        nameof(AddInformationSet) => new AddInformationSet(whims.Set()),
        nameof(ChangeInformationSet) => new ChangeInformationSet(whims.Number(1, 3), whims.Set()),
        nameof(RemoveInformationSet) => new RemoveInformationSet(whims.Number(1, 3), "Borta"),
        nameof(AnswerControl) => new AnswerControl(control, phase, whims.Answer(control, phase)),
        nameof(AcceptDeviation) => new AcceptDeviation(control, phase),
        nameof(EraseTexts) => new EraseTexts(whims.Number(0, c.Log.Count + 1), "art. 17"),
        nameof(AdoptRulebook) => new AdoptRulebook(whims.Coin ? c.State.Rulebook : "another"),
        nameof(Advance) => new Advance(),
        nameof(RecordRiskAnalysis) => Give.Risk(whims.On()) with
        {
            Author = whims.Person(),
            ResidualRisk = whims.One<RiskLevel>(),
            Risks = whims.Coin ? null : [.. Enumerable.Range(0, whims.Number(0, 3)).Select(_ => whims.Risk())],
            Measures = whims.Coin ? null : [new(1, "Kryptera", whims.Person(), c.Today.AddDays(whims.Number(-1, 90)))],
        },
        nameof(CompleteMeasure) => new CompleteMeasure(
            whims.Seldom || c.State.Measures.IsEmpty ? whims.Number(0, 9) : whims.One(c.State.Measures).Number,
            whims.One<MeasureOutcome>(), whims.On(), whims.Note(), whims.Evidence()),
        nameof(RequestPriorConsultation) => new RequestPriorConsultation(whims.On(), "IMY 2026-1"),
        nameof(ExtendPriorConsultation) => new ExtendPriorConsultation(whims.On()),
        nameof(SuspendPriorConsultation) => new SuspendPriorConsultation(whims.On(), "Fler uppgifter"),
        nameof(ResumePriorConsultation) => new ResumePriorConsultation(whims.On()),
        nameof(AcceptResidualRisk) => new AcceptResidualRisk(whims.Note()),
        nameof(DecideDpia) => Give.DpiaNeed(whims.On(), whims.Coin) with
        {
            Criteria = whims.Coin ? null : [.. Enumerable.Range(0, whims.Number(0, 3)).Select(_ => whims.One<DpiaCriterion>())],
            Exemption = whims.Seldom ? whims.One<DpiaExemption>() : null,
        },
        nameof(RecordDpia) => Give.Dpia(whims.On(), high: whims.Number(0, 4) == 0) with
        {
            Content = whims.Coin ? null : new("Tidbokning", whims.Note(), null, null, null),
            Dpo = whims.Seldom ? null : new("Vänta", whims.Coin, whims.Note()),
        },
        nameof(RecordPriorConsultation) => new RecordPriorConsultation("Svar", !whims.Seldom, whims.On(), null),
        nameof(WeighOnPremises) => new WeighOnPremises("Dyrare", whims.Person(), whims.On(), null),
        nameof(FileExitPlan) => new FileExitPlan("Plan", whims.Person(), whims.On(), null),
        nameof(DecideAcquisition) => new DecideAcquisition(!(whims.Seldom && whims.Coin), whims.Note(), whims.Decision()),
        nameof(Withdraw) => whims.Number(0, 3) == 0 ? new Withdraw("Nej") : new Advance(),
        nameof(DeclareNotExternalCloud) => whims.Number(0, 3) == 0 ? new DeclareNotExternalCloud("Nej") : new Advance(),
        nameof(SignAgreement) => new SignAgreement(Agreement(), whims.Terms(), whims.On(), whims.Evidence()),
        nameof(TakeIntoUse) => new TakeIntoUse(),
        nameof(DecideContinuation) => new DecideContinuation(whims.One<Continuation>(), whims.Decision(), whims.Seldom ? whims.Ahead() : null),
        nameof(ExtendAgreement) => new ExtendAgreement(whims.Ahead(), whims.On(), whims.Evidence()),
        nameof(CorrectAgreement) => new CorrectAgreement(whims.Terms(), "Skrivfel"),
        nameof(FollowAgreement) => new FollowAgreement(Agreement(), Give.Terms(new Term.Fixed(c.Today, c.Today.AddDays(whims.Number(1, 900)))), whims.Coin),
        nameof(StartExit) => new StartExit(whims.Decision(), whims.Seldom ? whims.Ahead() : null),
        nameof(ConfirmExitStep) => new ConfirmExitStep(new(step), whims.On(), whims.Note(), whims.Evidence()),
        nameof(ProposeExitStep) => new ProposeExitStep(new(step), whims.On(), whims.Note(), whims.Evidence()),
        nameof(ApproveExitStep) => new ApproveExitStep(new(step)),
        nameof(WithdrawExitProposal) => new WithdrawExitProposal(new(step)),
        nameof(SettleInformationSet) => Give.Settle(whims.Number(1, 3), whims.On()) with { Outcome = whims.One<SetOutcome>() },
        nameof(ProposeExitException) => new ProposeExitException(new(step), "Går inte"),
        nameof(ApproveExitException) => new ApproveExitException(new(step)),
        nameof(CompleteTask) => Done(Task()),
        nameof(CompleteReview) => new CompleteReview(whims.On(), [.. Sitting(mistakes: true)], whims.Note(), whims.Evidence()),
        nameof(Acknowledge) => Pausing(whims.One([.. ServiceObligations.Of(c.State, c.By(People.Owner)).Select(o => o.Key), "task:none"])),
        nameof(ReportChange) => new ReportChange(
            whims.Seldom ? new("no-such-change") : whims.One(c.Rules.Rulebook.Schedule.Changes).Id, "Ändrat", whims.On()),
        nameof(ReportIncident) => incidents.Report(),
        nameof(CorrectIncident) => incidents.Correct(),
        nameof(RecordBreachReview) => incidents.Review(),
        nameof(RecordNotification) => incidents.Tell(null),
        nameof(CloseIncident) => new CloseIncident(incidents.Number(), "Klart", null),
        nameof(DeclareCybersecurityAct) => new DeclareCybersecurityAct(whims.Coin, "Enligt beslut"),
        nameof(AnswerQuestion) => whims.Reply(Question()),
        nameof(AnswerQuestions) => new AnswerQuestions(
            [.. Enumerable.Range(0, whims.Number(0, 4)).Select(_ => whims.Reply(Question())).Select(a => new QuestionReply(a.Question, a.Reply, a.Because, a.Evidence))]),
        nameof(AssignQuestion) => new AssignQuestion(whims.Seldom ? new("no-such-question") : Question().Id, whims.Coin ? whims.Person() : null),
        nameof(AddSubProcessor) => new AddSubProcessor(abroad.Processor()),
        nameof(AnnounceSubProcessor) => abroad.Announce(),
        nameof(AnswerSubProcessor) => abroad.Answer(null),
        nameof(RemoveSubProcessor) => new RemoveSubProcessor(abroad.ProcessorNumber(), "Borta", whims.On()),
        nameof(AddTransfer) => new AddTransfer(abroad.Transfer()),
        nameof(ChangeTransfer) => new ChangeTransfer(abroad.TransferNumber(), abroad.Transfer(), "Nytt stöd"),
        nameof(EndTransfer) => new EndTransfer(abroad.TransferNumber(), "Slut", whims.On()),
        nameof(DeclareNoTransfers) => new DeclareNoTransfers("Allt i Sverige"),
        nameof(RecordAccessRequest) => new RecordAccessRequest("Åklagare", abroad.Country(), "Konton", whims.One<AccessOutcome>(), whims.On(), null),
        nameof(RenewEvidence) => new RenewEvidence(
            whims.Seldom || c.State.Expiring.IsEmpty ? new EvidenceId(new string('f', 64)) : whims.One([.. c.State.Expiring.Keys]), "Nytt intyg", null),
        nameof(RecordUnfeasibility) => new RecordUnfeasibility(whims.On(), whims.Ahead(), "Svårt", whims.Evidence()),
        nameof(ExtendTransition) => new ExtendTransition(whims.On(), whims.Ahead(), "Sent", whims.Evidence()),
        nameof(ChooseDestination) => new ChooseDestination(whims.One<Destination>(), whims.Seldom ? new ServiceId("s-2") : null, whims.On(), whims.Note(), whims.Evidence()),
        nameof(DeclareDisorder) => Give.Disorder(whims.On() is var on && on > DateOnly.MinValue ? on : c.Today, whims.One<DisorderCause>()),
        nameof(AcceptLoss) => new AcceptLoss(whims.Number(1, 3), whims.Note()),
        nameof(CallOffExit) => new CallOffExit("Vi stannar"),
        nameof(Close) => new Close(whims.Decision()),
        _ => throw new InvalidOperationException($"No random {type.Name}: the laws would not reach it."),
    };

    private Question Question() => whims.One(c.Rules.Rulebook.Questions);

    private Acknowledge Pausing(string key) => new(key, c.Today.AddDays(whims.Number(-1, 16)), whims.Note());

    private TaskId Task() => whims.Seldom
        ? whims.One([new TaskId("no-such-task"), ServiceReview.Id])
        : whims.One(c.Rules.Rulebook.Schedule.Tasks).Id;

    private CompleteTask Done(TaskId task) => new(task, whims.On(), whims.One<TaskResult>(), whims.Note(), Logs(task), whims.Evidence());

    private LogReview? Logs(TaskId task) => (c.Rules.Rulebook.Schedule.Task(task)?.Logs ?? false) != whims.Seldom
        ? new LogReview("Inloggningar", c.Today.AddDays(-whims.Number(0, 90)), "Inget", "Inget")
        : null;

    // Mostly what the review gathers, and now and then something left out or put in twice.
    private IEnumerable<ReviewedTask> Sitting(bool mistakes)
    {
        Context context = c.By(People.Owner);
        IEnumerable<TaskId> tasks = c.State.InUseSince is not null && ServiceReview.Open(c.State, context) is { } review
            ? ServiceReview.Gathers(c.State, review, c.Today, context).Select(o => o.Task.Id).Where(_ => !whims.Seldom)
            : [];
        foreach (TaskId task in mistakes && whims.Seldom ? tasks.Append(Task()) : tasks)
        {
            bool logs = c.Rules.Rulebook.Schedule.Task(task)?.Logs ?? false;
            yield return new ReviewedTask(task, whims.One<TaskResult>(), whims.Note(), logs ? Logs(task) : null);
        }
    }

    private AgreementId Agreement() => new(whims.One(["agreement-1", "agreement-2"]));
}
