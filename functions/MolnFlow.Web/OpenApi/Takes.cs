namespace MolnFlow.Web.OpenApi;

/// <summary>What an endpoint reads itself and the framework therefore cannot see; it goes into the description.</summary>
internal abstract record Takes
{
    private Takes() { }

    /// <summary>A JSON body, by the shape of a type.</summary>
    internal sealed record Json(Type Type) : Takes;

    /// <summary>A command's JSON body; title and help come from the catalogue.</summary>
    internal sealed record Command(string Name) : Takes;

    internal sealed record File : Takes;

    /// <param name="Choices">Empty for anything.</param>
    internal sealed record Query(string Name, string Text, IReadOnlyList<string> Choices) : Takes;

    internal sealed record Header(string Name, string Text, bool Required) : Takes;
}

/// <summary>Says it beside the endpoint.</summary>
internal static class TakesExtensions
{
    public static RouteHandlerBuilder TakesJson(this RouteHandlerBuilder endpoint, Type type) => endpoint.WithMetadata(new Takes.Json(type));

    public static RouteHandlerBuilder TakesCommand(this RouteHandlerBuilder endpoint, string name) => endpoint.WithMetadata(new Takes.Command(name));

    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(
        new Takes.File(),
        new Takes.Query("filename", "What the file is called, when it is the whole body.", []),
        new Takes.Query("effectiveOn", "The day it speaks for, yyyy-MM-dd.", []),
        new Takes.Query("validUntil", "The last day it can be relied on, yyyy-MM-dd.", []));

    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder endpoint, string name, string text, params string[] choices) =>
        endpoint.WithMetadata(new Takes.Query(name, text, choices));

    public static RouteHandlerBuilder TakesVersion(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new Takes.Header("If-Match", "The ETag of the version you have seen.", Required: true));

    public static RouteHandlerBuilder TakesKey(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new Takes.Header(
        "Idempotency-Key", "1 to 100 visible ASCII characters. The same request under the same key is carried out once.", Required: false));
}
