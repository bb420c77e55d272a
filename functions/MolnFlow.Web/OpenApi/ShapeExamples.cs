using System.Text.Json.Nodes;
using MolnFlow.Application.Commands;

namespace MolnFlow.Web.OpenApi;

/// <summary>An example of every shape, with each required field filled in, or every field where none is required.</summary>
internal static class ShapeExamples
{
    public static JsonNode Of(Shape shape) => shape switch
    {
        Shape.Object o => Object(o),
        Shape.Union u => Union(u),
        Shape.ListOf l => new JsonArray(Of(l.Item)),
        Shape.Scalar s => Scalar(s),
        _ => throw new InvalidOperationException($"No case for {shape.GetType().Name}."),
    };

    private static JsonObject Object(Shape.Object shape)
    {
        bool any = shape.Fields.Exists(f => !f.FilledIn && !f.Optional);
        return new(shape.Fields.Where(f => !f.FilledIn && f.Optional != any).Select(f => KeyValuePair.Create(f.Name, (JsonNode?)Of(f.Shape))));
    }

    private static JsonObject Union(Shape.Union shape)
    {
        (string kind, Shape.Object first) = shape.Kinds[0];
        JsonObject example = Object(first);
        example.Insert(0, "kind", kind);
        return example;
    }

    private static JsonValue Scalar(Shape.Scalar shape) => shape.Kind switch
    {
        ScalarKind.Boolean => JsonValue.Create(true),
        ScalarKind.Integer => JsonValue.Create(1),
        ScalarKind.Date => JsonValue.Create("2027-06-30"),
        ScalarKind.Instant => JsonValue.Create("2026-07-03T18:30:00+02:00"),
        ScalarKind.Choice => JsonValue.Create(shape.Choices[0]),
        ScalarKind.Text => JsonValue.Create("As we wrote it down"),
        ScalarKind.Label => JsonValue.Create(shape.MaximumLength == 2 ? "US" : "In short"),
        ScalarKind.Person => JsonValue.Create("p-3f9a2c51d07e864b"),
        ScalarKind.Supplier => JsonValue.Create("u-3f9a2c51d07e864b"),
        ScalarKind.Service => JsonValue.Create("s-3f9a2c51d07e864b0a1c"),
        ScalarKind.Agreement => JsonValue.Create("a-3f9a2c51d07e864b"),
        ScalarKind.Step => JsonValue.Create("erasure-order"),
        ScalarKind.Task => JsonValue.Create("access-review"),
        ScalarKind.Change => JsonValue.Create("new-use"),
        ScalarKind.Question => JsonValue.Create("processor-agreement"),
        ScalarKind.Evidence => JsonValue.Create("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        _ => throw new InvalidOperationException($"No case for {shape.Kind}."),
    };
}
