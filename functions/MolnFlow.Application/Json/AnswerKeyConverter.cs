using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MolnFlow.Core;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Json;

/// <summary>Writes <c>7/acquire</c>, so that answers can be keyed in a JSON object.</summary>
internal sealed class AnswerKeyConverter : JsonConverter<AnswerKey>
{
    public override AnswerKey Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, AnswerKey value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));

    public override AnswerKey ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, AnswerKey value, JsonSerializerOptions options) => writer.WritePropertyName(Format(value));

    private static string Format(AnswerKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.Control}/{Kebab.Of(key.Phase)}");

    private static AnswerKey Parse(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return new(int.Parse(text.AsSpan(0, slash), CultureInfo.InvariantCulture), Kebab.Parse<Phase>(text[(slash + 1)..]));
    }
}
