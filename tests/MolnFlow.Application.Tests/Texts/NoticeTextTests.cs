using System.Text.RegularExpressions;
using MolnFlow.Application.Json;
using MolnFlow.Core.Obligations;

namespace MolnFlow.Application.Tests.Texts;

public partial class NoticeTextTests
{
    [Fact]
    public void Every_kind_of_notice_has_a_subject_and_a_body() => LoadedTexts.MustHave(Keys().SelectMany(key =>
        new[] { $"{key}.subject", $"{key}.body" }));

    [Fact]
    public void Every_letter_can_greet_link_and_say_why_it_came() =>
        LoadedTexts.MustHave(["notice.greeting", "notice.open", "notice.footer", "notice.remaining"]);

    [Fact]
    public void A_subject_names_the_service() =>
        Assert.All(Keys(), key => Assert.Contains("service", LoadedTexts.Placeholders(LoadedTexts.All[$"{key}.subject"].Sv)));

    [Fact]
    public void Notices_use_only_placeholders_that_are_filled()
    {
        var carried = LoadedTexts.Sources(Path.Combine("MolnFlow.Core", "Obligations"))
            .Where(source => Path.GetFileName(source.Path) == "Notices.cs")
            .SelectMany(source => Argument().Matches(source.Text)).Select(m => m.Groups[1].Value + m.Groups[2].Value)
            .Append("service").Append("name").ToHashSet();
        Assert.Contains("due", carried);
        Assert.All(
            LoadedTexts.All.Where(x => x.Key.StartsWith("notice.", StringComparison.Ordinal)),
            x => Assert.Subset(carried, LoadedTexts.Placeholders(x.Value.Sv).ToHashSet()));
    }

    private static IEnumerable<string> Keys() =>
        [.. Enum.GetValues<NoticeKind>().Select(kind => $"notice.{Kebab.Of(kind)}"), "notice.acceptance-wanted.control"];

    [GeneratedRegex("""\[\("(\w+)", |, \("(\w+)", """)]
    private static partial Regex Argument();
}
