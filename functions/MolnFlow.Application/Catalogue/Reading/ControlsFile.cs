using System.Collections.Immutable;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>What controls.yaml says: the rules, and apart from them the words.</summary>
internal sealed record Controls(ImmutableList<Control> Rules, ImmutableDictionary<int, ControlText> Texts);

/// <summary>Reads controls.yaml.</summary>
internal static class ControlsFile
{
    public const string Name = "controls.yaml";

    private const int HighestId = 99_999;

    // Nothing is asked of a service that is closed.
    private static readonly Phase[] asked = [Phase.Acquire, Phase.Manage, Phase.Exit];

    /// <param name="root">The file.</param>
    /// <param name="maximum">The highest class of the scale; null when that could not be read.</param>
    public static Controls Read(Field root, int? maximum)
    {
        var rules = ImmutableList.CreateBuilder<Control>();
        var texts = ImmutableDictionary.CreateBuilder<int, ControlText>();
        foreach (Field item in root.Keys("controls file", "controls")["controls"].Items())
        {
            Mapping entry = item.Keys("control",
                "id", "title", "guidance", "why", "criteria", "phases", "force", "references", "condition", "subPoints");
            Field id = entry["id"];
            (Control control, ControlText text) = Control(entry, id.Number(1, HighestId) ?? 0, maximum ?? int.MaxValue);
            if (control.Id == 0)
            {
                continue;
            }

            if (!texts.TryAdd(control.Id, text))
            {
                id.Fault($"Control {control.Id} stands twice. Give one of them a number of its own.");
                continue;
            }

            rules.Add(control);
        }

        return new Controls(rules.ToImmutable(), texts.ToImmutable());
    }

    private static (Control, ControlText) Control(Mapping entry, int id, int maximum)
    {
        ImmutableList<Phase> phases = Phases(entry["phases"], asked);
        Field condition = entry.Optional("condition");
        Mapping parts = entry["subPoints"].Keys("group of sub-points", "rule", "items");
        SubPointRule rule = parts["rule"].Choice<SubPointRule>() ?? default;
        (ImmutableList<SubPoint> subPoints, ImmutableDictionary<string, Bilingual> names) = SubPoints(parts["items"], phases);
        return (
            new Control(
                id,
                Criteria(entry["criteria"], maximum),
                phases,
                entry["force"].Choice<Force>() ?? default,
                [.. entry["references"].Items(mayBeEmpty: true).Select(r => r.Text()).OfType<string>()],
                !condition.IsVoid,
                rule,
                subPoints),
            new ControlText(
                entry["title"].Bilingual(),
                entry["guidance"].Bilingual(),
                entry["why"].Bilingual(),
                condition.IsVoid ? null : condition.Bilingual(),
                names));
    }

    private static Criteria Criteria(Field field, int maximum)
    {
        Mapping criteria = field.Keys("group of criteria", "confidentiality", "integrity", "availability", "secrecy", "personalData");
        return new Criteria(
            criteria["confidentiality"].NumberOrNull(0, maximum),
            criteria["integrity"].NumberOrNull(0, maximum),
            criteria["availability"].NumberOrNull(0, maximum),
            criteria["secrecy"].Flag(),
            criteria["personalData"].Flag());
    }

    private static (ImmutableList<SubPoint>, ImmutableDictionary<string, Bilingual>) SubPoints(Field list, ImmutableList<Phase> phases)
    {
        var points = ImmutableList.CreateBuilder<SubPoint>();
        var names = ImmutableDictionary.CreateBuilder<string, Bilingual>();
        foreach (Field item in list.Items(mayBeEmpty: true))
        {
            Mapping entry = item.Keys("sub-point", "id", "sv", "en", "guidance", "phases");
            Field id = entry["id"], guidance = entry.Optional("guidance"), only = entry.Optional("phases");
            string? letter = id.Text();
            Bilingual name = entry.Bilingual("sub-point");
            if (letter is not null && !names.TryAdd(letter, name))
            {
                id.Fault($"The sub-point {letter} stands twice in this control. Give one of them a letter of its own.");
            }

            points.Add(new SubPoint(
                letter ?? "",
                !guidance.IsVoid && guidance.Flag(),
                only.IsVoid ? [] : Phases(only, phases.IsEmpty ? asked : phases)));
        }

        return (points.ToImmutable(), names.ToImmutable());
    }

    private static ImmutableList<Phase> Phases(Field list, IReadOnlyCollection<Phase> allowed)
    {
        var phases = ImmutableList.CreateBuilder<Phase>();
        foreach (Field item in list.Items())
        {
            if (item.Choice(allowed) is not { } phase)
            {
                continue;
            }

            if (phases.Contains(phase))
            {
                item.Fault($"The phase {Kebab.Of(phase)} stands twice. Take one of them away.");
                continue;
            }

            phases.Add(phase);
        }

        return phases.ToImmutable();
    }
}
