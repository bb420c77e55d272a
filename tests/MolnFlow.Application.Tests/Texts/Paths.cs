using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using MolnFlow.Core;

namespace MolnFlow.Application.Tests.Texts;

/// <summary>The dotted camelCase paths of a record's properties, as forms and placeholders name them.</summary>
internal static class Paths
{
    /// <summary>Every property, the ones that hold others included, and <c>kind</c> for each choice of kinds.</summary>
    public static IEnumerable<string> Of(Type record) => Walk(record, "").Distinct();

    private static IEnumerable<string> Walk(Type type, string path)
    {
        Type[] kinds = [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(d => d.DerivedType)];
        if (kinds.Length > 0)
        {
            return kinds.SelectMany(kind => Walk(kind, path)).Prepend($"{path}kind");
        }

        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.Name != "EqualityContract" && p.GetSetMethod() is not null)
            .SelectMany(p => Property(p, path));
    }

    private static IEnumerable<string> Property(PropertyInfo property, string path)
    {
        string name = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        type = type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : type;
        return Holds(type) ? Walk(type, $"{name}.").Prepend(name) : [name];
    }

    private static bool Holds(Type type) =>
        type.Assembly == typeof(Command).Assembly && type.IsClass && type != typeof(Text);
}
