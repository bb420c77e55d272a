namespace MolnFlow.Application.Tests.Texts;

public class LanguageTests
{
    public static TheoryData<string> Files => [.. System.IO.Directory
        .EnumerateFiles(Path.Combine(LoadedTexts.Root, "catalog", "texts"), "*.yaml").Select(path => Path.GetFileName(path)!)];

    [Fact]
    public void Every_text_is_there_in_both_languages_and_they_differ()
    {
        string[] wrong = [.. LoadedTexts.All
            .Where(x => string.IsNullOrWhiteSpace(x.Value.Sv) || string.IsNullOrWhiteSpace(x.Value.En)
                || (x.Value.Sv == x.Value.En && Words(x.Value.Sv) > 1))
            .Select(x => x.Key)];
        Assert.True(wrong.Length == 0, string.Join(", ", wrong));
    }

    // A single word can be spelt alike in both.
    private static int Words(string text) => text.Split(' ').Length;

    [Fact]
    public void Both_languages_have_the_same_placeholders() => Assert.All(LoadedTexts.All, x =>
        Assert.Equal(LoadedTexts.Placeholders(x.Value.Sv).Order(), LoadedTexts.Placeholders(x.Value.En).Order()));

    [Fact]
    public void Swedish_and_English_have_quotation_marks_of_their_own() => Assert.All(LoadedTexts.All.Values, text =>
    {
        Assert.DoesNotContain('“', text.Sv);
        Assert.Equal(text.En.Count(c => c == '“'), text.En.Count(c => c == '”'));
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_begins_by_explaining_itself(string file) =>
        Assert.StartsWith("# ", File.ReadLines(Path.Combine(LoadedTexts.Root, "catalog", "texts", file)).First(), StringComparison.Ordinal);
}
