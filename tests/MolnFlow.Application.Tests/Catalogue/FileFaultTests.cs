using MolnFlow.Application.Catalogue;

namespace MolnFlow.Application.Tests.Catalogue;

/// <summary>Files that cannot be read at all.</summary>
public class FileFaultTests
{
    [Fact]
    public void A_missing_folder_is_told()
    {
        var faulty = Assert.IsType<CatalogueResult.Faulty>(CatalogueFiles.Load("/no/such/catalogue"));
        Assert.Contains("There is no catalogue folder", Assert.Single(faulty.Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("catalog.yaml")]
    [InlineData("controls.yaml")]
    [InlineData("exit-plan.yaml")]
    [InlineData("holidays.yaml")]
    [InlineData("law.yaml")]
    [InlineData("schedule.yaml")]
    [InlineData("timing.yaml")]
    public void A_missing_file_is_one_fault_and_draws_no_others(string file)
    {
        using var copy = new CatalogueCopy();
        File.Delete(copy.At(file));
        CatalogueFault fault = Assert.Single(copy.Faults());
        Assert.Equal((file, 1), (fault.File, fault.Line));
        Assert.StartsWith($"The file {file} is missing.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: b: c\n", 1, "not readable YAML")]
    [InlineData("timing:\n\t- id: x\n", 2, "indented with a tab")]
    [InlineData("timing:\n  - id: x\n  \t  value: 3\n", 3, "indented with a tab")]
    [InlineData("timing:\n  - id: \"x\n", 2, "not readable YAML")]
    [InlineData("timing:\n  - id: x\n    id: y\n", 3, "not readable YAML")]
    [InlineData("timing: &t\n  - *t\n", 1, "anchor or alias")]
    [InlineData("timing:\n  - *t\n", 2, "anchor or alias")]
    [InlineData("", 1, "is empty")]
    [InlineData("# nothing\n", 1, "is empty")]
    [InlineData("--- \na: 1\n--- \nb: 1\n", 1, "several documents")]
    [InlineData("just words\n", 1, "must be something with keys")]
    [InlineData("timing: 5\n", 1, "must be a list")]
    [InlineData("timing: []\n", 1, "The list 'timing' is empty")]
    [InlineData("timing:\n  - 5\n", 2, "must be something with keys")]
    public void A_file_that_is_no_usable_YAML_is_told_with_its_line(string content, int line, string says)
    {
        using var copy = new CatalogueCopy();
        copy.Write("timing.yaml", content);
        Assert.Contains(copy.Faults(), f =>
            f.File == "timing.yaml" && f.Line == line && f.Message.Contains(says, StringComparison.Ordinal));
        Assert.All(copy.Faults(), f => Assert.Equal("timing.yaml", f.File));
    }

    [Fact]
    public void Deep_nesting_is_refused_before_it_costs_the_stack()
    {
        using var copy = new CatalogueCopy();
        copy.Write("timing.yaml", "timing: " + new string('[', 100_000));
        Assert.Contains("levels deep", Assert.Single(copy.Faults()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_a_megabyte_is_refused()
    {
        using var copy = new CatalogueCopy();
        copy.Write("timing.yaml", new string('#', (1024 * 1024) + 1));
        Assert.Contains("larger than 1 MB", Assert.Single(copy.Faults()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        using var copy = new CatalogueCopy();
        File.WriteAllBytes(copy.At("timing.yaml"), [0x61, 0x3A, 0x20, 0xE5, 0xE4, 0x0A]);
        Assert.Contains("UTF-8", Assert.Single(copy.Faults()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_every_file_is_told_at_once_in_order()
    {
        using var copy = new CatalogueCopy();
        copy.Change("controls.yaml", "integrity: 0", "integrity: 7");
        copy.Change("controls.yaml", "\n    guidance:", "\n    guidence:");
        copy.Change("timing.yaml", "value: 30", "value: -1");
        copy.Change("exit-plan.yaml", "kind: gate", "kind: port");
        var faults = copy.Faults();
        Assert.Equal(["controls.yaml", "controls.yaml", "controls.yaml", "exit-plan.yaml", "timing.yaml"], faults.Select(f => f.File));
        Assert.Equal(faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line), faults);
    }
}
