using System.Text;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;
using MolnFlow.Functions.Orchestrations;

namespace MolnFlow.Functions.Tests.Support;

/// <summary>One service and what people do to it, by the desk, as the pages would have them.</summary>
internal sealed class Case
{
    private readonly World world;
    private readonly EvidenceId evidence;

    private Case(World world, ServiceId id, EvidenceId evidence) => (this.world, Id, this.evidence) = (world, id, evidence);

    public ServiceId Id { get; }

    public ServiceKey Key => ServiceKey.Of(World.Region, Id);

    private DateOnly Today => world.Today;

    private DecisionRecord Decision => new(World.Other, null, Today, "Delegation 4.2", "RS 2025-1", []);

    public static async Task<Case> Begin(World world)
    {
        // As a request does: what is committed in this flow of execution wakes through the client.
        world.Get<Lives>().Through(world.Client);
        var set = new InformationSet("Tidbok", World.Other, new(1, 1, 1, false, true), "Gallras efter 5 år", "Inga skyddade adresser");
        var command = new RegisterService(
            "Bokning", "Boka tid", true, false, null, World.Owner, World.Other, World.Other, null, null, [set]);
        Outcome outcome = await world.Desk.Register(command, new Asker(World.Region, World.Owner), default);
        ServiceId id = Assert.IsType<Outcome.Done>(outcome).Service.Service.Id;
        EvidenceFile file = await world.Get<EvidenceDesk>().Take(
            World.Region, id, new MemoryStream(Encoding.UTF8.GetBytes("Protokoll")), "protokoll.txt", "text/plain", World.Owner, null, null, default);
        return new Case(world, id, file.Id);
    }

    public async Task<Service> Now() => (await world.Desk.Load(World.Region, Id, default))!.Service;

    public Task<Outcome> Try(Command command, PersonId? by = null)
    {
        world.Get<Lives>().Through(world.Client);
        return world.Desk.Execute(Id, command, new Asker(World.Region, by ?? World.Owner), null, default);
    }

    public async Task Do(Command command, PersonId? by = null)
    {
        Outcome outcome = await Try(command, by);
        Assert.True(outcome is Outcome.Done, $"{command} gave {(outcome is Outcome.Refused r ? string.Join(", ", r.Reasons) : outcome)}");
    }

    public async Task InUse(string end)
    {
        DateOnly on = Today;
        await Do(new RecordRiskAnalysis("Godtagbar", RiskLevel.Medium, World.Owner, on, [evidence]));
        await Do(new AcceptResidualRisk("Godtas"), World.Other);
        await Do(new DecideDpia(true, "Två kriterier", World.Owner, on));
        await Do(new RecordDpia("Bedömd", false, World.Owner, on, [evidence]));
        await Do(new WeighOnPremises("Dyrare", World.Owner, on, null));
        await Do(new DeclareNoTransfers("Allt stannar i Sverige"));
        await Answer(Phase.Acquire);
        await Do(new DecideAcquisition(true, null, Decision));
        await Do(new FileExitPlan("Plan", World.Owner, on, [evidence]));
        await Do(new SignAgreement(
            new AgreementId("a-1"), new AgreementTerms(new Term.Fixed(on, DateOnly.Parse(end)), 3, Renewal.Standard, null, null, null), on, null));
        await Do(new TakeIntoUse());
    }

    public async Task Extend(string end) => await Do(new ExtendAgreement(DateOnly.Parse(end), Today, [evidence]));

    public async Task Close()
    {
        foreach (NumberedSet set in (await Now()).Sets)
        {
            await Do(new SettleInformationSet(set.Number, SetOutcome.Moved, "Kvitto 7", Today, [evidence]));
        }

        await Steps();
        await Do(new ApproveExitStep(ExitSteps.ErasureOrder), World.Other);
        await Steps();
        await Answer(Phase.Exit);
        await Do(new Close(Decision));
    }

    // Whatever can be done is done, again and again, until nothing more comes of it.
    private async Task Steps()
    {
        for (int before = -1; (await Now()).LastSequence is var last && last > before;)
        {
            before = last;
            foreach (ExitStep step in (await world.Desk.Load(World.Region, Id, default))!.Rules.Rulebook.ExitPlan.Where(s => !IsDone(s.Id)))
            {
                await Try(step.Id == ExitSteps.DestinationChoice
                    ? new ChooseDestination(Destination.Switch, null, Today, null, [evidence])
                    : new ConfirmExitStep(step.Id, Today, "Klart", [evidence]));
                bool waits = (await Now()).Steps.GetValueOrDefault(step.Id)?.Proposal is not null;
                _ = waits ? null : await Try(new ProposeExitStep(step.Id, Today, "Bör ske", [evidence]));
                _ = step.Id == ExitSteps.ErasureOrder ? null : await Try(new ApproveExitStep(step.Id), World.Other);
            }
        }

        bool IsDone(StepId step) => Now().GetAwaiter().GetResult().IsDone(step);
    }

    private async Task Answer(Phase phase)
    {
        LoadedService loaded = (await world.Desk.Load(World.Region, Id, default))!;
        while (QuestionStatus.Open(await Now(), phase, loaded.Rules.Rulebook).FirstOrDefault(o => o.Binds)?.Question is { } question)
        {
            Reply reply = question.Options.Find(o => o is { Blocks: false, Stops: false, Needs: null }) is { } option
                ? new Reply.Chosen([option.Id])
                : new Reply.Written("Enligt bilaga");
            await Do(new AnswerQuestion(question.Id, reply, "Prövat", [evidence]));
        }

        foreach (ApplicableControl applicable in AnswerStatus.Applicable(loaded.Service, loaded.Rules.Rulebook)
            .Where(a => a.Control.Phases.Contains(phase)))
        {
            Control control = loaded.Rules.Rulebook.Control(applicable.Control.Id)!;
            await Do(new AnswerControl(control.Id, phase, new Answer.Met([.. control.Required(phase).Select(p => p.Id)], "Enligt bilaga", null)));
        }
    }
}
