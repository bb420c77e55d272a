using System.Collections.Immutable;
using System.Text.Json;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Evidence;

/// <summary>What is known of an evidence file besides its bytes.</summary>
/// <param name="EffectiveOn">The day it speaks for, which is rarely the day it was uploaded.</param>
/// <param name="ValidUntil">The last day it can be relied on; null when it does not expire.</param>
public sealed record EvidenceFile(
    EvidenceId Id,
    string Name,
    string MediaType,
    long Bytes,
    PersonId By,
    DateTimeOffset Uploaded,
    DateOnly? EffectiveOn,
    DateOnly? ValidUntil);

/// <summary>Takes in and hands out evidence. Files are stored before any command names them.</summary>
public sealed class EvidenceDesk(IEvidenceStore files, IDocumentStore documents, IServiceStore services, Present present)
{
    private readonly Records<WatchedFile> watches = WatchedFile.Records(documents);

    /// <summary>The largest file taken in, in bytes.</summary>
    public const long MostBytes = 50 * 1024 * 1024;

    /// <summary>Files that no event names are removed after so many days.</summary>
    public const int KeepUnnamedDays = 7;

    /// <exception cref="EvidenceTooLargeException"/>
    public async Task<EvidenceFile> Take(
        OrganisationId organisation, ServiceId service, Stream content, string name, string mediaType,
        PersonId by, DateOnly? effectiveOn, DateOnly? validUntil, CancellationToken cancel)
    {
        (EvidenceId id, long bytes) = await files.Put(organisation, service, content, MostBytes, cancel);
        var file = new EvidenceFile(id, name, mediaType, bytes, by, present.Now.Instant, effectiveOn, validUntil);
        while (true)
        {
            Document? already = await documents.Get(organisation, Kind(service), id.Value, cancel);
            if (already is not null && (Parse(already).Uploaded >= Oldest || await EvidenceNames.Has(services, organisation, service, id, cancel)))
            {
                return Parse(already);
            }

            // What lies there unnamed is about to be removed; this upload starts its time anew.
            await Watch(organisation, service, file, cancel);
            int version = (already?.Version ?? 0) + 1;
            string json = JsonSerializer.Serialize(file, StoredJson.Plain);
            if (await documents.Put(new Document(organisation, Kind(service), id.Value, version, json), cancel))
            {
                return file;
            }
        }
    }

    public async Task<EvidenceFile?> Find(OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel) =>
        await documents.Get(organisation, Kind(service), id.Value, cancel) is { } document ? Parse(document) : null;

    public async Task<ImmutableList<EvidenceFile>> All(OrganisationId organisation, ServiceId service, CancellationToken cancel) =>
        [.. (await documents.List(organisation, Kind(service), cancel)).Select(Parse)];

    public Task<Stream?> Open(OrganisationId organisation, ServiceId service, EvidenceId id, CancellationToken cancel) =>
        files.Open(organisation, service, id, cancel);

    private DateTimeOffset Oldest => present.Now.Instant.AddDays(-KeepUnnamedDays);

    // Noted before it can be named, so that no file is ever without somebody to look after it.
    private async Task Watch(OrganisationId organisation, ServiceId service, EvidenceFile file, CancellationToken cancel)
    {
        var watched = new WatchedFile(organisation, service, file, null);
        while (!await watches.Save(watched, (await watches.Find(Directories.Installation, watched.Key, cancel))?.Version ?? 0, cancel))
        {
        }
    }

    internal static string Kind(ServiceId service) => $"evidence:{service}";

    private static EvidenceFile Parse(Document document) => JsonSerializer.Deserialize<EvidenceFile>(document.Json, StoredJson.Plain)!;
}
