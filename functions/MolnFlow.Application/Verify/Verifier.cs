using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Verify;

/// <summary>Something in a log that is not as it was written.</summary>
/// <param name="Sequence">The event concerned; 0 when it is the log as a whole.</param>
public sealed record Finding(OrganisationId Organisation, ServiceId Service, int Sequence, string What);

/// <summary>
/// Checks a service's log: every hash recomputed, every number in its place, every text against its
/// salted hash, every evidence file against its name, the head and the snapshot against the log.
/// An erased text is accepted when a later event says that it was erased, and not otherwise.
/// </summary>
public sealed class Verifier(IServiceStore store, IEvidenceStore files, Installation installation)
{
    private const int MostReads = 50;

    public async Task<ImmutableList<Finding>> Check(OrganisationId organisation, ServiceId service, CancellationToken cancel)
    {
        var run = new Run(organisation, service, installation.Id);
        (ServiceHead? head, List<StoredEvent> log) = await Read(organisation, service, cancel);
        run.Chain(log);
        run.Head(head, log);
        foreach ((int sequence, EvidenceId id) in log.SelectMany(e => run.Evidence(e)).Distinct())
        {
            await using Stream? content = await files.Open(organisation, service, id, cancel);
            if (content is null)
            {
                run.Add(sequence, $"The evidence file {id} is missing.");
            }
            else if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel)) != id.Value)
            {
                run.Add(sequence, $"The evidence file {id} has been changed.");
            }
        }

        return [.. run.Findings];
    }

    // Read again while somebody works on the service: an event that came in between is no fault.
    private async Task<(ServiceHead?, List<StoredEvent>)> Read(OrganisationId organisation, ServiceId service, CancellationToken cancel)
    {
        for (int i = 1; ; i++)
        {
            ServiceHead? before = await store.Find(organisation, service, cancel);
            List<StoredEvent> log = [];
            await foreach (StoredEvent stored in store.Log(organisation, service, 0, cancel))
            {
                log.Add(stored);
            }

            ServiceHead? after = await store.Find(organisation, service, cancel);
            if (before?.Version == after?.Version || i == MostReads)
            {
                return (after, log);
            }
        }
    }

    private sealed class Run(OrganisationId organisation, ServiceId service, string installation)
    {
        public List<Finding> Findings { get; } = [];

        public void Add(int sequence, string what) => Findings.Add(new(organisation, service, sequence, what));

        public void Chain(List<StoredEvent> log)
        {
            List<ServiceEvent?> events = [.. log.Select(Parsed)];
            HashSet<int> erased = [.. events.Zip(log)
                .Where(e => e.First is TextsErased erasing && erasing.Sequence < e.Second.Sequence)
                .Select(e => ((TextsErased)e.First!).Sequence)];
            byte[] previous = EventCodec.Genesis;
            for (int i = 0; i < log.Count; i++)
            {
                StoredEvent stored = log[i];
                if (stored.Sequence != i + 1)
                {
                    Add(stored.Sequence, string.Create(CultureInfo.InvariantCulture, $"Event {i + 1} is missing or out of order."));
                }

                if (!EventCodec.Chain(previous, stored.Header, stored.Payload).AsSpan().SequenceEqual(stored.Hash))
                {
                    Add(stored.Sequence, "The event, or the one before it, has been changed: its hash does not follow.");
                }

                if (events[i] is null)
                {
                    Add(stored.Sequence, "The event cannot be read: it has been changed, or a newer version of MolnFlow wrote it.");
                }

                Header(stored);
                Texts(stored, erased.Contains(stored.Sequence));
                previous = stored.Hash;
            }
        }

        public void Head(ServiceHead? head, List<StoredEvent> log)
        {
            if (head is null || log.Count == 0)
            {
                Add(0, "The service has no log, or no head.");
            }
            else if (head.Version != log[^1].Sequence || !head.Head.AsSpan().SequenceEqual(log[^1].Hash))
            {
                Add(log[^1].Sequence, "The log ends elsewhere than its head says: events are missing or were added.");
            }
            else if (head.HumanVersion != log.LastOrDefault(ByPerson)?.Sequence)
            {
                Add(log[^1].Sequence, "The head names another event than this as the latest that a person made.");
            }
            else if (head is { Snapshot: { } packed, FoldVersion: Snapshot.FoldVersion } && Findings.Count == 0)
            {
                Compare(packed, log);
            }
        }

        public IEnumerable<(int, EvidenceId)> Evidence(StoredEvent stored)
        {
            try
            {
                return [.. EvidenceNames.In(stored.Payload).Select(id => (stored.Sequence, id))];
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                return [];
            }
        }

        private void Header(StoredEvent stored)
        {
            try
            {
                EventHeader header = EventHeader.Parse(stored.Header);
                if (header.Installation != installation || header.Organisation != organisation
                    || header.Service != service || header.Sequence != stored.Sequence)
                {
                    Add(stored.Sequence, "The event belongs to another place: installation, organisation, service or number differ.");
                }
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                Add(stored.Sequence, "The event's header cannot be read.");
            }
        }

        private static bool ByPerson(StoredEvent stored)
        {
            try
            {
                return EventHeader.Parse(stored.Header).By != PersonId.System;
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                return false;
            }
        }

        private void Texts(StoredEvent stored, bool erased)
        {
            ImmutableList<string> hashes = Hashes(stored.Payload);
            if (stored.Texts is null)
            {
                if (!hashes.IsEmpty && !erased)
                {
                    Add(stored.Sequence, "The event's texts are missing, and no event says that they were erased.");
                }

                return;
            }

            if (erased)
            {
                Add(stored.Sequence, "The event's texts were to be erased and are still there.");
            }

            if (stored.Texts.Items.Count != hashes.Count || !stored.Texts.Items.Zip(hashes).All(t => TextShelf.Is(t.First, t.Second)))
            {
                Add(stored.Sequence, "A text of the event has been changed.");
            }
        }

        private void Compare(byte[] packed, List<StoredEvent> log)
        {
            Service? folded = null;
            foreach ((ServiceEvent happened, EventHeader header) in log.Select(EventCodec.Released.Read))
            {
                folded = Lifecycle.Evolve(folded, happened, header.Stamp) with { Id = service, Organisation = organisation };
            }

            string expected = JsonSerializer.Serialize(folded, StoredJson.Plain);
            if (Unpacked(packed) is not { } actual || !JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(actual)))
            {
                Add(log[^1].Sequence, "The snapshot differs from the fold of the log.");
            }
        }

        private static string? Unpacked(byte[] packed)
        {
            try
            {
                return JsonSerializer.Serialize(Snapshot.Unpack(packed), StoredJson.Plain);
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                return null;
            }
        }

        // What a changed byte can do to a reader is past listing; here only infrastructure may fail.
        private static bool IsUnreadable(Exception e) => e is not (OperationCanceledException or OutOfMemoryException);

        private static ServiceEvent? Parsed(StoredEvent stored)
        {
            try
            {
                return EventCodec.Released.Read(stored).Happened;
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                return null;
            }
        }

        private static ImmutableList<string> Hashes(string payload)
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(payload);
                var found = new SortedDictionary<int, string>();
                Collect(document.RootElement, found);
                return [.. found.Values];
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                return [];
            }
        }

        private static void Collect(JsonElement element, SortedDictionary<int, string> found)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Collect(item, found);
                }
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                if (element.TryGetProperty("text", out JsonElement number) && number.ValueKind == JsonValueKind.Number
                    && element.TryGetProperty("hash", out JsonElement hash))
                {
                    found[number.GetInt32()] = hash.GetString()!;
                    return;
                }

                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Collect(property.Value, found);
                }
            }
        }
    }
}
