namespace MolnFlow.Application.Tests.Catalogue;

/// <summary>One mistake each in the shipped questionnaires; see <see cref="MistakeTests"/>.</summary>
public class QuestionMistakeTests
{
    [Theory]
    [InlineData("      - id: business-need\n", "      - id: handles-data\n", "- id: need", "id: handles-data", "The question handles-data stands twice.")]
    [InlineData("  - id: need\n", "  - id: first\n", "questions:", "  - id: first", "The questionnaire first stands twice.")]
    [InlineData("kind: multiple-choice\n", "kind: many-choice\n", "id: handles-data", "kind:", "Use one of: yes-no, single-choice, multiple-choice, text, date.")]
    [InlineData("          - id: \"no\"\n", "          - id: nope\n", "id: security-sensitive", "options:", "has exactly the options yes and no")]
    [InlineData("          - id: processes\n", "          - id: stores\n", "en: Stores it", "- id: stores", "The option stores stands twice in this question.")]
    [InlineData("        kind: text\n", "        kind: date\n        options: []\n", "id: business-need", "options:", "has no options. Take them out")]
    [InlineData("        kind: text\n", "        kind: single-choice\n", "id: business-need", "- id: business-need", "This question lacks 'options'.")]
    [InlineData("          - question: something-today\n", "          - question: somthing-today\n", "id: compared-with-today", "onlyWhen:", "There is no question 'somthing-today' to depend on. Did you mean 'something-today'?")]
    [InlineData("            answers: [partly, \"no\"]", "            answers: [partly, maybe]", "id: own-adaptations", "onlyWhen:", "has no option 'maybe'. Use one of: all, partly, no.")]
    [InlineData("          - criterion: confidentiality\n            from: 1\n", "          - from: 1\n", "id: unauthorised-access", "- from", "A condition names either a question with its answers, or a criterion.")]
    [InlineData("            from: 1\n", "            from: 4\n", "id: unauthorised-access", "from:", "'from' is 4, but must be from 1 to 3.")]
    [InlineData("controls: [39]", "controls: [93]", "id: secrecy-fit", "controls:", "There is no control 93 in controls.yaml.")]
    [InlineData("requirements: [1, 2]", "requirements: [1, 82]", "id: handles-data", "requirements:", "'requirements' is 82, but must be from 1 to 81.")]
    [InlineData("            needs: exclusion\n", "            needs: exclusions\n", "id: secrecy-fit", "needs:", "Did you mean 'exclusion'?")]
    [InlineData("        dontKnow: refused\n", "        dontKnow: never\n", "id: security-sensitive", "dontKnow:", "Use one of: allowed, refused.")]
    [InlineData("        acts: information-owner\n", "        acts: owner\n", "id: information-sensitivity", "acts:", "'owner' is not known as 'acts'")]
    [InlineData("        atIntake: true\n", "        intake: true\n", "id: security-sensitive", "intake: true", "'intake' does not belong in a question.")]
    public void A_mistake_in_questions_yaml_is_told(string before, string after, string below, string line, string says) =>
        MistakeTests.Told("questions.yaml", before, after, below, line, says);

    [Fact]
    public void Questions_that_wait_for_each_other_are_told()
    {
        using var copy = new CatalogueCopy();
        copy.Change("questions.yaml", "        kind: yes-no\n        options:\n          - id: \"yes\"\n          - id: \"no\"\n        dontKnow: allowed\n        acts",
            "        kind: yes-no\n        options:\n          - id: \"yes\"\n          - id: \"no\"\n        dontKnow: allowed\n        onlyWhen:\n          - question: not-less-secure\n            answers: [equal]\n        acts");
        Assert.Contains(copy.Faults(), f => f.File == "questions.yaml"
            && f.Message.StartsWith("These questions wait for each other, so none is ever asked: something-today → not-less-secure → something-today.", StringComparison.Ordinal));
    }
}
