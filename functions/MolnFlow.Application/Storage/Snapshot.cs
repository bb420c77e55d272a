using System.IO.Compression;
using System.Text.Json;
using MolnFlow.Application.Json;
using MolnFlow.Core;

namespace MolnFlow.Application.Storage;

/// <summary>A service's fold, compressed. Only ever a copy: the log is the truth.</summary>
public static class Snapshot
{
    /// <summary>Raised whenever the fold or the shape of <see cref="Service"/> changes.</summary>
    public const int FoldVersion = 9;

    /// <summary>Null when it is too large for the stores; the service is then folded from its log each time.</summary>
    public static byte[]? Pack(Service service)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, service, StoredJson.Plain);
        }

        byte[] packed = bytes.ToArray();
        return packed.Length <= CommitLimits.SnapshotBytes ? packed : null;
    }

    public static Service Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Service>(brotli, StoredJson.Plain)!;
    }

    /// <summary>Null when the bytes are no snapshot: a copy that broke is made again from the log.</summary>
    public static Service? TryUnpack(byte[] packed)
    {
        try
        {
            return Unpack(packed);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return null;
        }
    }
}
