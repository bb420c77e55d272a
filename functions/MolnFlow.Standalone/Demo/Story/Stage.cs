using System.Collections.Immutable;
using System.Text;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;

namespace MolnFlow.Standalone.Demo.Story;

/// <summary>What the demo's stories are played on: the same desks that people use, and a clock that is moved.</summary>
internal sealed class Stage(
    ServiceDesk desk, Directories directories, EvidenceDesk evidence, Clockwork clockwork, DemoClock clock)
{
    public DateOnly Today => clock.Today;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Directories Directories { get; } = directories;

    /// <summary>A morning: what the date brings, and the letters of the day before.</summary>
    public async Task Wake(DateOnly day)
    {
        clock.MoveTo(day);
        await clockwork.Turn(CancellationToken.None);
    }

    public async Task<ServiceId> Register(Core.Acquire.RegisterService intake, OrganisationId organisation, PersonId by) =>
        Done(intake, await desk.Register(intake, new Asker(organisation, by), CancellationToken.None)).Service.Id;

    public async Task<ServiceId> Adopt(Core.Adopt.AdoptService adopted, OrganisationId organisation, PersonId by) =>
        Done(adopted, await desk.Adopt(adopted, null, new Asker(organisation, by), CancellationToken.None)).Service.Id;

    public async Task<LoadedService> Do(Life life, Command command, string by) =>
        Done(command, await desk.Execute(life.Id, command, new Asker(life.Organisation, new PersonId(by)), null, CancellationToken.None));

    public async Task<LoadedService> Load(Life life) =>
        (await desk.Load(life.Organisation, life.Id, CancellationToken.None))!;

    public Context As(LoadedService loaded, string person) => desk.ContextFor(loaded, new PersonId(person));

    /// <summary>A short file that stands for the real one.</summary>
    public async Task<ImmutableList<EvidenceId>> File(Life life, string name, string by)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"{name}\n{life.Name}, {Today:yyyy-MM-dd}\n\nPåhittat underlag till demonstrationen.\n"));
        EvidenceFile file = await evidence.Take(
            life.Organisation, life.Id, content, $"{name} {Today:yyyy-MM-dd}.txt", "text/plain", new PersonId(by), Today, null, CancellationToken.None);
        return [file.Id];
    }

    // A story that the rules refuse is a fault in the story: it must be seen, not passed over.
    private static LoadedService Done(Command command, Outcome outcome) => outcome is Outcome.Done done
        ? done.Service
        : throw new InvalidOperationException(
            $"The demo's {command} was not carried out: {(outcome is Outcome.Refused r ? string.Join("; ", r.Reasons) : outcome)}");
}
