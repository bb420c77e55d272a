using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>A step with its place in the file.</summary>
/// <param name="KindKnown">False when the kind could not be read, so that it is a stand-in.</param>
internal sealed record StepEntry(ExitStep Step, Mapping At, bool KindKnown);

/// <summary>What exit-plan.yaml says: the rules, and apart from them the words.</summary>
internal sealed record ExitPlan(ImmutableList<ExitStep> Rules, ImmutableDictionary<StepId, StepText> Texts);

/// <summary>Reads exit-plan.yaml; <see cref="ExitPlanChecks"/> then sees whether the steps make a plan.</summary>
internal static class ExitPlanFile
{
    public const string Name = "exit-plan.yaml";

    // Ten years either way.
    private const int Farthest = 3_660;

    /// <param name="root">The file.</param>
    /// <param name="controls">The numbers a step may name; null when the controls could not be read.</param>
    /// <param name="law">The figures a step may be counted with; null when they could not be read.</param>
    public static ExitPlan Read(Field root, IReadOnlyCollection<int>? controls, Law? law)
    {
        var entries = new List<StepEntry>();
        var texts = ImmutableDictionary.CreateBuilder<StepId, StepText>();
        Field list = root.Keys("exit plan", "steps")["steps"];
        foreach (Field item in list.Items())
        {
            Mapping at = item.Keys("step",
                "id", "title", "guidance", "kind", "due", "until", "confirm", "evidence", "perInformationSet", "dueOwner",
                "controls", "force", "source", "needs", "onlyWhen", "exception", "ordered", "disorder");
            Field id = at["id"];
            StepEntry entry = Step(at, new StepId(id.Text() ?? ""), controls, law);
            var text = new StepText(at["title"].Bilingual(), at["guidance"].Bilingual(), at["source"].Bilingual());
            if (entry.Step.Id.Value.Length > 0 && !texts.TryAdd(entry.Step.Id, text))
            {
                id.Fault($"The step {entry.Step.Id} stands twice. Give one of them an id of its own.");
                continue;
            }

            entries.Add(entry);
        }

        if (!list.IsVoid)
        {
            ExitPlanChecks.Check(entries, list);
        }

        return new ExitPlan([.. entries.Select(e => e.Step)], texts.ToImmutable());
    }

    private static StepEntry Step(Mapping at, StepId id, IReadOnlyCollection<int>? controls, Law? law)
    {
        Mapping due = at["due"].Keys("due date", "anchor", "standard", "complex");
        Field last = at.Optional("until");
        Mapping until = last.IsVoid
            ? new Mapping(last.Document, null, "last day", last.Line, [])
            : last.Keys("last day", "standard", "complex");
        Field confirm = at.Optional("confirm"), perSet = at.Optional("perInformationSet"), onlyWhen = at.Optional("onlyWhen"),
            needs = at.Optional("needs"), ordered = at.Optional("ordered");
        StepKind? kind = at["kind"].Choice<StepKind>();
        return new StepEntry(
            new ExitStep(
                id,
                kind ?? default,
                due["anchor"].Choice<StepAnchor>() ?? default,
                Offset(due["standard"], law),
                Offset(due["complex"], law),
                until.IsVoid ? null : Offset(until["standard"], law),
                until.IsVoid ? null : Offset(until["complex"], law),
                confirm.IsVoid || confirm.Flag(),
                at["evidence"].Word("required", "optional") == "required",
                !perSet.IsVoid && perSet.Flag(),
                at["dueOwner"].Choice<Role>() ?? default,
                Numbers(at["controls"], controls),
                at["force"].Choice<Force>() ?? default,
                needs.IsVoid ? [] : [.. needs.Items(mayBeEmpty: true).Select(n => n.Text()).OfType<string>().Select(n => new StepId(n))],
                onlyWhen.IsVoid ? null : onlyWhen.Choice<StepCondition>(),
                at["exception"].Word("allowed", "never") == "allowed")
            {
                Ordered = ordered.IsVoid || ordered.Flag(),
                Disordered = Disordered(at.Optional("disorder")),
            },
            at,
            kind is not null);
    }

    private static WithinAwareness? Disordered(Field field)
    {
        if (field.IsVoid)
        {
            return null;
        }

        Mapping within = field.Keys("time after awareness", "hours", "days");
        Field hours = within.Optional("hours"), days = within.Optional("days");
        if (!within.IsVoid && hours.IsVoid == days.IsVoid)
        {
            within.Fault($"'{field.Name}' must say exactly one of hours and days. Write for example {{days: 30}}.");
        }

        return hours.IsVoid
            ? new WithinAwareness(null, days.Number(0, Farthest) ?? 0)
            : new WithinAwareness(hours.Number(1, Farthest) ?? 1, null);
    }

    private static StepOffset Offset(Field field, Law? law)
    {
        var standIn = new StepOffset(Period.Days(0), null);
        if (field.IsVoid)
        {
            return standIn;
        }

        Mapping offset = field.Keys("distance", "days", "workingDays", "law");
        Field days = offset.Optional("days"), workingDays = offset.Optional("workingDays"), figure = offset.Optional("law");
        if (!offset.IsVoid && new[] { days, workingDays, figure }.Count(f => !f.IsVoid) != 1)
        {
            offset.Fault($"'{field.Name}' must say exactly one of days, workingDays and law. Write for example {{days: -30}}.");
            return standIn;
        }

        if (figure.Text() is { } id)
        {
            if (law is not null && !LawFile.Countable(law, id))
            {
                string known = string.Join(", ", law.Figures.Select(f => f.Id).Distinct().Where(f => LawFile.Countable(law, f)));
                figure.Fault(law.Figures.Exists(f => f.Id == id)
                    ? $"Dates cannot be counted with {id}: {LawFile.Name} gives it no number of days, working days or months. "
                        + $"Use one of: {known}."
                    : $"There is no '{id}' in {LawFile.Name}. Use one of: {known}.");
            }

            return new StepOffset(null, id);
        }

        return days.Number(-Farthest, Farthest) is { } n ? new StepOffset(Period.Days(n), null)
            : workingDays.Number(-Farthest, Farthest) is { } w ? new StepOffset(Period.WorkingDays(w), null)
            : standIn;
    }

    /// <summary>The numbers of controls; one that is not there is a fault.</summary>
    internal static ImmutableList<int> Numbers(Field list, IReadOnlyCollection<int>? controls)
    {
        var numbers = ImmutableList.CreateBuilder<int>();
        foreach (Field item in list.Items(mayBeEmpty: true))
        {
            if (item.Number(1, int.MaxValue) is not { } number)
            {
                continue;
            }

            numbers.Add(number);
            if (controls?.Contains(number) == false)
            {
                item.Fault($"There is no control {number} in {ControlsFile.Name}. Correct the number or take it out.");
            }
        }

        return numbers.ToImmutable();
    }
}
