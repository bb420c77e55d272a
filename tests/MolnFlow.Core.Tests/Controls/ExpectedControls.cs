using System.Text.Json;

namespace MolnFlow.Core.Tests.Controls;

/// <summary>The routine's table as it is printed: thresholds, marks and phases, apart from the catalogue under test.</summary>
public sealed record ExpectedControl(int Id, int? K, int? R, int? T, bool S, bool P, string[] Phases)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static readonly IReadOnlyList<ExpectedControl> All = Read();

    private static ExpectedControl[] Read()
    {
        System.Reflection.Assembly tests = typeof(ExpectedControl).Assembly;
        string name = tests.GetManifestResourceNames().Single(n => n.EndsWith("controls-expected.json", StringComparison.Ordinal));
        using Stream json = tests.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<ExpectedControl[]>(json, Options)!;
    }

    /// <summary>The criteria that make it mandatory, in the order they are shown; the oracle of the tests.</summary>
    public IEnumerable<string> Causes(int k, int r, int t, bool secrecy, bool personalData)
    {
        if (K is not null && k >= K)
        {
            yield return $"Confidentiality {K} {k}";
        }

        if (R is not null && r >= R)
        {
            yield return $"Integrity {R} {r}";
        }

        if (T is not null && t >= T)
        {
            yield return $"Availability {T} {t}";
        }

        if (S && secrecy)
        {
            yield return "Secrecy  1";
        }

        if (P && personalData)
        {
            yield return "PersonalData  1";
        }
    }
}
