using System.Collections.Immutable;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;

namespace MolnFlow.Application.Commands;

/// <summary>Looks up every id a request names, in the asker's own organisation.</summary>
public sealed class References(Directories directories, EvidenceDesk evidence)
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

    private async Task<string?> Fault(Reference reference, OrganisationId organisation, ServiceId? service, CancellationToken cancel) =>
        reference.Kind switch
        {
            ScalarKind.Person => await directories.People.Find(organisation, reference.Id, cancel) is { Record.Active: true } ? null : "person-unknown",
            ScalarKind.Supplier => await directories.Suppliers.Find(organisation, reference.Id, cancel) is null ? "supplier-unknown" : null,
            ScalarKind.Agreement => await directories.Agreements.Find(organisation, reference.Id, cancel) is null ? "agreement-unknown" : null,
            ScalarKind.Evidence => service is { } of && await evidence.Find(organisation, of, new EvidenceId(reference.Id), cancel) is not null
                ? null
                : "evidence-unknown",
            _ => null,
        };
}
