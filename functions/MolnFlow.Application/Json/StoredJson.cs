using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MolnFlow.Application.Json;

/// <summary>How events, snapshots and records are written: camelCase, enums in kebab-case, ids as strings.</summary>
public static class StoredJson
{
    /// <summary>For payloads: texts stand apart.</summary>
    internal static readonly JsonSerializerOptions Events = With(new ShelvedTextConverter(), onlyFacts: true);

    /// <summary>For snapshots, documents and what the API returns.</summary>
    public static readonly JsonSerializerOptions Plain = With(new PlainTextConverter());

    /// <summary>Gives other options the same converters.</summary>
    public static void Configure(JsonSerializerOptions options) => Add(options, new PlainTextConverter());

    // What is computed from the facts may be computed otherwise tomorrow, and must not be hashed into history.
    private static JsonSerializerOptions With(JsonConverter text, bool onlyFacts = false)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = onlyFacts };
        Add(options, text);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static void Add(JsonSerializerOptions options, JsonConverter text)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.AllowOutOfOrderMetadataProperties = true;
        options.Converters.Add(text);
        options.Converters.Add(new IdentifierConverterFactory());
        options.Converters.Add(new AnswerKeyConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));

        // Stored as UTF-8 and never pasted into HTML, so å need not be escaped.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }
}
