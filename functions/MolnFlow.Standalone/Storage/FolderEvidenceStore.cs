using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MolnFlow.Application.Evidence;
using MolnFlow.Core;

namespace MolnFlow.Standalone.Storage;

/// <summary>
/// Evidence files as <c>evidence/{organisation}/{service}/{ab}/{sha256}</c> in the data directory. Nobody's
/// input becomes a path: an id that is not plain lower-case letters, digits and hyphens is named by its hash.
/// A file arrives under another name, is flushed and renamed, so that under its own name it is always whole.
/// </summary>
public sealed partial class FolderEvidenceStore : IEvidenceStore
{
    private const int BufferBytes = 128 * 1024;

    private readonly string _root;
    private readonly string _arriving;

    /// <param name="directory">The data directory. Only one process may use it: what another left half-written is removed.</param>
    public FolderEvidenceStore(string directory)
    {
        _root = Path.Combine(Path.GetFullPath(directory), "evidence");
        // No organisation can be called this; the same file system, so that a rename is atomic.
        _arriving = Path.Combine(_root, ".arriving");
        DurableFiles.MakeDirectory(_arriving);
        foreach (var left in Directory.EnumerateFiles(_arriving))
            File.Delete(left);
    }

    public async Task<(EvidenceId Id, long Bytes)> Put(
        OrganisationId organisation, ServiceId service, Stream content, long mostBytes, CancellationToken cancel)
    {
        var temporary = Path.Combine(_arriving, Guid.NewGuid().ToString("N"));
        try
        {
            var (id, bytes) = await Receive(content, temporary, mostBytes, cancel);
            var file = PathOf(organisation, service, id)!;
            var folder = Path.GetDirectoryName(file)!;
            DurableFiles.MakeDirectory(folder);
            if (!File.Exists(file))
                File.Move(temporary, file, overwrite: true);
            // Also when it was there: whoever put it may not have come to flush it yet.
            DurableFiles.FlushDirectory(folder);
            return (id, bytes);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Task<Stream?> Open(OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel)
    {
        if (PathOf(organisation, service, id) is not { } file)
            return Task.FromResult<Stream?>(null);
        try
        {
            return Task.FromResult<Stream?>(new FileStream(file, new FileStreamOptions
            {
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                Share = FileShare.Read | FileShare.Delete,
            }));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task Remove(OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel)
    {
        if (PathOf(organisation, service, id) is { } file && File.Exists(file))
        {
            File.Delete(file);
            DurableFiles.FlushDirectory(Path.GetDirectoryName(file)!);
        }

        return Task.CompletedTask;
    }

    private static async Task<(EvidenceId Id, long Bytes)> Receive(Stream content, string file, long mostBytes, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var written = new FileStream(file, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                BufferSize = 0,
                Options = FileOptions.Asynchronous,
            });
            long bytes = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancel)) > 0)
            {
                bytes += read;
                if (bytes > mostBytes)
                    throw new EvidenceTooLargeException(mostBytes);
                hash.AppendData(buffer, 0, read);
                await written.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            written.Flush(flushToDisk: true);
            return (new EvidenceId(Convert.ToHexStringLower(hash.GetHashAndReset())), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string? PathOf(OrganisationId organisation, ServiceId service, EvidenceId id) =>
        Sha256().IsMatch(id.Value) ? Path.Combine(_root, Folder(organisation.Value), Folder(service.Value), id.Value[..2], id.Value) : null;

    /// <summary>The underscore keeps a hashed name apart from every plain one.</summary>
    private static string Folder(string id) =>
        Plain().IsMatch(id) && !Device().IsMatch(id) ? id : "_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Sha256();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex Plain();

    // Names that Windows keeps for devices.
    [GeneratedRegex(@"\A(con|prn|aux|nul|com[0-9]|lpt[0-9])\z")]
    private static partial Regex Device();
}
