using System.Security.Cryptography;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Support;

/// <summary>Evidence files in memory, open to being tampered with.</summary>
public sealed class MemoryEvidenceStore : IEvidenceStore
{
    public Dictionary<(OrganisationId, ServiceId, EvidenceId), byte[]> Files { get; } = [];

    public async Task<(EvidenceId Id, long Bytes)> Put(
        OrganisationId organisation, ServiceId service, Stream content, long mostBytes, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancel);
        if (bytes.Length > mostBytes)
        {
            throw new EvidenceTooLargeException(mostBytes);
        }

        var id = new EvidenceId(Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
        Files[(organisation, service, id)] = bytes.ToArray();
        return (id, bytes.Length);
    }

    public Task<Stream?> Open(OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel) =>
        Task.FromResult<Stream?>(Files.TryGetValue((organisation, service, id), out byte[]? bytes) ? new MemoryStream(bytes) : null);

    public Task Remove(OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel)
    {
        Files.Remove((organisation, service, id));
        return Task.CompletedTask;
    }
}
