using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using MolnFlow.Core;

namespace MolnFlow.Application.Wording;

/// <summary>The facts of a record under dotted camelCase paths, for texts to refer to by placeholder.</summary>
public static class Flattened
{
    public static ImmutableSortedDictionary<string, object> Of(object record)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        Add(record, "", found);
        return found.ToImmutable();
    }

    private static void Add(object record, string path, ImmutableSortedDictionary<string, object>.Builder found)
    {
        if (record.GetType().BaseType?.GetCustomAttributes<JsonDerivedTypeAttribute>()
            .FirstOrDefault(d => d.DerivedType == record.GetType()) is { TypeDiscriminator: string kind })
        {
            found[$"{path}kind"] = kind;
        }

        foreach (PropertyInfo property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract"))
        {
            if (property.GetValue(record) is not { } value)
            {
                continue;
            }

            string name = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (value is Text or string or DateOnly or DateTimeOffset or bool or int or Enum || IsId(value.GetType()))
            {
                found[name] = value;
            }
            else if (value is IEnumerable many)
            {
                found[name] = many.Cast<object>().Count();
            }
            else
            {
                Add(value, $"{name}.", found);
            }
        }
    }

    private static bool IsId(Type type) =>
        Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>));
}
