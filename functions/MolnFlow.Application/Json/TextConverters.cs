using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MolnFlow.Application.Storage;
using MolnFlow.Core;

namespace MolnFlow.Application.Json;

/// <summary>Snapshots and answers to people carry texts as they are; null means erased.</summary>
internal sealed class PlainTextConverter : JsonConverter<Text>
{
    public override bool HandleNull => false;

    public override Text Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new Text(reader.GetString());
        }

        reader.Skip();
        return new Text(null);
    }

    // An erased text is not an absent one: it must stay recognisable in a snapshot.
    public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options)
    {
        if (value.Value is { } text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteBoolean("erased", true);
            writer.WriteEndObject();
        }
    }
}

/// <summary>
/// Payloads carry <c>{"text":0,"hash":"…"}</c>: which of the event's texts, and the SHA-256 of its salt
/// and UTF-8 bytes. The texts themselves go to and come from a <see cref="TextShelf"/>. What was erased
/// before it was carried over into a later event is <c>{"erased":true}</c>.
/// </summary>
internal sealed class ShelvedTextConverter : JsonConverter<Text>
{
    public override Text Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.TryGetProperty("text", out JsonElement number)
            ? TextShelf.Current.Take(number.GetInt32())
            : new Text(null);
    }

    public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Value is { } text)
        {
            (int number, string hash) = TextShelf.Current.Put(text);
            writer.WriteNumber("text", number);
            writer.WriteString("hash", hash);
        }
        else
        {
            writer.WriteBoolean("erased", true);
        }

        writer.WriteEndObject();
    }
}

/// <summary>Where the texts of one event are while its payload is written or read.</summary>
internal sealed class TextShelf
{
    private const int SaltBytes = 16;
    private readonly List<StoredText> items;
    private readonly bool erased;

    // Converters are shared by all threads and take no state of their own; serialisation is synchronous.
    [ThreadStatic]
    private static TextShelf? current;

    private TextShelf(IEnumerable<StoredText> items, bool erased)
    {
        this.items = [.. items];
        this.erased = erased;
    }

    public static TextShelf Current => current ?? throw new InvalidOperationException("No shelf to keep texts on.");

    public static (T Result, ImmutableList<StoredText> Texts) While<T>(StoredTexts? texts, Func<T> work)
    {
        var shelf = new TextShelf(texts?.Items ?? [], texts is null);
        current = shelf;
        try
        {
            return (work(), [.. shelf.items]);
        }
        finally
        {
            current = null;
        }
    }

    public (int Number, string Hash) Put(string text)
    {
        string salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));
        items.Add(new StoredText(salt, text));
        return (items.Count - 1, Hash(salt, text));
    }

    public Text Take(int number) => erased || number < 0 || number >= items.Count ? new Text(null) : new Text(items[number].Value);

    /// <summary>Whether a text is the one hashed. A salt of any other form could lend bytes to the text or take some.</summary>
    public static bool Is(StoredText text, string hash) =>
        text.Salt.Length == 2 * SaltBytes && text.Salt.All(char.IsAsciiHexDigitLower) && Hash(text.Salt, text.Value) == hash;

    private static string Hash(string salt, string value)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(salt));
        hash.AppendData(Encoding.UTF8.GetBytes(value));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
