using System.Collections.Immutable;
using MolnFlow.Application.Json;
using MolnFlow.Core;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>What catalog.yaml says.</summary>
/// <param name="Maximum">The highest class; null when it could not be read.</param>
internal sealed record Head(
    string Version,
    Bilingual Title,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    ImmutableList<int> ReviewDays,
    Bilingual Source,
    int? Maximum,
    ImmutableList<ScaleLevel> Scale,
    ImmutableDictionary<Role, RoleText> Roles);

/// <summary>Reads catalog.yaml: name, validity, class scale and roles.</summary>
internal static class HeadFile
{
    public const string Name = "catalog.yaml";

    private const int HighestMaximum = 9;

    public static Head Read(Field root)
    {
        Mapping head = root.Keys("catalogue", "id", "version", "title", "validFrom", "validTo", "reviewDays", "source", "scale", "roles");
        head["id"].Text();
        Field until = head["validTo"];
        DateOnly? from = head["validFrom"].Date(), to = until.Date();
        if (from > to)
        {
            until.Fault($"The last day, {to:yyyy-MM-dd}, is before the first, {from:yyyy-MM-dd}. Correct validFrom or validTo.");
        }

        (int? maximum, ImmutableList<ScaleLevel> levels) = Scale(head["scale"]);
        return new Head(
            head["version"].Text() ?? "",
            head["title"].Bilingual(),
            from ?? default,
            to ?? default,
            [.. head["reviewDays"].Items().Select(day => day.Number(0, 3_660)).OfType<int>()],
            head["source"].Bilingual(),
            maximum,
            levels,
            Roles(head["roles"]));
    }

    private static (int?, ImmutableList<ScaleLevel>) Scale(Field field)
    {
        Mapping scale = field.Keys("scale", "maximum", "levels");
        int? maximum = scale["maximum"].Number(1, HighestMaximum);
        var levels = new SortedDictionary<int, ScaleLevel>();
        Field list = scale["levels"];
        foreach (Field item in list.Items())
        {
            Mapping level = item.Keys("level", "value", "sv", "en");
            Field value = level["value"];
            Bilingual name = level.Bilingual("level");
            if (value.Number(0, maximum ?? HighestMaximum) is { } number && !levels.TryAdd(number, new ScaleLevel(number, name)))
            {
                value.Fault($"Level {number} stands twice. Take one away or correct its value.");
            }
        }

        foreach (int missing in Enumerable.Range(0, (maximum ?? -1) + 1).Where(n => !list.IsVoid && !levels.ContainsKey(n)))
        {
            list.Fault($"The scale lacks level {missing}. Add one level for each class from 0 to {maximum}.");
        }

        return (maximum, [.. levels.Values]);
    }

    private static ImmutableDictionary<Role, RoleText> Roles(Field list)
    {
        var roles = ImmutableDictionary.CreateBuilder<Role, RoleText>();
        foreach (Field item in list.Items())
        {
            Mapping entry = item.Keys("role", "id", "sv", "en", "help");
            Field id = entry["id"];
            Role? role = id.Choice<Role>();
            var text = new RoleText(entry.Bilingual("role"), entry["help"].Bilingual());
            if (role is { } known && !roles.TryAdd(known, text))
            {
                id.Fault($"The role {Kebab.Of(known)} stands twice. Take one of them away.");
            }
        }

        foreach (Role missing in Enum.GetValues<Role>().Where(r => !list.IsVoid && !roles.ContainsKey(r)))
        {
            list.Fault($"The role {Kebab.Of(missing)} is missing. Put it back with its names and help.");
        }

        return roles.ToImmutable();
    }
}
