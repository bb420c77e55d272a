using System.Reflection;
using System.Security.Cryptography;

namespace MolnFlow.Web.Pages;

/// <summary>The one style sheet, embedded and served under a name that changes with its content.</summary>
public static class StyleSheet
{
    private static readonly byte[] Content = Read();

    public static string Path { get; } = $"/assets/site.{Convert.ToHexStringLower(SHA256.HashData(Content))[..12]}.css";

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, static http =>
    {
        http.Response.ContentType = "text/css; charset=utf-8";
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return http.Response.Body.WriteAsync(Content, http.RequestAborted).AsTask();
    });

    private static byte[] Read()
    {
        Assembly assembly = typeof(StyleSheet).Assembly;
        string name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("site.css", StringComparison.Ordinal));
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
