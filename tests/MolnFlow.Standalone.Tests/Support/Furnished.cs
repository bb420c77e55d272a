using System.Text.Json;

namespace MolnFlow.Standalone.Tests.Support;

/// <summary>A site with the demo's made-up register.</summary>
public sealed class Furnished : DemoSite
{
    protected override bool Empty => false;

    /// <summary>The id of one of the demo's services.</summary>
    public async Task<string> Named(string name) => (await As("anna").Get("/api/services")).Json.GetProperty("items").EnumerateArray()
        .Single(s => s.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;
}
