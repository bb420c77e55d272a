namespace MolnFlow.Application.Tests.Texts;

public class ReasonTextTests
{
    [Fact]
    public void Every_reason_that_the_program_gives_has_a_text()
    {
        Assert.NotEmpty(ReasonSites.All);
        LoadedTexts.MustHave(ReasonSites.All.Select(site => $"reason.{site.Code}"));
    }

    [Fact]
    public void A_reason_uses_only_placeholders_that_are_filled_wherever_it_is_given()
    {
        string[] wrong = [.. ReasonSites.All.Where(site => LoadedTexts.All.ContainsKey($"reason.{site.Code}")).SelectMany(site => LoadedTexts
            .Placeholders(LoadedTexts.All[$"reason.{site.Code}"].Sv)
            .Where(name => !site.Arguments.Contains(name))
            .Select(name => $"{{{name}}} in reason.{site.Code} is not attached in {site.File}"))];
        Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void Reasons_whose_code_is_passed_on_as_a_value_have_texts() => LoadedTexts.MustHave(new[]
    {
        "text-too-long", "text-blank", "text-control-characters", "text-invalid",
        "person-unknown", "supplier-unknown", "agreement-unknown", "evidence-unknown",
    }.Select(code => $"reason.{code}"));

    [Fact]
    public void What_a_field_should_hold_is_said_in_words() =>
        LoadedTexts.MustHave(["expected.text", "expected.integer", "expected.boolean", "expected.date", "expected.array", "expected.object"]);
}
