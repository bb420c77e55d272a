using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace MolnFlow.Functions.Storage;

/// <summary>
/// Bytes over as many binary properties as they need, 60 000 bytes in each, since a property holds 64 KiB.
/// Text goes as UTF-8: a string property counts two bytes a character, so that 48 KB of JSON would not fit
/// in one. The length decides what is read, so a merge that shortens a value leaves nothing visible.
/// </summary>
internal static class Chunks
{
    private const int Size = 60_000;
    private const int Nothing = -1;

    public static void Set(this TableEntity entity, string name, byte[]? bytes)
    {
        entity[name] = bytes?.Length ?? Nothing;
        for (var (chunk, from) = (0, 0); from < (bytes?.Length ?? 0); chunk++, from += Size)
            entity[Name(name, chunk)] = bytes![from..Math.Min(from + Size, bytes.Length)];
    }

    /// <summary>Takes the bytes out of the entity itself, for a replacement: a merge would leave them lying there.</summary>
    public static void Forget(this TableEntity entity, string name)
    {
        foreach (string chunk in entity.Keys.Where(key => key.StartsWith($"{name}_", StringComparison.Ordinal)).ToList())
            entity.Remove(chunk);
        entity[name] = Nothing;
    }

    public static void SetText(this TableEntity entity, string name, string? text) =>
        entity.Set(name, text is null ? null : Encoding.UTF8.GetBytes(text));

    /// <exception cref="InvalidDataException">A part is missing.</exception>
    public static byte[]? Bytes(this TableEntity entity, string name)
    {
        if (entity.GetInt32(name) is not { } length || length == Nothing)
            return null;
        var bytes = new byte[length];
        for (var (chunk, from) = (0, 0); from < length; chunk++, from += Size)
        {
            var part = entity.GetBinary(Name(name, chunk));
            if (part?.Length != Math.Min(Size, length - from))
                throw new InvalidDataException($"Part {chunk} of {name} in {entity.PartitionKey} {entity.RowKey} is missing or cut short.");
            part.CopyTo(bytes, from);
        }

        return bytes;
    }

    public static string? Text(this TableEntity entity, string name) =>
        entity.Bytes(name) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private static string Name(string name, int chunk) => string.Create(CultureInfo.InvariantCulture, $"{name}_{chunk}");
}
