using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MolnFlow.Application;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Web.Api;

namespace MolnFlow.Web.OpenApi;

/// <summary>The API's own description, OpenAPI 3.1 at /openapi/v1.json, in English.</summary>
internal static class Description
{
    private const string Document = "v1";

    /// <summary>Served from memory: it takes a second to make, and anybody may ask for it.</summary>
    public static void MapDescription(this IEndpointRouteBuilder routes)
    {
        IServiceProvider services = routes.ServiceProvider;
        var made = new Lazy<Task<string>>(async () =>
        {
            OpenApiDocument document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document).GetOpenApiDocumentAsync();
            return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        });
        routes.MapGet($"/openapi/{Document}.json", async () => Results.Text(await made.Value, "application/json")).ExcludeFromDescription();
    }

    public static IServiceCollection AddDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddSchemaTransformer(Values);
        options.AddOperationTransformer(Details);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "MolnFlow";
            document.Info.Version = "1";
            document.Info.Description =
                "Takes every external cloud service of a public body through acquire, manage and exit. Dates are yyyy-MM-dd, "
                + "instants have an offset. What is refused is answered by problem details (RFC 9457) with every reason. Texts are "
                + "in Swedish or English by Accept-Language.";

            // Which address this was fetched from says nothing about where it is used.
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    });

    // Types with converters of their own look like anything to the framework.
    private static Task Values(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        Type type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Text))
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Object;
            schema.Description = "What somebody typed; {\"erased\": true} once it has been erased.";
        }
        else if (Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>)))
        {
            schema.Type = JsonSchemaType.String;
        }

        return Task.CompletedTask;
    }

    private static Task Details(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        Speaker say = context.ApplicationServices.GetRequiredService<Speakers>().For(Language.English);
        foreach (Takes takes in context.Description.ActionDescriptor.EndpointMetadata.OfType<Takes>())
        {
            switch (takes)
            {
                case Takes.Json json:
                    operation.RequestBody = Body(json.Type, context.Document!, say);
                    break;
                case Takes.Command command:
                    operation.OperationId = command.Name;
                    operation.Summary = say.Say($"command.{command.Name}.title");
                    operation.Description = say.Say($"command.{command.Name}.help");
                    operation.RequestBody = Body(Shapes.Command(command.Name)!.Type, context.Document!, say);
                    break;
                case Takes.File:
                    operation.RequestBody = File();
                    break;
                case Takes.Query query:
                    Add(operation, query.Name, ParameterLocation.Query, query.Text, false, query.Choices);
                    break;
                case Takes.Header header:
                    Add(operation, header.Name, ParameterLocation.Header, header.Text, header.Required, []);
                    break;
                default:
                    throw new InvalidOperationException($"No case for {takes.GetType().Name}.");
            }
        }

        // The filter reads the id, so the handlers do not name it.
        if (context.Description.RelativePath?.Contains("{id}", StringComparison.Ordinal) == true
            && operation.Parameters?.Any(p => p.Name == "id") != true)
        {
            Add(operation, "id", ParameterLocation.Path, "The id in the register.", true, []);
        }

        return Task.CompletedTask;
    }

    private static OpenApiRequestBody Body(Type type, OpenApiDocument document, Speaker say)
    {
        Shape shape = Shapes.Of(type);
        bool command = type.IsSubclassOf(typeof(Command));
        string name = command || type.Name.EndsWith("Input", StringComparison.Ordinal) ? type.Name : $"{type.Name}Input";
        string form = command ? Shapes.NameOf(type)
            : type == typeof(PersonInput) ? "person-record"
            : type == typeof(SupplierInput) ? "supplier-record"
            : type == typeof(AgreementInput) ? "agreement-record"
            : "";
        document.AddComponent(name, (IOpenApiSchema)new ShapeSchemas(say, form).Of(shape));
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = new OpenApiSchemaReference(name, document), Example = ShapeExamples.Of(shape) },
            },
        };
    }

    private static OpenApiRequestBody File()
    {
        static OpenApiSchema Of(string format) => new() { Type = JsonSchemaType.String, Format = format };
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/octet-stream"] = new() { Schema = Of("binary") },
                ["multipart/form-data"] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string> { "file" },
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["file"] = Of("binary"),
                            ["effectiveOn"] = Of("date"),
                            ["validUntil"] = Of("date"),
                        },
                    },
                },
            },
        };
    }

    private static void Add(
        OpenApiOperation operation, string name, ParameterLocation place, string text, bool required, IReadOnlyList<string> choices)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = place,
            Description = text,
            Required = required,
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = choices.Count == 0 ? null : [.. choices.Select(c => (JsonNode)JsonValue.Create(c))],
            },
        });
    }
}
