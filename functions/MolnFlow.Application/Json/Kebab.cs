using System.Collections.Concurrent;
using System.Text.Json;

namespace MolnFlow.Application.Json;

/// <summary>The lower-case, hyphenated form that names have in JSON, addresses and the catalogue.</summary>
public static class Kebab
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    public static string Of(Enum value) => Names.GetOrAdd(value, static v => Of(v.ToString()));

    public static string Of(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <exception cref="FormatException">No member is called so.</exception>
    public static T Parse<T>(string name) where T : struct, Enum =>
        TryParse(name, out T value) ? value : throw new FormatException($"No {typeof(T).Name} is called '{name}'.");

    public static bool TryParse<T>(string? name, out T value) where T : struct, Enum
    {
        foreach (T candidate in Enum.GetValues<T>())
        {
            if (Of(candidate) == name)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
