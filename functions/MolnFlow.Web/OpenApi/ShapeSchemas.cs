using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Wording;

namespace MolnFlow.Web.OpenApi;

/// <summary>Describes shapes as JSON Schema, with the labels and help that the forms have.</summary>
/// <param name="form">Whose own labels go first, such as a command's name.</param>
internal sealed class ShapeSchemas(Speaker say, string form)
{
    public OpenApiSchema Of(Shape shape) => Of(shape, "");

    private OpenApiSchema Of(Shape shape, string path) => shape switch
    {
        Shape.Object o => Object(o, path),
        Shape.Union u => new OpenApiSchema { OneOf = [.. u.Kinds.Select(k => Kind(k.Kind, k.Shape, path))] },
        Shape.ListOf l => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(l.Item, path), MaxItems = l.Maximum },
        Shape.Scalar s => Scalar(s),
        _ => throw new InvalidOperationException($"No case for {shape.GetType().Name}."),
    };

    private OpenApiSchema Object(Shape.Object shape, string path)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(),
            Required = new HashSet<string>(),
            AdditionalPropertiesAllowed = false,
        };
        foreach (Field field in shape.Fields.Where(f => !f.FilledIn))
        {
            string here = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            OpenApiSchema property = Of(field.Shape, here);
            property.Description = Described(here);
            schema.Properties[field.Name] = field.Optional ? Nullable(property) : property;
            if (!field.Optional)
            {
                schema.Required.Add(field.Name);
            }
        }

        return schema;
    }

    private OpenApiSchema Kind(string kind, Shape.Object shape, string path)
    {
        OpenApiSchema schema = Object(shape, path);
        schema.Properties!["kind"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(kind)] };
        schema.Required!.Add("kind");
        return schema;
    }

    private static OpenApiSchema Nullable(OpenApiSchema schema)
    {
        if (schema.Type is not { } type)
        {
            return new OpenApiSchema { OneOf = [.. schema.OneOf!, new OpenApiSchema { Type = JsonSchemaType.Null }], Description = schema.Description };
        }

        schema.Type = type | JsonSchemaType.Null;
        schema.Enum?.Add(null!);
        return schema;
    }

    private static OpenApiSchema Scalar(Shape.Scalar shape) => shape.Kind switch
    {
        ScalarKind.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        ScalarKind.Integer => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
        ScalarKind.Date => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        ScalarKind.Instant => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "A date and a time of day: with an offset, or without one as told in the organisation's zone.",
            Pattern = "^\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,7})?)?(Z|[+-]\\d{2}:\\d{2})?$",
        },
        ScalarKind.Choice => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. shape.Choices.Select(c => (JsonNode)JsonValue.Create(c))],
        },
        ScalarKind.Text or ScalarKind.Label => new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = shape.MaximumLength },
        ScalarKind.Person or ScalarKind.Supplier or ScalarKind.Service or ScalarKind.Agreement or ScalarKind.Step or ScalarKind.Task
            or ScalarKind.Change or ScalarKind.Question or ScalarKind.Evidence =>
            new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 100 },
        _ => throw new InvalidOperationException($"No case for {shape.Kind}."),
    };

    private string? Described(string path)
    {
        string? label = First($"field.{form}.{path}", $"field.{path}");
        string? help = First($"field.{form}.{path}.help", $"field.{path}.help");
        return label is null ? help : help is null ? label : $"{label}. {help}";
    }

    private string? First(params string[] keys) => Array.Find(keys, say.Has) is { } key ? say.Say(key) : null;
}
