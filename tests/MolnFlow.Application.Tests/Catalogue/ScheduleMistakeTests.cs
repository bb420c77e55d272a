namespace MolnFlow.Application.Tests.Catalogue;

/// <summary>One mistake each in the shipped schedule; see <see cref="MistakeTests"/>.</summary>
public class ScheduleMistakeTests
{
    [Theory]
    [InlineData("high: 3}", "high: 2}", "levels:", "levels:", "The high level begins at class 2, which is not above the medium one's 2.")]
    [InlineData("high: 3}", "high: 4}", "levels:", "levels:", "'high' is 4, but must be from 1 to 3.")]
    [InlineData("to: \"07-31\"", "to: \"02-29\"", "quiet:", "02-29", "'02-29' is not a day that every year has.")]
    [InlineData("to: \"07-31\"", "to: \"11-30\"", "quiet:", "quiet:", "172 days of the year are quiet, but at most 120 may be.")]
    [InlineData("    minutes: 30\n", "", "  - id: log-review", "id: log-review", "This task lacks 'minutes'. Add it.")]
    [InlineData("minutes: 30", "minutes: 0", "minutes: 0", "minutes: 0", "'minutes' is 0, but must be from 1 to")]
    [InlineData("level: confidentiality-secrecy-personal-data", "level: secrecy", "level: secrecy", "level", "Use one of: highest, confidentiality-secrecy-personal-data, availability.")]
    [InlineData("{low: 6, medium: 3, high: 1}", "{low: 6, medium: 3}", "id: log-review", "months:", "lacks 'high'")]
    [InlineData("{low: 6, medium: 3, high: 1}", "{low: null, medium: null, high: null}", "id: log-review", "months:", "No level has this task")]
    [InlineData("{low: 6, medium: 3, high: 1}", "{low: 0, medium: 3, high: 1}", "id: log-review", "months:", "'low' is 0, but must be from 1 to 120.")]
    [InlineData("onlyControls: [20, 34]", "onlyControls: [20, 43]", "id: log-review", "onlyControls", "There is no control 43 in controls.yaml.")]
    [InlineData("controls: [34, 20]", "controls: [34, 99]", "id: log-review", "controls: [34, 99]", "There is no control 99 in controls.yaml.")]
    [InlineData("onlyWhen: dpia\n", "onlyWhen: dpai\n", "id: dpia-review", "onlyWhen", "Did you mean 'dpia'?")]
    [InlineData("ladder: routine", "ladder: gate", "ladder: gate", "ladder", "Use one of: routine, legal.")]
    [InlineData("doneBy: risk-analysis", "doneBy: risk", "doneBy: risk", "doneBy", "Use one of: risk-analysis, dpia, dpia-need.")]
    [InlineData("ownChoice: true\n", "ownChoice: ja\n", "id: log-review", "ownChoice", "must be true or false, but there is 'ja'")]
    [InlineData("  - id: risk-analysis\n", "  - id: log-review\n", "Controls 34 and 20", "- id: log-review", "The task log-review stands twice.")]
    [InlineData("  - id: risk-analysis\n", "  - id: service-review\n", "tasks:", "id: service-review", "belongs to the sitting that gathers the tasks")]
    [InlineData("moves: [agreement-check]", "moves: [agrement-check]", "moves: [agrement-check]", "moves", "There is no task 'agrement-check' to be moved. Did you mean 'agreement-check'?")]
    [InlineData("  - id: changed-terms\n", "  - id: new-use\n", "new-sub-processor", "id: new-use", "The change new-use stands twice.")]
    [InlineData("onlyWhen: personal-data", "when: personal-data", "when: personal-data", "when:", "'when' does not belong in a task.")]
    public void A_mistake_in_schedule_yaml_is_told(string before, string after, string below, string line, string says) =>
        MistakeTests.Told("schedule.yaml", before, after, below, line, says);

    [Theory]
    [InlineData("id: pause-max", "id: pause-mox", "Did you mean 'pause-max'?")]
    [InlineData("id: review-low", "id: review-lo", "Did you mean 'review-low'?")]
    public void The_figures_that_tasks_need_must_be_in_timing_yaml(string before, string after, string says) =>
        MistakeTests.Told("timing.yaml", before, after, after, after, says);
}
