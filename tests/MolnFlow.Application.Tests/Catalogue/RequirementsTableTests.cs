using System.Text.RegularExpressions;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Tests.Texts;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Catalogue;

/// <summary>Holds docs/requirements.md to what there is.</summary>
public partial class RequirementsTableTests
{
    private sealed record Row(int Number, string Where, string[] Tests);

    private static readonly Application.Catalogue.Catalogue catalogue =
        Assert.IsType<CatalogueResult.Loaded>(CatalogueFiles.Load(CatalogueCopy.Shipped)).Catalogue;

    private static readonly Row[] Rows = [.. File.ReadAllLines(Path.Combine(LoadedTexts.Root, "docs", "requirements.md"))
        .Select(line => line.Split('|')).Where(cells => cells.Length == 6 && int.TryParse(cells[1], out _))
        .Select(cells => new Row(int.Parse(cells[1]), cells[3], [.. Quoted().Matches(cells[4]).Select(m => m.Groups[1].Value)]))];

    private static readonly Lazy<Dictionary<string, string>> TestSources = new(() => System.IO.Directory
        .EnumerateFiles(Path.Combine(LoadedTexts.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .GroupBy(path => Path.GetFileName(path).Split('.')[0]).ToDictionary(g => g.Key, g => string.Concat(g.Select(File.ReadAllText))));

    [Fact]
    public void Every_number_is_there_once_and_in_order()
    {
        Assert.NotEmpty(Rows);
        Assert.Equal(Rows.Select(r => r.Number).Distinct().Order(), Rows.Select(r => r.Number));
        Assert.All(Rows, r => Assert.InRange(r.Number, 1, 81));
        Assert.All(Rows, r => Assert.True(r.Where.Trim().Length > 0 && r.Tests.Length > 0, $"{r.Number} says not where, or not by which test"));
    }

    [Fact]
    public void What_it_names_is_there() => Assert.All(Rows, row => Assert.All(Named().Matches(row.Where), m =>
        Assert.True(Exists(m.Groups[1].Value, m.Groups[2].Value), $"{row.Number}: {m.Value}")));

    [Fact]
    public void Every_question_stands_at_each_number_it_covers() => Assert.All(catalogue.Rulebook.Questions, question =>
        Assert.All(question.Requirements, number => Assert.Contains(
            $"`question:{question.Id}`", Assert.Single(Rows, r => r.Number == number).Where, StringComparison.Ordinal)));

    [Fact]
    public void The_tests_it_names_are_there() => Assert.All(Rows.SelectMany(r => r.Tests), test =>
    {
        string[] parts = test.Split('.');
        Assert.True(TestSources.Value.TryGetValue(parts[0], out string? source), test);
        Assert.Contains(parts[^1], source, StringComparison.Ordinal);
    });

    private static bool Exists(string kind, string id) => kind switch
    {
        "question" => catalogue.Rulebook.Question(new QuestionId(id)) is not null,
        "control" => catalogue.Rulebook.Control(int.Parse(id)) is not null,
        "step" => catalogue.Rulebook.Step(new StepId(id)) is not null,
        "task" => catalogue.Rulebook.Schedule.Task(new TaskId(id)) is not null,
        "command" => Shapes.Command(id) is not null,
        _ => false,
    };

    [GeneratedRegex("`([a-z]+):([a-z0-9-]+)`")]
    private static partial Regex Named();

    [GeneratedRegex("`([A-Za-z_.0-9]+)`")]
    private static partial Regex Quoted();
}
