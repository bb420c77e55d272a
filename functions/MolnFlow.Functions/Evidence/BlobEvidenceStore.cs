using System.Buffers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;
using MolnFlow.Functions.Storage;

namespace MolnFlow.Functions.Evidence;

/// <summary>
/// Evidence as blobs named organisation/service/sha256. What comes in is gathered in a temporary file until its
/// hash, and so its name, is known; the blob then appears whole or not at all. Methods throw
/// <see cref="RequestFailedException"/> when the service cannot be reached after the client's retries.
/// </summary>
public sealed partial class BlobEvidenceStore(BlobContainerClient container) : IEvidenceStore
{
    private const int BufferBytes = 81_920;

    public async Task<(EvidenceId Id, long Bytes)> Put(
        OrganisationId organisation, ServiceId service, Stream content, long mostBytes, CancellationToken cancel)
    {
        await using var gathered = new FileStream(Path.GetTempFileName(), new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        });
        (EvidenceId id, long bytes) = await Gather(content, gathered, mostBytes, cancel);
        gathered.Position = 0;
        try
        {
            await Blob(organisation, service, id)!.UploadAsync(
                gathered, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancel);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            // The same bytes are kept already.
        }

        return (id, bytes);
    }

    public async Task<Stream?> Open(OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel)
    {
        if (Blob(organisation, service, id) is not { } blob)
        {
            return null;
        }

        try
        {
            return (await blob.DownloadStreamingAsync(cancellationToken: cancel)).Value.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public async Task Remove(OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel)
    {
        if (Blob(organisation, service, id) is { } blob)
        {
            await blob.DeleteIfExistsAsync(cancellationToken: cancel);
        }
    }

    private static async Task<(EvidenceId Id, long Bytes)> Gather(Stream content, FileStream gathered, long mostBytes, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long bytes = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancel)) > 0)
            {
                bytes += read;
                if (bytes > mostBytes)
                {
                    throw new EvidenceTooLargeException(mostBytes);
                }

                hash.AppendData(buffer, 0, read);
                await gathered.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            return (new EvidenceId(Convert.ToHexStringLower(hash.GetHashAndReset())), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private BlobClient? Blob(OrganisationId organisation, ServiceId service, EvidenceId id) => Sha256().IsMatch(id.Value)
        ? container.GetBlobClient($"{Folder(organisation.Value)}/{Folder(service.Value)}/{id.Value}")
        : null;

    // A folder that is all dots would be read as a way up, so a dot is escaped here too.
    private static string Folder(string id) => TableKeys.Part(id).Replace(".", "=2E", StringComparison.Ordinal);

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Sha256();
}
