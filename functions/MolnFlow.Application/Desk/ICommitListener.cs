using MolnFlow.Core;

namespace MolnFlow.Application.Desk;

/// <summary>
/// Told after a commit, so that the host need not wait for its next turn. Only a shortcut: the outbox
/// and the stored next due are the truth, and a listener that fails or is never called only makes things later.
/// </summary>
public interface ICommitListener
{
    ValueTask Committed(OrganisationId organisation, ServiceId service, CancellationToken cancel);
}
