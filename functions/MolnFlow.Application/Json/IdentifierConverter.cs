using System.Text.Json;
using System.Text.Json.Serialization;
using MolnFlow.Core;

namespace MolnFlow.Application.Json;

/// <summary>Writes every <see cref="IIdentifier{TSelf}"/> as a plain string, as a value or a property name.</summary>
internal sealed class IdentifierConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsValueType &&
        Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>));

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdentifierConverter<>).MakeGenericType(type))!;

    private sealed class IdentifierConverter<T> : JsonConverter<T> where T : struct, IIdentifier<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => T.From(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => T.From(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);
    }
}
