using MolnFlow.Application.Catalogue;

namespace MolnFlow.Application.Tests.Catalogue;

/// <summary>
/// One mistake each in the shipped files: what stood there, what stands there instead, on which line the
/// fault is told (the first below some text that holds another), and what it says.
/// </summary>
public class MistakeTests
{
    [Theory]
    [InlineData("version: 1.0.0\n", "", "id: molnflow-base", "id:", "This catalogue lacks 'version'. Add it.")]
    [InlineData("validFrom: 2024-08-05", "validFrom: 2026-02-30", "validFrom: 2026", "validFrom", "'2026-02-30', which is not a date")]
    [InlineData("validTo: 2028-07-24", "validTo: 2023-07-24", "validTo: 2023", "validTo", "is before the first, 2024-08-05")]
    [InlineData("  maximum: 3", "  maximum: three", "maximum: three", "maximum", "'maximum' must be a whole number, without quotes, but there is 'three'")]
    [InlineData("  maximum: 3", "  maximum: 4", "maximum: 4", "levels:", "The scale lacks level 4.")]
    [InlineData("    - value: 1\n", "    - value: 2\n", "en: Moderate harm", "- value: 2", "Level 2 stands twice.")]
    [InlineData("  - id: auditor", "  - id: auditer", "id: auditer", "id", "Did you mean 'auditor'? Use one of: service-owner, deputy,")]
    [InlineData("  - id: auditor", "  - id: auditer", "roles:", "roles:", "The role auditor is missing.")]
    [InlineData("  - id: auditor", "  - id: archivist", "id: log-team", "archivist", "The role archivist stands twice.")]
    [InlineData("    sv: Granskare\n", "", "- id: auditor", "id: auditor", "The Swedish text (sv) of 'role' is missing.")]
    [InlineData("    sv: Granskare\n", "    sv: \"\"\n", "- id: auditor", "sv:", "'role: sv' is empty.")]
    public void A_mistake_in_catalog_yaml_is_told(string before, string after, string below, string line, string says) =>
        Told("catalog.yaml", before, after, below, line, says);

    [Theory]
    [InlineData("    why:", "    wy:", "    wy:", "wy:", "'wy' does not belong in a control. Did you mean 'why'?")]
    [InlineData("    why:", "    wy:", "  - id: 1", "id: 1", "This control lacks 'why'. Add it.")]
    [InlineData("  - id: 2\n", "  - id: 1\n", "subPoints:", "- id: 1", "Control 1 stands twice.")]
    [InlineData("  - id: 2\n", "  - id: 0\n", "- id: 0", "- id: 0", "'id' is 0, but must be from 1 to")]
    [InlineData("confidentiality: 0", "confidentiality: 4", "confidentiality: 4", "4", "'confidentiality' is 4, but must be from 0 to 3.")]
    [InlineData("confidentiality: 0", "confidentiality: -1", "confidentiality: -1", "-1", "must be from 0 to 3.")]
    [InlineData("confidentiality: 0", "confidentiality: \"0\"", "confidentiality: \"0\"", "0", "must be a whole number, without quotes")]
    [InlineData("secrecy: true", "secrecy: ja", "secrecy: ja", "ja", "'secrecy' must be true or false, but there is 'ja'")]
    [InlineData("phases: [acquire]", "phases: [aquire]", "phases: [aquire]", "aquire", "'aquire' is not known as 'phases'. Did you mean 'acquire'? Use one of: acquire, manage, exit.")]
    [InlineData("phases: [acquire]", "phases: [closed]", "phases: [closed]", "closed", "Use one of: acquire, manage, exit.")]
    [InlineData("phases: [acquire]", "phases: [acquire, acquire]", "[acquire, acquire]", "acquire", "The phase acquire stands twice.")]
    [InlineData("phases: [acquire]", "phases: acquire", "phases: acquire", "acquire", "'phases' must be a list")]
    [InlineData("force: binding-routine", "force: strong", "force: strong", "strong", "Use one of: law, binding-routine, recommendation, own-choice.")]
    [InlineData("      rule: all", "      rule: some", "rule: some", "some", "Use one of: all, any.")]
    [InlineData("        - id: b\n", "        - id: a\n", "en: Malware protection", "- id: a", "The sub-point a stands twice in this control.")]
    [InlineData("\n          guidance: true", "\n          phases: [exit]", "phases: [exit]", "exit", "Use one of: acquire.")]
    [InlineData("      en: Split of security duties fixed in the contract\n", "", "  - id: 1", "title:", "The English text (en) of 'title' is missing.")]
    [InlineData("      en: Split of security duties fixed in the contract\n", "      en: [a]\n", "en: [a]", "en:", "'title: en' must be a text, but there is a list.")]
    public void A_mistake_in_controls_yaml_is_told(string before, string after, string below, string line, string says) =>
        Told("controls.yaml", before, after, below, line, says);

