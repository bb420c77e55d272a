using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MolnFlow.Core;

namespace MolnFlow.Functions.Storage;

/// <summary>
/// Partition and row keys. A key has at most 512 characters, without / \ # ? and control characters, so everything
/// but plain letters, digits and - _ . : is written as =XX a byte, and what is long ends in its hash. Keys are
/// never read back: each entity carries its ids as properties.
/// </summary>
internal static class TableKeys
{
    /// <summary>The row of the head; all rows of a service share its partition.</summary>
    public const string Head = "service";

    private const int Longest = 200;
    private const int Kept = 120;

    public static string Service(OrganisationId organisation, ServiceId service) => $"{Part(organisation.Value)}|{Part(service.Value)}";

    public static string Documents(OrganisationId organisation, string kind) => $"{Part(organisation.Value)}|{Part(kind)}";

    public static string Event(int sequence) => string.Create(CultureInfo.InvariantCulture, $"e:{sequence:D10}");

    public static string Texts(int sequence) => string.Create(CultureInfo.InvariantCulture, $"t:{sequence:D10}");

    public static string Outbox(string id) => $"n:{Part(id)}";

    public static string Receipt(string key) => $"i:{Hash(key)}";

    /// <summary>A name for an outbox row outside its partition.</summary>
    public static string Pointer(string partition, string row) => Hash($"{partition}\n{row}");

    /// <summary>Sorts the newest first.</summary>
    public static string NewestFirst(DateTimeOffset created, string pointer) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - created.UtcTicks:D19}|{pointer}");

    public static string Part(string id)
    {
        var escaped = new StringBuilder(id.Length);
        foreach (var b in Encoding.UTF8.GetBytes(id))
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.' or (byte)':')
                escaped.Append((char)b);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"={b:X2}");
        // After "=" come two hexadecimal digits, never another "=": nothing short can look like this.
        return escaped.Length <= Longest ? escaped.ToString() : $"{escaped.ToString(0, Kept)}=={Hash(id)}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
