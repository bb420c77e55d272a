using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Desk;

/// <summary>Opens a service from its snapshot and whatever of the log came after, or from the log alone.</summary>
public sealed class ServiceLoader(IServiceStore store, Rulebooks rulebooks)
{
    /// <summary>Null when there is no such service in the organisation.</summary>
    public async Task<LoadedService?> Load(OrganisationId organisation, ServiceId id, CancellationToken cancel)
    {
        if (await store.Find(organisation, id, cancel) is not { } head)
        {
            return null;
        }

        bool usable = head is { Snapshot: not null, FoldVersion: Snapshot.FoldVersion };
        Service service = usable ? Snapshot.Unpack(head.Snapshot!) : await Rebuild(organisation, id, head, cancel);
        return new LoadedService(service, head.Version, head.HumanVersion, head.Head, await rulebooks.For(service.Rulebook, cancel));
    }

    /// <summary>The fold of the log up to a version; null for no events.</summary>
    public async Task<Service?> Fold(OrganisationId organisation, ServiceId id, int upTo, CancellationToken cancel)
    {
        Service? service = null;
        await foreach (StoredEvent stored in store.Log(organisation, id, 0, cancel))
        {
            if (stored.Sequence > upTo)
            {
                break;
            }

            (ServiceEvent happened, EventHeader header) = EventCodec.Released.Read(stored);
            service = Lifecycle.Evolve(service, happened, header.Stamp) with { Id = id, Organisation = organisation };
        }

        return service;
    }

    private async Task<Service> Rebuild(OrganisationId organisation, ServiceId id, ServiceHead head, CancellationToken cancel)
    {
        Service service = await Fold(organisation, id, head.Version, cancel)
            ?? throw new InvalidOperationException($"The service {id} has a head and no log.");
        await store.SaveSnapshot(
            organisation, id, head with { FoldVersion = Snapshot.FoldVersion, Snapshot = Snapshot.Pack(service) }, cancel);
        return service;
    }
}