    [Theory]
    [InlineData("id: exit-lead", "id: exit-leed", "id: exit-leed", "id", "Did you mean 'exit-lead'?")]
    [InlineData("id: exit-lead", "id: exit-leed", "timing:", "timing:", "The figure exit-lead is missing.")]
    [InlineData("id: exit-lead", "id: deviation-max", "id: open-ended-decision", "id: deviation-max", "The figure deviation-max stands twice.")]
    [InlineData("value: 30", "value: 0", "value: 0", "value", "'value' is 0, but must be from 1 to")]
    [InlineData("value: 30", "value: 1.5", "value: 1.5", "value", "must be a whole number")]
    [InlineData("unit: days", "unit: weeks", "unit: weeks", "unit", "Use one of: days.")]
    [InlineData("    value: 3\n    unit: class", "    value: 4\n    unit: class", "id: high-class", "value: 4", "must be from 1 to 3.")]
    public void A_mistake_in_timing_yaml_is_told(string before, string after, string below, string line, string says) =>
        Told("timing.yaml", before, after, below, line, says);

    [Theory]
    [InlineData("id: data-act-notice", "id: data-act-notis", "law:", "law:", "The program counts dates with data-act-notice")]
    [InlineData("value: 2\n    unit: months", "value: null\n    unit: none", "id: data-act-notice", "unit:", "The program counts dates with data-act-notice")]
    [InlineData("unit: months", "unit: years", "id: data-act-notice", "unit:", "in one of: days, working-days, weeks, months.")]
    [InlineData("value: 8\n    unit: weeks", "value: 8\n    unit: years", "id: gdpr-prior-consultation", "unit:", "in one of: days, working-days, weeks, months.")]
    [InlineData("value: 2\n    unit: count", "value: 2\n    unit: days", "id: dpia-criteria-required", "unit:", "counts the criteria for a DPIA")]
    [InlineData("unit: months", "unit: fortnights", "id: data-act-notice", "unit:", "'fortnights' is not known as 'unit'.")]
    [InlineData("value: 2", "value: null", "id: data-act-notice", "value:", "There is no figure, but the unit is months.")]
    [InlineData("unit: months", "unit: none", "id: data-act-notice", "value:", "There is a figure, but the unit is none.")]
    [InlineData("value: null\n    unit: none\n    validFrom: 2027-01-12", "value: 2027-02-29\n    unit: date\n    validFrom: 2027-01-12", "value: 2027-02-29", "value:", "which is not a date")]
    [InlineData("validTo: null", "validTo: 2020-01-01", "validTo: 2020", "validTo:", "is before the first, 2025-09-12")]
    [InlineData("confidence: seen", "confidence: sure", "confidence: sure", "sure", "Use one of: seen, secondary, unchecked.")]
    [InlineData("id: data-act-unfeasibility", "id: data-act-notice", "id: data-act-transition", "id: data-act-notice", "data-act-notice stands twice for the same days.")]
    public void A_mistake_in_law_yaml_is_told(string before, string after, string below, string line, string says) =>
        Told("law.yaml", before, after, below, line, says);

    [Theory]
    [InlineData("fixed: \"01-06\"", "fixed: \"02-29\"", "fixed: \"02-29\"", "fixed", "'02-29' is not a day that every year has.")]
    [InlineData("fixed: \"01-06\"", "fixed: \"13-06\"", "fixed: \"13-06\"", "fixed", "'13-06' is not a day")]
    [InlineData("easter: -2", "easter: 300", "easter: 300", "easter", "'easter' is 300, but must be from -80 to 250.")]
    [InlineData("        weekday: saturday\n", "        weekday: lördag\n", "weekday: lördag", "weekday", "Use one of: sunday, monday,")]
    [InlineData("dayBefore: midsummer-day", "dayBefore: midsommar", "dayBefore: midsommar", "dayBefore", "There is no holiday 'midsommar' to be the day before.")]
    [InlineData("dayBefore: midsummer-day", "dayBefore: midsummer-eve", "dayBefore: midsummer-eve", "dayBefore", "midsummer-eve is the day before itself")]
    [InlineData("dayBefore: midsummer-day", "dayBefore: new-years-day", "dayBefore: new-years-day", "dayBefore", "The day before is in the year before.")]
    [InlineData("dayBefore: midsummer-day", "dayBefore: midsummer-day\n      easter: 4", "id: midsummer-eve", "rule:", "A holiday has exactly one rule, but this has 2.")]
    [InlineData("id: epiphany", "id: new-years-day", "rule:", "id: new-years-day", "The holiday new-years-day stands twice.")]
    [InlineData("from: 2005", "from: forever", "from: forever", "from", "'from' must be a whole number")]
    public void A_mistake_in_holidays_yaml_is_told(string before, string after, string below, string line, string says) =>
        Told("holidays.yaml", before, after, below, line, says);

    internal static void Told(string file, string before, string after, string below, string line, string says)
    {
        using var copy = new CatalogueCopy();
        copy.Change(file, before, after);
        int expected = copy.Line(file, line, below);
        IEnumerable<CatalogueFault> faults = copy.Faults();
        Assert.True(
            faults.Any(f => f.File == file && f.Line == expected && f.Message.Contains(says, StringComparison.Ordinal)),
            $"Expected {file}({expected}): {says}\nbut got\n{string.Join('\n', faults)}");
        Assert.All(faults, f => Assert.Matches("[.?]$", f.Message));
    }
}
