using System.Text;
using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Tests.Support;

/// <summary>One service lived through the desk, from registration to the end.</summary>
public sealed class Life
{
    private readonly EvidenceId evidence;

    private Life(World world, ServiceId id, EvidenceId evidence) => (World, Id, this.evidence) = (world, id, evidence);

    public World World { get; }

    public ServiceId Id { get; }

    /// <summary>True where anything may have got in the way, and a refusal is part of life.</summary>
    public bool MayBeRefused { get; init; }

    public EvidenceId Evidence => evidence;

    public (OrganisationId, ServiceId) Key => (World.Region, Id);

    public List<Application.Storage.StoredEvent> Log => World.Store.Logs[Key];

    public static Task<Life> Begin(World? world = null, params InformationSet[] sets) => Begin(world, false, sets);

    public static async Task<Life> Begin(World? world, bool mayBeRefused, params InformationSet[] sets)
    {
        world ??= new World();
        Outcome outcome = await world.Desk.Register(
            Give.Register(sets.Length == 0 ? [Give.Set()] : sets), World.By(People.Owner), default);
        ServiceId id = Assert.IsType<Outcome.Done>(outcome).Service.Service.Id;
        Application.Evidence.EvidenceFile file = await world.Evidence.Take(
            World.Region, id, new MemoryStream(Encoding.UTF8.GetBytes("Protokoll")), "protokoll.txt", "text/plain", People.Owner, null, null, default);
        return new Life(world, id, file.Id) { MayBeRefused = mayBeRefused };
    }

    public async Task<LoadedService> Load() => (await World.Desk.Load(World.Region, Id, default))!;

    public async Task<Outcome> Try(Command command, PersonId? by = null) =>
        await World.Desk.Execute(Id, command, World.By(by ?? People.Owner), null, default);

    public async Task<LoadedService> Do(Command command, PersonId? by = null)
    {
        Outcome outcome = await Try(command, by);
        if (MayBeRefused && outcome is Outcome.Refused)
        {
            return await Load();
        }

        Assert.True(outcome is Outcome.Done, $"{command} gave {(outcome is Outcome.Refused r ? string.Join(", ", r.Reasons) : outcome)}");
        return ((Outcome.Done)outcome).Service;
    }

    public async Task<Life> InUse(AgreementTerms? terms = null)
    {
        DateOnly on = World.Today;
        await Do(new RecordRiskAnalysis("Godtagbar", RiskLevel.Medium, People.Analyst, on, [evidence]));
        await Do(new AcceptResidualRisk("Godtas"), People.RiskOwner);
        await Do(new DecideDpia(true, "Två kriterier", People.Owner, on));
        await Do(new RecordDpia("Bedömd", false, People.Analyst, on, [evidence]));
        await Do(new WeighOnPremises("Dyrare", People.Analyst, on, null));
        await Do(new DeclareNoTransfers("Allt stannar i Sverige"));
        await Answer(Phase.Acquire);
        await Do(new DecideAcquisition(true, null, Give.Decision(on)));
        await Do(new FileExitPlan("Plan", People.Owner, on, [evidence]));
        await Do(new SignAgreement(Give.Agreement, terms ?? Give.Terms(), on, null));
        await Do(new TakeIntoUse());
        return this;
    }

    public async Task<Life> Exiting(string on = "2027-01-11")
    {
        World.At(on);
        await Do(new StartExit(Give.Decision(World.Today), null));
        return this;
    }

    public async Task<Life> Closed()
    {
        DateOnly today = (await Closing()).Today;
        await Do(new ApproveExitStep(ExitSteps.ErasureOrder), People.RiskOwner);
        await Steps(today);
        await Answer(Phase.Exit);
        await Do(new Close(Give.Decision(today)));
        return this;
    }

    /// <summary>Up to where the erasure order is proposed and waits for a second person.</summary>
    public async Task<World> Closing()
    {
        DateOnly today = World.At("2027-06-30").Today;
        foreach (NumberedSet set in (await Load()).Service.Sets)
        {
            await Do(new SettleInformationSet(set.Number, SetOutcome.Moved, "Kvitto 7", today, [evidence]));
        }

        await Steps(today);
        return World;
    }

    // Whatever can be done now is done, again and again, until nothing more comes of it.
    private async Task Steps(DateOnly today)
    {
        for (int before = 0; Log.Count > before;)
        {
            before = Log.Count;
            foreach (ExitStep step in Shipped.Catalogue.Rulebook.ExitPlan)
            {
                await Try(step.Id == ExitSteps.DestinationChoice
                    ? new ChooseDestination(Destination.Switch, null, today, null, [evidence])
                    : new ConfirmExitStep(step.Id, today, "Klart", [evidence]));
                bool waits = (await Load()).Service.Steps.GetValueOrDefault(step.Id)?.Proposal is not null;
                _ = waits ? null : await Try(new ProposeExitStep(step.Id, today, "Bör ske", [evidence]));
                _ = step.Id == ExitSteps.ErasureOrder ? null : await Try(new ApproveExitStep(step.Id), People.RiskOwner);
            }
        }
    }

    private async Task Answer(Phase phase)
    {
        LoadedService loaded = await Load();
        while (QuestionStatus.Open(loaded.Service, phase, loaded.Rules.Rulebook).FirstOrDefault(o => o.Binds) is { } open)
        {
            int before = loaded.Version;
            loaded = await Do(Give.Reply(open.Question, evidence));
            if (loaded.Version == before)
            {
                break;
            }
        }

        foreach (ApplicableControl applicable in AnswerStatus.Applicable(loaded.Service, loaded.Rules.Rulebook)
            .Where(a => a.Control.Phases.Contains(phase)))
        {
            await Do(Give.Met(loaded.Rules.Rulebook, applicable.Control.Id, phase));
        }
    }
}
