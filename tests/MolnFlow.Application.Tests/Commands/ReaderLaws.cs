using System.Text.Json;
using System.Text.Json.Nodes;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Json;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Commands;

public class ReaderLaws
{
    [Fact]
    public void Whatever_is_sent_gives_either_faults_or_a_command_that_reads_the_same_again() => Laws.ForAll(1500, random =>
    {
        Shape.Object shape = random.One(AnyJson.Shapes);
        string sent = random.Next(3) switch { 0 => AnyJson.Wild(random), 1 => AnyJson.Bent(shape, random), _ => AnyJson.Good(shape, random).ToJsonString() };
        if (AnyJson.Parsed(sent) is not { } json)
        {
            return;
        }

        Reading read = CommandReader.Read(shape, json);
        Assert.Equal(read.Value is null, !read.Faults.IsEmpty);
        Assert.All(read.Faults, f => Assert.True(f.Code == "body-not-object" || f.Arguments.ContainsKey("field")));
        if (read.Value is Command command)
        {
            Assert.Equal(Plain(command), Plain(CommandReader.Read(shape, JsonElement.Parse(Plain(command))).Value));
        }
    });

    [Fact]
    public void What_a_shape_asks_for_is_read() => Assert.All(AnyJson.Shapes, shape => Laws.ForAll(10, random =>
    {
        Reading read = CommandReader.Read(shape, JsonElement.Parse(AnyJson.Good(shape, random).ToJsonString()));
        Assert.True(read.Value is Command, string.Join(", ", read.Faults));
    }));

    [Fact]
    public void A_form_gives_the_same_command_as_the_json_it_was_made_from() => Assert.All(AnyJson.Shapes, shape => Laws.ForAll(20, random =>
    {
        JsonNode json = AnyJson.Good(shape, random, everything: random.Next(3) == 0);
        var form = new Dictionary<string, List<string>>();
        Fill(form, "", json);
        JsonElement sent = FormReader.Read(shape, name => form.GetValueOrDefault(name, []));
        Assert.Equal(
            Plain(CommandReader.Read(shape, JsonElement.Parse(json.ToJsonString())).Value),
            Plain(CommandReader.Read(shape, sent).Value));
    }));

    // As a browser sends it: every field has its dotted name, several values have the same one, rows are numbered.
    private static void Fill(Dictionary<string, List<string>> form, string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach ((string name, JsonNode? value) in fields)
                {
                    Fill(form, path.Length == 0 ? name : $"{path}.{name}", value);
                }

                break;
            case JsonArray rows when rows.All(row => row is JsonObject):
                for (int i = 0; i < rows.Count; i++)
                {
                    Fill(form, $"{path}[{i}]", rows[i]);
                }

                break;
            case JsonArray values:
                form[path] = [.. values.Select(v => v!.ToString())];
                break;
            case { } value:
                form[path] = [value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? value.ToJsonString() : value.ToString()];
                break;
        }
    }

    private static string Plain(object? command) => command is null
        ? "nothing was read"
        : JsonSerializer.Serialize(command, command.GetType(), Written);

    private static readonly JsonSerializerOptions Written = new(StoredJson.Plain) { IgnoreReadOnlyProperties = true };
}
