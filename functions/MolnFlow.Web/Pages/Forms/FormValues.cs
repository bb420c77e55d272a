using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace MolnFlow.Web.Pages.Forms;

/// <summary>
/// What stands in a form: typed, sent along in the address, or known from before. Fields inside one kind of
/// several are called <c>answer@met.note</c>, so that kinds with fields of the same name do not mix.
/// </summary>
public sealed class FormValues
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);

    public static FormValues From(IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        var form = new FormValues();
        foreach ((string name, StringValues sent) in pairs)
        {
            form.values[name] = [.. sent.OfType<string>()];
        }

        return form;
    }

    public FormValues Add(string name, string? value)
    {
        if (value is not null)
        {
            (values.TryGetValue(name, out List<string>? known) ? known : values[name] = []).Add(value);
        }

        return this;
    }

    /// <summary>Takes over whatever the other has, name by name.</summary>
    public FormValues With(FormValues other)
    {
        foreach ((string name, List<string> sent) in other.values)
        {
            values[name] = sent;
        }

        return this;
    }

    /// <summary>Whether anything was filled in under a beginning of names, such as a row's.</summary>
    public bool AnyIn(string beginning) => values.Any(v =>
        v.Key.StartsWith(beginning, StringComparison.Ordinal) && v.Value.Exists(sent => sent.Length > 0 && sent != "false"));

    public bool Has(string name) => values.ContainsKey(name);

    public IReadOnlyList<string> All(string name) => values.TryGetValue(name, out List<string>? sent) ? sent : [];

    public string? One(string name) => All(name) is [.., var last] ? last : null;

    /// <summary>What was sent for a path of the command, from the kind that was chosen.</summary>
    public IReadOnlyList<string> Of(string path) => NameOf(path) is var name && Has(name) ? All(name) : All(path);

    /// <summary>The name that a path has in the form.</summary>
    public string NameOf(string path)
    {
        for (int dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
        {
            string kind = One($"{path[..dot]}.kind") ?? "";
            if (kind.Length > 0 && path[dot..] != ".kind")
            {
                return $"{path[..dot]}@{kind}{path[dot..]}";
            }
        }

        return path;
    }

    /// <summary>Moves filled-in rows up over empty ones, so that a fault's row is the row that is seen.</summary>
    public void CloseUp(string list, int most)
    {
        int next = 0;
        for (int i = 0; i < most; i++)
        {
            string from = string.Create(CultureInfo.InvariantCulture, $"{list}[{i}].");
            string to = string.Create(CultureInfo.InvariantCulture, $"{list}[{next}].");
            List<string> names = [.. values.Keys.Where(n => n.StartsWith(from, StringComparison.Ordinal))];
            bool filled = names.Exists(n => values[n].Exists(v => v.Length > 0 && v != "false"));
            foreach (string name in from == to ? [] : names)
            {
                if (filled)
                {
                    values[to + name[from.Length..]] = values[name];
                }

                values.Remove(name);
            }

            next += filled ? 1 : 0;
        }
    }
}
