using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using MolnFlow.Core.Common;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Structure;

public partial class NamesTests
{
    [Fact]
    public void Every_command_has_a_kebab_case_name_of_its_own()
    {
        string?[] names = [.. Commands.Types.Select(t => t.GetCustomAttribute<CommandAttribute>()?.Name)];

        Assert.All(names, name => Assert.Matches(Kebab(), name));
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void Every_command_is_named_after_its_type() =>
        Assert.All(Commands.Types, t => Assert.Equal(t.Name, string.Concat(t.GetCustomAttribute<CommandAttribute>()!.Name.Split('-').Select(Capital))));

    [Fact]
    public void Events_and_commands_are_sealed() =>
        Assert.All(
            typeof(Command).Assembly.GetTypes().Where(t => (t.IsSubclassOf(typeof(Command)) || t.IsSubclassOf(typeof(ServiceEvent))) && !t.IsAbstract),
            t => Assert.True(t.IsSealed, t.Name));

    [Theory]
    [InlineData(typeof(Stage))]
    [InlineData(typeof(Term))]
    [InlineData(typeof(Answer))]
    public void What_is_stored_by_kind_has_a_stored_name_for_every_kind(Type parent)
    {
        JsonDerivedTypeAttribute[] kinds = [.. parent.GetCustomAttributes<JsonDerivedTypeAttribute>()];

        Assert.Equal(parent.GetNestedTypes().Where(t => t.IsSubclassOf(parent)).Select(t => t.Name).Order(), kinds.Select(k => k.DerivedType.Name).Order());
        Assert.All(kinds, k => Assert.Matches(Kebab(), (string)k.TypeDiscriminator!));
        Assert.Equal(kinds.Length, kinds.Select(k => k.TypeDiscriminator).Distinct().Count());
    }

    [Fact]
    public void What_can_be_computed_is_not_stored() => Assert.Equal(
        """{"kind":"fixed","Start":"2025-01-01","End":"2026-12-31"}""",
        Normalised(JsonSerializer.Serialize<Term>(new Term.Fixed(Dates.Day("2025-01-01"), Dates.Day("2026-12-31")))));

    private static string Normalised(string json)
    {
        JsonElement element = JsonDocument.Parse(json).RootElement;
        string[] order = ["kind", "Start", "End"];
        return "{" + string.Join(',', element.EnumerateObject()
            .OrderBy(p => Array.IndexOf(order, p.Name) is var i && i < 0 ? 99 : i).Select(p => $"\"{p.Name}\":{p.Value.GetRawText()}")) + "}";
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    [GeneratedRegex("^[a-z]+(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();
}
