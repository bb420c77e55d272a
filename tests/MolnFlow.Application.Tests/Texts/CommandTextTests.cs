using System.Reflection;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Texts;

public class CommandTextTests
{
    private static readonly (string Name, Type Type)[] Commands =
        [.. typeof(Command).Assembly.GetTypes()
            .Where(t => t.GetCustomAttribute<CommandAttribute>() is not null)
            .Select(t => (t.GetCustomAttribute<CommandAttribute>()!.Name, t))];

    [Fact]
    public void Every_command_has_a_title_and_a_help_text() =>
        LoadedTexts.MustHave(Commands.SelectMany(c => new[] { $"command.{c.Name}.title", $"command.{c.Name}.help" }));

    [Theory]
    [InlineData("")]
    [InlineData(".help")]
    public void Every_field_of_every_command_has_a_label_and_a_help_text(string suffix)
    {
        string[] missing = [.. Commands.SelectMany(c => Paths.Of(c.Type)
            .Where(path => !LoadedTexts.All.ContainsKey($"field.{c.Name}.{path}{suffix}")
                && !LoadedTexts.All.ContainsKey($"field.{path}{suffix}"))
            .Select(path => $"field.{c.Name}.{path}{suffix}"))];
        Assert.True(missing.Length == 0, $"No text for: {string.Join(", ", missing)}");
    }

    [Fact]
    public void Every_text_about_a_field_of_a_command_is_about_one_it_has()
    {
        string[] stale = [.. Commands.SelectMany(c => LoadedTexts.All.Keys
            .Where(key => key.StartsWith($"field.{c.Name}.", StringComparison.Ordinal))
            .Where(key => !Paths.Of(c.Type).Any(path => key == $"field.{c.Name}.{path}" || key == $"field.{c.Name}.{path}.help")))];
        Assert.True(stale.Length == 0, $"No such field: {string.Join(", ", stale)}");
    }

    [Theory]
    [InlineData("agreement-record", "title", "supplier", "reseller", "terms")]
    [InlineData("person-record", "name", "email", "language", "active", "roles")]
    [InlineData("supplier-record", "name", "country", "contact")]
    [InlineData("evidence", "file", "effectiveOn", "validUntil")]
    public void The_fields_of_the_other_forms_have_labels(string form, params string[] fields) => Assert.All(fields, field =>
        Assert.True(LoadedTexts.All.ContainsKey($"field.{form}.{field}") || LoadedTexts.All.ContainsKey($"field.{field}"), field));
}
