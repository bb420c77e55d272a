using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MolnFlow.Application.Storage;

/// <summary>
/// How every store writes dates, instants, typed texts and the name that is searched: the same
/// everywhere, so that data can be moved between stores and sorted as text.
/// </summary>
public static class StoredForms
{
    private const string DayForm = "yyyy-MM-dd";
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // Å, ä and ö are written as they are: a text is read by people and is a third of the size.
    private static readonly JsonSerializerOptions TextForm = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly CompareInfo Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    public static string Of(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>In UTC, always 28 characters, so that text order is time order.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, DayForm, CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(
        text, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>An array of [salt, value] pairs.</summary>
    public static string Of(StoredTexts texts) =>
        JsonSerializer.Serialize(texts.Items.Select(t => new[] { t.Salt, t.Value }), TextForm);

    public static StoredTexts Texts(string json) =>
        new(JsonSerializer.Deserialize<string[][]>(json)!.Select(pair => new StoredText(pair[0], pair[1])).ToImmutableList());

    /// <summary>What a search in names compares: lower case, and å the same whether typed as one character or two.</summary>
    public static string Searchable(string text) => text.Normalize(NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>Bytes that sort as names do in Swedish (… z å ä ö), regardless of case.</summary>
    public static byte[] Order(string name) => Swedish.GetSortKey(name, CompareOptions.IgnoreCase).KeyData;
}
