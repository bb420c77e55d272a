namespace MolnFlow.Application.Tests.Catalogue;

/// <summary>One mistake each in the shipped risk scale; see <see cref="MistakeTests"/>.</summary>
public class RiskMistakeTests
{
    [Theory]
    [InlineData("high: 9}", "high: 4}", "levels:", "levels:", "A risk is high from 4, which is not above the medium one's 4.")]
    [InlineData("high: 9}", "high: 17}", "levels:", "levels:", "'high' is 17, but must be from 1 to 16.")]
    [InlineData("  - value: 3\n    sv: Sannolikt", "  - value: 4\n    sv: Sannolikt", "Possible", "value: 4", "The steps count from 1 without a gap, so this must be 3.")]
    [InlineData("    en: Likely\n", "", "en: Possible", "value: 3", "The English text (en) of 'step' is missing.")]
    [InlineData("id: foreign-law", "id: foreign-lawn", "id: foreign-lawn", "id:", "Did you mean 'foreign-law'?")]
    [InlineData("id: foreign-law", "id: shared-resources", "themes:", "themes:", "The theme foreign-law is missing.")]
    [InlineData("id: foreign-law", "id: other", "id: other", "id:", "'other' is not known as 'id'")]
    [InlineData("themes:\n", "theme:\n", "theme:", "theme:", "Did you mean 'themes'?")]
    public void A_mistake_in_risk_yaml_is_told(string before, string after, string below, string line, string says) =>
        MistakeTests.Told("risk.yaml", before, after, below, line, says);
}
