using System.Text.Json;
using MolnFlow.Application.Commands;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class OpenApiTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task The_description_is_openapi_3_1_and_open_to_all()
    {
        JsonElement document = await Document();
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (string path in new[] { "/healthz", "/api/catalog", "/api/applicability", "/api/services", "/api/services/{id}", "/api/services/{id}/evidence/{sha256}" })
        {
            Assert.True(document.GetProperty("paths").TryGetProperty(path, out _), path);
        }
    }

    [Fact]
    public async Task Every_command_has_a_schema_of_its_own_with_words_and_an_example_that_is_accepted()
    {
        JsonElement document = await Document();
        foreach (string name in Shapes.Commands)
        {
            string path = name == "register-service" ? "/api/services" : name == "adopt-service" ? "/api/services/adopted" : $"/api/services/{{id}}/commands/{name}";
            JsonElement post = document.GetProperty("paths").GetProperty(path).GetProperty("post");
            JsonElement content = post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
            JsonElement schema = Resolve(document, content.GetProperty("schema"));
            Assert.Equal("object", schema.GetProperty("type").GetString());
            Assert.DoesNotContain("command.", post.GetProperty("summary").GetString()!, StringComparison.Ordinal);

            // A command without fields takes an empty object, which an example cannot show.
            JsonElement example = content.TryGetProperty("example", out JsonElement shown) ? shown : JsonElement.Parse("{}");
            Assert.Empty(CommandReader.Read(Shapes.Command(name)!, example).Faults);
            Valid(document, schema, example, name);
        }
    }

    [Fact]
    public async Task Every_answer_that_is_no_success_is_described_as_problem_details()
    {
        JsonElement document = await Document();
        foreach (JsonProperty path in document.GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith("/api", StringComparison.Ordinal)))
        {
            foreach (JsonProperty operation in path.Value.EnumerateObject())
            {
                JsonElement responses = operation.Value.GetProperty("responses");
                Assert.True(responses.TryGetProperty("401", out _), path.Name);
                Assert.Contains(responses.EnumerateObject(), r => r.Name.StartsWith('2'));
                Assert.All(responses.EnumerateObject().Where(r => !r.Name.StartsWith('2')), r =>
                    Assert.True(r.Value.GetProperty("content").TryGetProperty("application/problem+json", out _), $"{path.Name} {r.Name}"));
                Assert.Equal(
                    path.Name.Split('{').Skip(1).Select(p => p.Split('}')[0]).Order(),
                    Parameters(operation.Value).Where(p => p.GetProperty("in").GetString() == "path").Select(p => p.GetProperty("name").GetString()!).Order());
            }
        }
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        JsonElement document = await Document();
        Assert.All(References(document), r => Resolve(document, r));
    }

    [Fact]
    public async Task What_is_answered_is_as_described()
    {
        ApiClient anna = site.As("anna");
        JsonElement document = await Document();
        string id = await anna.Register();
        foreach ((string path, string described) in new[]
        {
            ("/api/catalog", "/api/catalog"), ("/api/services", "/api/services"), ($"/api/services/{id}", "/api/services/{id}"),
            ($"/api/services/{id}/log", "/api/services/{id}/log"), ($"/api/services/{id}/forecast?until=2027-11-03", "/api/services/{id}/forecast"),
            ($"/api/services/{id}/obligations", "/api/services/{id}/obligations"),
            ("/api/people", "/api/people"), ("/api/organisation", "/api/organisation"),
        })
        {
            JsonElement schema = document.GetProperty("paths").GetProperty(described).GetProperty("get").GetProperty("responses")
                .GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            Valid(document, schema, (await anna.Get(path)).Json, path);
        }
    }

    private async Task<JsonElement> Document() => (await site.As("stranger").Get("/openapi/v1.json")).Json;

    private static IEnumerable<JsonElement> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out JsonElement list) ? list.EnumerateArray() : [];

    private static JsonElement Resolve(JsonElement document, JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out JsonElement reference))
        {
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, part) => at.GetProperty(part));
        }

        return schema;
    }

    private static IEnumerable<JsonElement> References(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object when at.TryGetProperty("$ref", out JsonElement r) && r.ValueKind == JsonValueKind.String => [at],
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => References(p.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(References),
        _ => [],
    };

    // As much of JSON Schema as the document uses.
    private static void Valid(JsonElement document, JsonElement schema, JsonElement value, string where)
    {
        Assert.True(Fault(document, Resolve(document, schema), value, where) is var fault && fault is null, fault);
    }

    private static string? Fault(JsonElement document, JsonElement schema, JsonElement value, string where)
    {
        foreach (string either in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(either, out JsonElement choices))
            {
                string?[] faults = [.. choices.EnumerateArray().Select(c => Fault(document, Resolve(document, c), value, where))];
                return faults.Contains(null) ? null : string.Join(" / ", faults);
            }
        }

        if (schema.TryGetProperty("type", out JsonElement type))
        {
            string[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];
            if (!types.Contains(Kind(value)) && !(types.Contains("number") && Kind(value) == "integer"))
            {
                return $"{where} is {Kind(value)}, not {string.Join(" or ", types)}";
            }
        }

        if (schema.TryGetProperty("enum", out JsonElement allowed) && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value)))
        {
            return $"{where} is {value}, which is none of {allowed}";
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out JsonElement items))
        {
            return value.EnumerateArray().Select((v, i) => Fault(document, Resolve(document, items), v, $"{where}[{i}]")).FirstOrDefault(f => f is not null);
        }

        return value.ValueKind == JsonValueKind.Object ? Properties(document, schema, value, where) : null;
    }

    private static string? Properties(JsonElement document, JsonElement schema, JsonElement value, string where)
    {
        if (schema.TryGetProperty("required", out JsonElement required)
            && required.EnumerateArray().FirstOrDefault(r => !value.TryGetProperty(r.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing)
        {
            return $"{where} lacks {missing}";
        }

        return !schema.TryGetProperty("properties", out JsonElement properties) ? null : value.EnumerateObject()
            .Select(p => properties.TryGetProperty(p.Name, out JsonElement known)
                ? Fault(document, Resolve(document, known), p.Value, $"{where}.{p.Name}")
                : $"{where}.{p.Name} is not described")
            .FirstOrDefault(f => f is not null);
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.ValueKind.ToString().ToLowerInvariant(),
    };
}
