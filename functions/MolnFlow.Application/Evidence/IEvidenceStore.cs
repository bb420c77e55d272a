using MolnFlow.Core;

namespace MolnFlow.Application.Evidence;

/// <summary>
/// Keeps the bytes of evidence files under organisation, service and SHA-256. Storing the same bytes
/// again changes nothing. What a file is called and when it counts from is a document, not here.
/// </summary>
public interface IEvidenceStore
{
    /// <summary>Stores durably before returning; a stream that breaks off leaves nothing.</summary>
    /// <exception cref="EvidenceTooLargeException">More than <paramref name="mostBytes"/> came.</exception>
    Task<(EvidenceId Id, long Bytes)> Put(OrganisationId organisation, ServiceId service, Stream content, long mostBytes, CancellationToken cancel);

    /// <summary>Null when there is no such file.</summary>
    Task<Stream?> Open(OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel);

    Task Remove(OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel);
}

/// <summary>The file is larger than this installation takes.</summary>
public sealed class EvidenceTooLargeException(long mostBytes) : Exception($"The file is larger than {mostBytes} bytes.")
{
    public long MostBytes { get; } = mostBytes;
}
