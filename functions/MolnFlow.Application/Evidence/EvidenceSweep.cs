using System.Text.Json;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;

namespace MolnFlow.Application.Evidence;

/// <summary>
/// Removes files that no event has named in time, in two steps a day apart: first a file can no longer
/// be named, then it goes. A command that was on its way meanwhile has had its day, and gets the file back.
/// </summary>
public sealed class EvidenceSweep(IEvidenceStore files, IDocumentStore documents, IServiceStore services, Present present)
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private readonly Records<WatchedFile> watches = WatchedFile.Records(documents);

    /// <summary>Returns how many files were removed.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        int removed = 0;
        foreach (WatchedFile watched in await watches.All(Directories.Installation, cancel))
        {
            removed += await Look(watched, cancel) ? 1 : 0;
        }

        return removed;
    }

    private async Task<bool> Look(WatchedFile watched, CancellationToken cancel)
    {
        DateTimeOffset now = present.Now.Instant;
        bool due = watched.Withdrawn is { } since
            ? since + Grace <= now
            : watched.File.Uploaded < now.AddDays(-EvidenceDesk.KeepUnnamedDays);
        if (!due)
        {
            return false;
        }

        string kind = EvidenceDesk.Kind(watched.Service);
        bool named = await EvidenceNames.Has(services, watched.Organisation, watched.Service, watched.File.Id, cancel);
        if (!named && watched.Withdrawn is null)
        {
            int version = (await watches.Find(Directories.Installation, watched.Key, cancel))?.Version ?? 0;
            if (await watches.Save(watched with { Withdrawn = now }, version, cancel))
            {
                await documents.Remove(watched.Organisation, kind, watched.File.Id.Value, cancel);
            }

            return false;
        }

        if (named && watched.Withdrawn is not null)
        {
            string json = JsonSerializer.Serialize(watched.File, StoredJson.Plain);
            await documents.Put(new Document(watched.Organisation, kind, watched.File.Id.Value, 1, json), cancel);
        }

        if (!named)
        {
            await files.Remove(watched.Organisation, watched.Service, watched.File.Id, cancel);
        }

        await documents.Remove(Directories.Installation, "watched-file", watched.Key, cancel);
        return !named;
    }
}
