using System.Collections.Immutable;
using System.Text;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Commands;

/// <summary>Looks up every id a request names, in the asker's own organisation.</summary>
public sealed class References(Directories directories, EvidenceDesk evidence, IServiceStore store)
{
    /// <param name="service">The service whose evidence may be named; null at intake.</param>
    public async Task<ImmutableList<Reason>> Faults(
        IEnumerable<Reference> references, OrganisationId organisation, ServiceId? service, CancellationToken cancel)
    {
        var faults = ImmutableList.CreateBuilder<Reason>();
        foreach (Reference reference in references)
        {
            if (await Fault(reference, organisation, service, cancel) is { } code)
            {
                faults.Add(new Reason(code).With("field", reference.Field).With("value", reference.Id));
            }
        }

        return faults.ToImmutable();
    }

    /// <summary>The last day that the evidence among them can be relied on, where it has one.</summary>
    public async Task<ImmutableDictionary<EvidenceId, DateOnly>> ValidUntil(
        IEnumerable<Reference> references, OrganisationId organisation, ServiceId service, CancellationToken cancel)
    {
        var until = ImmutableDictionary.CreateBuilder<EvidenceId, DateOnly>();
        foreach (string id in references.Where(r => r.Kind == ScalarKind.Evidence).Select(r => r.Id).Distinct())
        {
            if (await evidence.Find(organisation, service, new EvidenceId(id), cancel) is { ValidUntil: { } day })
            {
                until[new EvidenceId(id)] = day;
            }
        }

        return until.ToImmutable();
    }

    // No store keeps anything under a longer id, and some fail on being asked for one.
    private async Task<string?> Fault(Reference reference, OrganisationId organisation, ServiceId? service, CancellationToken cancel) =>
        Encoding.UTF8.GetByteCount(reference.Id) > CommitLimits.IdBytes ? Unknown(reference.Kind) : reference.Kind switch
        {
            ScalarKind.Person => await directories.People.Find(organisation, reference.Id, cancel) is { Record.Active: true } ? null : Unknown(reference.Kind),
            ScalarKind.Supplier => await directories.Suppliers.Find(organisation, reference.Id, cancel) is null ? Unknown(reference.Kind) : null,
            ScalarKind.Agreement => await directories.Agreements.Find(organisation, reference.Id, cancel) is null ? Unknown(reference.Kind) : null,
            ScalarKind.Service => await store.RegisterRow(organisation, new ServiceId(reference.Id), cancel) is null ? Unknown(reference.Kind) : null,
            ScalarKind.Evidence => service is { } of && await evidence.Find(organisation, of, new EvidenceId(reference.Id), cancel) is not null
                ? null
                : Unknown(reference.Kind),
            _ => null,
        };

    private static string? Unknown(ScalarKind kind) => kind switch
    {
        ScalarKind.Person => "person-unknown",
        ScalarKind.Supplier => "supplier-unknown",
        ScalarKind.Agreement => "agreement-unknown",
        ScalarKind.Service => "successor-unknown",
        ScalarKind.Evidence => "evidence-unknown",
        _ => null,
    };
}
