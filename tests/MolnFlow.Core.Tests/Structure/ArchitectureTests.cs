using System.Text.RegularExpressions;
using System.Xml.Linq;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Structure;

/// <summary>References point one way, hosts → Web → Application → Core, and only one project knows Azure.</summary>
public partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["MolnFlow.Core"] = [],
        ["MolnFlow.Application"] = ["MolnFlow.Core"],
        ["MolnFlow.Web"] = ["MolnFlow.Application", "MolnFlow.Core"],
        ["MolnFlow.Standalone"] = ["MolnFlow.Web", "MolnFlow.Application", "MolnFlow.Core"],
        ["MolnFlow.Functions"] = ["MolnFlow.Web", "MolnFlow.Application", "MolnFlow.Core"],
    };

    private static string[] Projects() =>
        [.. Repository.Files("functions", "*.csproj").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    public static TheoryData<string> Products() => [.. Projects()];

    [Fact]
    public void The_projects_are_the_ones_the_design_names() =>
        Assert.All(Projects(), name => Assert.Contains(name, Allowed.Keys));

    [Theory]
    [MemberData(nameof(Products))]
    public void A_project_refers_only_to_those_below_it(string name) => Assert.All(
        Included(name, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))),
        referred => Assert.Contains(referred, Allowed[name]));

    [Fact]
    public void The_core_has_no_packages_and_no_projects()
    {
        Assert.Empty(Included("MolnFlow.Core", "PackageReference"));
        Assert.Empty(Included("MolnFlow.Core", "ProjectReference"));
        Assert.Empty(Included("MolnFlow.Core", "FrameworkReference"));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void Only_the_function_app_has_the_packages_of_azure(string name)
    {
        if (name != "MolnFlow.Functions")
        {
            Assert.DoesNotContain(Included(name, "PackageReference"), Azure().IsMatch);
        }
    }

    [Fact]
    public void The_core_reads_no_clock_makes_no_ids_and_waits_for_nothing()
    {
        string[] files = [.. Repository.Files("functions/MolnFlow.Core", "*.cs")];

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotMatch(Impure(), Comments().Replace(File.ReadAllText(file), "")));
    }

    [Theory]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("async Task")]
    [InlineData("File.ReadAllText")]
    public void The_test_above_would_see_it(string code) => Assert.Matches(Impure(), code);

    private static string[] Included(string project, string item) =>
    [
        .. XDocument.Load(Repository.Files("functions", $"{project}.csproj").Single())
            .Descendants(item).Select(e => (string?)e.Attribute("Include")).OfType<string>(),
    ];

    [GeneratedRegex(@"^(Azure\.|Microsoft\.Azure\.|Microsoft\.DurableTask|SendGrid|Twilio)", RegexOptions.IgnoreCase)]
    private static partial Regex Azure();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Utc)?Now\b|\bDateTime\.Today\b|\bNewGuid\b|\bCreateVersion7\b|\basync\b|\bawait\b|\bTask<|\bRandom\b|\bEnvironment\.|\bFile\.|\bHttpClient\b|\bThread\b")]
    private static partial Regex Impure();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
