namespace MolnFlow.Application.Tests.Catalogue;

/// <summary>As <see cref="MistakeTests"/>, in the exit plan: each of them would lead an exit astray or into a dead end.</summary>
public class ExitPlanMistakeTests
{
    [Theory]
    [InlineData("kind: preparation", "kind: prepare", "kind: prepare", "kind", "Use one of: preparation, step, gate, window, irreversible, closing.")]
    [InlineData("{anchor: end, standard: {days: -365}", "{anchor: finish, standard: {days: -365}", "anchor: finish", "anchor", "Use one of: end, switching-request, erasure-order.")]
    [InlineData("dueOwner: archivist", "dueOwner: archive", "dueOwner: archive", "dueOwner", "Did you mean 'archivist'? Use one of: service-owner,")]
    [InlineData("onlyWhen: archive", "onlyWhen: always", "onlyWhen: always", "onlyWhen", "Use one of: personal-data, secrecy, archive.")]
    [InlineData("evidence: optional", "evidence: maybe", "evidence: maybe", "evidence", "Use one of: required, optional.")]
    [InlineData("exception: allowed", "exception: sometimes", "exception: sometimes", "exception", "Use one of: allowed, never.")]
    [InlineData("controls: [40]", "controls: [43]", "controls: [43]", "controls", "There is no control 43 in controls.yaml.")]
    [InlineData("standard: {days: -365}", "standard: {weeks: -52}", "weeks: -52", "weeks", "'weeks' does not belong in a distance.")]
    [InlineData("standard: {days: -365}", "standard: {days: -365, workingDays: 2}", "workingDays: 2", "due", "must say exactly one of days, workingDays and law.")]
    [InlineData("standard: {law: data-act-notice}", "standard: {law: data-act-notis}", "law: data-act-notis", "law", "There is no 'data-act-notis' in law.yaml.")]
    [InlineData("standard: {law: data-act-notice}", "standard: {law: data-act-erasure}", "law: data-act-erasure", "law", "Dates cannot be counted with data-act-erasure")]
    [InlineData("needs: [write-freeze]", "needs: [write-freze]", "needs: [write-freze]", "needs", "needs 'write-freze', which is not in the plan. Did you mean 'write-freeze'?")]
    [InlineData("needs: [write-freeze]", "needs: [gate-1]", "needs: [gate-1]", "needs", "The step gate-1 needs itself")]
    [InlineData("needs: [write-freeze]", "needs: [retrieval-window]", "needs: [retrieval-window]", "needs", "which nobody confirms")]
    [InlineData("needs: [write-freeze]", "needs: [erasure-certificate]", "needs: [erasure-certificate]", "needs", "wait for each other in a circle")]
    [InlineData("needs: [destination-choice]", "needs: [close-out]", "needs: [close-out]", "needs", "wait for each other in a circle")]
    [InlineData("id: write-freeze", "id: gate-1", "is refused.", "id: gate-1", "The step gate-1 stands twice.")]
    [InlineData("id: backups-expired", "id: backups-gone", "steps:", "steps:", "The step backups-expired is missing, and the program depends on it.")]
    [InlineData("kind: closing", "kind: step", "steps:", "steps:", "The plan has no step of kind closing.")]
    [InlineData("kind: closing", "kind: step", "id: close-out", "kind", "The step close-out must be of kind closing")]
    [InlineData("kind: preparation", "kind: closing", "id: close-out", "kind", "There is a closing step already, agreement-reread")]
    [InlineData("kind: window", "kind: step", "id: retrieval-window", "until:", "Only a window has 'until'")]
    [InlineData("    until: {standard: {days: 30}, complex: {days: 30}}\n", "", "id: retrieval-window", "id", "is a window but lacks 'until'")]
    public void A_mistake_in_the_exit_plan_is_told(string before, string after, string below, string line, string says) =>
        MistakeTests.Told("exit-plan.yaml", before, after, below, line, says);

    [Theory]
    [InlineData("gate-1", "exception: never", "exception: allowed", "exception", "Write exception: never.")]
    [InlineData("gate-2", "exception: never", "exception: allowed", "exception", "Write exception: never.")]
    [InlineData("erasure-order", "exception: never", "exception: allowed", "exception", "Write exception: never.")]
    [InlineData("close-out", "exception: never", "exception: allowed", "exception", "Write exception: never.")]
    [InlineData("gate-1", "exception: never", "exception: never\n    confirm: false", "confirm", "has to be confirmed by somebody")]
    [InlineData("gate-1", "exception: never", "exception: never\n    onlyWhen: secrecy", "onlyWhen", "concerns every service")]
    [InlineData("switching-request", "anchor: end", "anchor: erasure-order", "due", "must have the anchor end")]
    [InlineData("erasure-order", "anchor: end", "anchor: switching-request", "due", "must have the anchor end")]
    [InlineData("erasure-order", "standard: {days: 0}", "standard: {law: data-act-retrieval}", "due", "must have a fixed distance")]
    [InlineData("gate-2", "kind: gate", "kind: step", "kind", "must be of kind gate")]
    public void A_step_that_guards_the_data_cannot_be_weakened(string step, string before, string after, string key, string says)
    {
        using var copy = new CatalogueCopy();
        string text = File.ReadAllText(copy.At("exit-plan.yaml"));
        int start = text.IndexOf($"  - id: {step}\n", StringComparison.Ordinal);
        int at = text.IndexOf(before, start, StringComparison.Ordinal);
        copy.Write("exit-plan.yaml", text[..at] + after + text[(at + before.Length)..]);

        int line = copy.Line("exit-plan.yaml", $"    {key}:", $"- id: {step}");
        Assert.Contains(copy.Faults(), f =>
            f.File == "exit-plan.yaml" && f.Line == line && f.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_without_gates_is_refused()
    {
        using var copy = new CatalogueCopy();
        copy.Change("exit-plan.yaml", "kind: gate", "kind: step");
        copy.Change("exit-plan.yaml", "kind: gate", "kind: step");
        Assert.Contains(copy.Faults(), f => f.Message.StartsWith("The plan has no step of kind gate", StringComparison.Ordinal));
    }
}
