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

        Service service = (head is { Snapshot: { } packed, FoldVersion: Snapshot.FoldVersion } ? Snapshot.TryUnpack(packed) : null)
            ?? await Rebuild(organisation, id, head, cancel);
        return new LoadedService(service, head.Version, head.HumanVersion, head.Head, await rulebooks.For(service.Rulebook, organisation, cancel));
    }

    /// <summary>The fold of the log up to a version; null for no events.</summary>
    /// <param name="without">Numbers of events whose texts are left out, as if they were erased.</param>
    public async Task<Service?> Fold(
        OrganisationId organisation, ServiceId id, int upTo, CancellationToken cancel, IReadOnlySet<int>? without = null)
    {
        Service? service = null;
        await foreach (StoredEvent stored in store.Log(organisation, id, 0, cancel))
        {
            if (stored.Sequence > upTo)
            {
                break;
            }

            (ServiceEvent happened, EventHeader header) = EventCodec.Released.Read(
                without?.Contains(stored.Sequence) == true ? stored with { Texts = null } : stored);
            service = Lifecycle.Evolve(service, happened, header.Stamp) with { Id = id, Organisation = organisation };
        }

        return service;
    }

    private async Task<Service> Rebuild(OrganisationId organisation, ServiceId id, ServiceHead head, CancellationToken cancel)
    {
        Service service = await Fold(organisation, id, head.Version, cancel)
            ?? throw new InvalidOperationException($"The service {id} has a head and no log.");
        if (service.LastSequence != head.Version)
        {
            throw new InvalidOperationException($"The log of service {id} ends before event {head.Version}. Verify the store.");
        }

        if (Snapshot.Pack(service) is { } packed)
        {
            await store.SaveSnapshot(organisation, id, head with { FoldVersion = Snapshot.FoldVersion, Snapshot = packed }, cancel);
        }

        return service;
    }
}
