using System.Text.RegularExpressions;

namespace MolnFlow.Application.Tests.Texts;

public partial class ObligationTextTests
{
    [Fact]
    public void Everything_that_can_be_asked_of_people_has_a_text_and_a_why()
    {
        string[] asked = [.. Asked()];
        Assert.Contains("next-answer-control", asked);
        Assert.Contains("exit-step", asked);
        Assert.Contains("planned-answer", asked);
        Assert.Contains("gap-file-exit-plan", asked);
        LoadedTexts.MustHave(asked.SelectMany(what => new[] { $"obligation.{what}", $"obligation.{what}.why" }));
    }

    [Fact]
    public void No_text_is_kept_for_what_is_never_asked() => Assert.All(
        LoadedTexts.All.Keys.Where(key => key.StartsWith("obligation.", StringComparison.Ordinal)),
        key => Assert.Contains(key.Split('.')[1], Asked()));

    [Fact]
    public void Obligations_use_only_placeholders_that_they_carry()
    {
        var carried = LoadedTexts.Sources(Path.Combine("MolnFlow.Core", "Obligations"))
            .SelectMany(source => Attached().Matches(source.Text)).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.All(
            LoadedTexts.All.Where(x => x.Key.StartsWith("obligation.", StringComparison.Ordinal)),
            x => Assert.Subset(carried, LoadedTexts.Placeholders(x.Value.Sv).ToHashSet()));
    }

    [Fact]
    public void Every_label_of_a_dates_arithmetic_has_a_name()
    {
        string[] labels = [.. LoadedTexts.Sources("MolnFlow.Core").SelectMany(source => Label().Matches(source.Text))
            .Select(m => m.Groups[1].Value)];
        Assert.Contains("notice-period", labels);
        Assert.Contains("cycle-began", labels);

        // These are labels by way of a law figure or a step that was done.
        LoadedTexts.MustHave([
            .. labels.Select(label => $"arithmetic.{label}"),
            .. new[] { Core.Rulebook.Law.SwitchingNotice, Core.Rulebook.Law.Transition, Core.Rulebook.Law.LongTransition }
                .Select(figure => $"arithmetic.{figure}"),
            .. new[] { Core.Exit.ExitSteps.SwitchingRequest, Core.Exit.ExitSteps.ErasureOrder }.Select(step => $"arithmetic.{step}"),
        ]);
    }

    private static IEnumerable<string> Asked() => LoadedTexts.Sources(Path.Combine("MolnFlow.Core", "Obligations"))
        .SelectMany(source => Named().Matches(source.Text).Concat(StepActs().Matches(source.Text)))
        .Select(m => m.Groups[1].Value)
        .Concat(Remedies().Select(remedy => $"next-{remedy}"))
        .Concat(Gaps().Select(gap => $"gap-{gap}"))
        .Distinct();

    // Before use, what blocks is what is asked, and then the step itself.
    private static IEnumerable<string> Remedies() => LoadedTexts.Sources("MolnFlow.Core")
        .Where(source => Path.GetFileName(source.Path) is "Readiness.cs" or "TransferStanding.cs" or "AnswerStatus.cs" or "ServiceObligations.cs")
        .SelectMany(source => Remedy().Matches(source.Text)).Select(m => m.Groups[1].Value);

    // The gaps stand in one list, by the command that closes each.
    private static IEnumerable<string> Gaps() => LoadedTexts.Sources(Path.Combine("MolnFlow.Core", "Obligations"))
        .Where(source => Path.GetFileName(source.Path) == "GapObligations.cs")
        .SelectMany(source => Listed().Matches(source.Text[source.Text.IndexOf(" Order =", StringComparison.Ordinal)..source.Text.IndexOf("];", StringComparison.Ordinal)]))
        .Select(m => m.Groups[1].Value);

    [GeneratedRegex("\"([a-z-]+)\"")]
    private static partial Regex Listed();

    [GeneratedRegex("""\bFor\(s, [\w.]+, (?:\$?"[^"]+"|Key\([^)]+\)), [\w.]+, "([a-z-]+)",""")]
    private static partial Regex Named();

    [GeneratedRegex("""=> \("([a-z-]+)", """)]
    private static partial Regex StepActs();

    [GeneratedRegex("""(?:new Reason\("[a-z-]+", |\bNext\(s, )"([a-z-]+)"[,)]""")]
    private static partial Regex Remedy();

    [GeneratedRegex("""\.With\("(\w+)",""")]
    private static partial Regex Attached();

    [GeneratedRegex("""(?:\bFrom|\bThen|\bBefore)\(\s*"([a-z-]+)",""")]
    private static partial Regex Label();
}
