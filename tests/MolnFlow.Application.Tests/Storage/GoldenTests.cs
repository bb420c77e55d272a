using System.Text.Json;
using System.Text.Json.Nodes;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Storage;

public class GoldenTests
{
    [Fact]
    public void Every_event_has_a_golden_file_of_its_present_version()
    {
        var there = GoldenFile.All.Select(f => f.Name).ToHashSet();
        Type[] without = [.. EventTypes.All.Where(type => !there.Contains(GoldenFile.NameOf(type)))];
        Assert.True(without.Length == 0, string.Join('\n', without.Select(type =>
            $"Save as Golden/{GoldenFile.NameOf(type)}.json:\n{GoldenFile.Written(Instances.Events.Where(e => e.GetType() == type))}")));
    }

    [Fact]
    public void What_any_released_version_stored_can_still_be_read() => Assert.All(GoldenFile.All, file =>
    {
        Assert.NotEmpty(file.Events);
        Assert.All(file.Events, stored =>
        {
            (ServiceEvent happened, EventHeader header) = EventCodec.Released.Read(stored);
            Assert.Equal(file.Name, $"{header.Type}.v{header.Version}");
            Assert.Equal(header.Type, EventTypes.Of(happened).Name);
        });
    });

    [Fact]
    public void What_is_read_is_what_was_stored() => Assert.All(Present(), file =>
        Assert.Equal(
            Instances.Events.Where(e => GoldenFile.NameOf(e.GetType()) == file.Name).Select(Plain),
            file.Events.Select(stored => Plain(EventCodec.Released.Read(stored).Happened))));

    [Fact]
    public void What_is_written_is_what_was_stored() => Assert.All(Present(), file =>
    {
        IReadOnlyList<StoredEvent> written = GoldenFile.Chained(file.Events.Select(stored => EventCodec.Released.Read(stored).Happened));
        Assert.Equal(file.Events.Select(e => e.Header), written.Select(e => e.Header));
        Assert.Equal(file.Events.Select(WithoutHashes), written.Select(WithoutHashes));
        Assert.Equal(file.Events.Select(TextsOf), written.Select(TextsOf));
    });

    [Fact]
    public void Stored_texts_are_those_that_were_hashed() => Assert.All(GoldenFile.All.SelectMany(f => f.Events).Where(e => e.Texts is not null), stored =>
        Assert.All(stored.Texts!.Items.Zip(Hashes(stored)), pair => Assert.True(TextShelf.Is(pair.First, pair.Second))));

    [Fact]
    public void A_typed_text_is_in_no_payload() => Assert.All(
        GoldenFile.All.SelectMany(f => f.Events).Where(e => e.Texts is not null),
        stored => Assert.All(stored.Texts!.Items, text => Assert.DoesNotContain($"\"{text.Value}\"", stored.Payload, StringComparison.Ordinal)));

    [Fact]
    public void Only_facts_are_stored_and_nothing_computed_from_them() => Assert.All(Present().SelectMany(f => f.Events), stored =>
    {
        EventHeader header = EventHeader.Parse(stored.Header);
        Assert.Subset(Texts.Paths.Of(typeof(EventHeader)).ToHashSet(), JsonNode.Parse(stored.Header)!.AsObject().Select(p => p.Key).ToHashSet());
        Assert.Subset(Texts.Paths.Of(EventTypes.Of(header.Type).Type).ToHashSet(), Paths(JsonNode.Parse(stored.Payload)!, "").ToHashSet());
    });

    [Fact]
    public void No_name_of_the_code_is_stored()
    {
        string all = string.Concat(GoldenFile.All.SelectMany(f => f.Events).Select(e => e.Header + e.Payload));
        Assert.DoesNotContain("MolnFlow", all, StringComparison.Ordinal);
        Assert.DoesNotContain("$type", all, StringComparison.Ordinal);
        string[] names = [.. typeof(ServiceEvent).Assembly.GetTypes()
            .Where(t => t.IsPublic || t.IsNestedPublic)
            .Select(t => $"\"{t.Name}\"").Distinct()];
        Assert.All(names, name => Assert.DoesNotContain(name, all, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_event_of_the_core_has_one_stored_name_of_its_own()
    {
        Type[] types = [.. typeof(ServiceEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ServiceEvent)) && !t.IsAbstract)];
        Assert.Equal(types.OrderBy(t => t.Name, StringComparer.Ordinal), EventTypes.All.OrderBy(t => t.Name, StringComparer.Ordinal));
        Assert.Equal(types.Length, types.Select(GoldenFile.NameOf).Distinct().Count());
    }

    private static IEnumerable<GoldenFile> Present() => GoldenFile.All.Where(f => EventTypes.All.Any(type => GoldenFile.NameOf(type) == f.Name));

    private static string Plain(ServiceEvent happened) => $"{happened.GetType().Name} {JsonSerializer.Serialize(happened, happened.GetType(), StoredJson.Plain)}";

    private static string TextsOf(StoredEvent stored) => stored.Texts is null ? "none" : string.Join('|', stored.Texts.Items.Select(t => t.Value));

    private static IEnumerable<string> Hashes(StoredEvent stored) => Placed(JsonNode.Parse(stored.Payload)).OrderBy(t => (int)t["text"]!).Select(t => (string)t["hash"]!);

    private static string WithoutHashes(StoredEvent stored)
    {
        JsonNode payload = JsonNode.Parse(stored.Payload)!;
        foreach (JsonObject text in Placed(payload).ToList())
        {
            text["hash"] = "";
        }

        return payload.ToJsonString();
    }

    private static IEnumerable<string> Paths(JsonNode node, string path) => node is not JsonObject facts || Placed(node).Contains(node) ? [] :
        facts.SelectMany(p => Paths(p.Value!, $"{path}{p.Key}.").Prepend(path + p.Key));

    private static IEnumerable<JsonObject> Placed(JsonNode? node) => node switch
    {
        JsonObject o when o.ContainsKey("text") && o.ContainsKey("hash") => [o],
        JsonObject o => o.SelectMany(p => Placed(p.Value)),
        JsonArray a => a.SelectMany(Placed),
        _ => [],
    };
}
