using System.Collections.Immutable;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Web.Pages.Cases;

namespace MolnFlow.Web.Pages.Forms;

/// <summary>A form as it is shown: what it asks, what stands in it and what came of sending it.</summary>
/// <param name="Name">What is asked for; its texts are <c>field.{name}.…</c>, or else <c>field.…</c>.</param>
/// <param name="Seen">The version the reader works against; 0 where there is none.</param>
/// <param name="Key">Tells a form sent twice from two forms.</param>
public sealed record FormState(string Name, Shape.Object Shape, FormValues Values, Choices Choices, Speaker Say, int Seen, string Key)
{
    /// <summary>Reasons with a field: what was sent cannot be used as it stands.</summary>
    public ImmutableList<Reason> Faults { get; init; } = [];

    /// <summary>Reasons without a field: it cannot be done, or not yet.</summary>
    public ImmutableList<Reason> Reasons { get; init; } = [];

    /// <summary>What others did meanwhile; null when the form is not stale.</summary>
    public ImmutableList<HistoryLine>? Changed { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;

    public bool Failed => Status >= 400;

    public static string NewKey() => Guid.NewGuid().ToString("N");

    public string Label(string path) => Say.SayFirst([.. Keys(path, "")]);

    public string? Help(string path) => Keys(path, ".help").FirstOrDefault(Say.Has) is { } key ? Say.Say(key) : null;

    /// <summary>A fault in words, with the field called what it is called on the page.</summary>
    public string Words(Reason reason) => Say.Reason(Field(reason) is { } path ? reason.With("field", Label(path)) : reason);

    /// <summary>What stands in a field; what is known of the chosen kind under its plain path counts too.</summary>
    public IReadOnlyList<string> AllShown(string name, string path) =>
        Values.Has(name) ? Values.All(name) : Values.NameOf(path) == name ? Values.All(path) : [];

    public string? Shown(string name, string path) => AllShown(name, path) is [.., var last] ? last : null;

    /// <summary>What is wrong with a field; nothing for one of the same path in a kind that was not chosen.</summary>
    public IEnumerable<string> FaultsOf(string name, string path) =>
        Values.NameOf(path) == name ? Faults.Where(f => Field(f) == path).Select(Words) : [];

    public static string Id(string name) => $"f-{string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";

    /// <summary>Where on the page a fault is; null when it concerns no field that is shown.</summary>
    public string? Anchor(Reason reason) => Field(reason) is { } path && Paths.Exists(p => Same(p, path)) ? Id(Values.NameOf(path)) : null;

    // Rules name a field by its own name, readers by its whole path.
    private string? Field(Reason reason) => reason.Arguments.GetValueOrDefault("field")?.ToString() is { } named
        ? Paths.Find(p => Same(p, named)) is not null ? named
        : Paths.Find(p => p.EndsWith($".{named}", StringComparison.Ordinal)) ?? named
        : null;

    private static bool Same(string pattern, string path) => pattern == Bare(path);

    private List<string> Paths => [.. PathsOf(Shape, "")];

    private static IEnumerable<string> PathsOf(Shape shape, string path) => shape switch
    {
        Shape.Object o => o.Fields.Where(f => !f.FilledIn)
            .Select(f => (f.Shape, Path: path.Length == 0 ? f.Name : $"{path}.{f.Name}"))
            .SelectMany(f => PathsOf(f.Shape, f.Path).Prepend(f.Path)),
        Shape.Union u => u.Kinds.SelectMany(k => PathsOf(k.Shape, path)).Prepend($"{path}.kind"),
        Shape.ListOf l => PathsOf(l.Item, path),
        _ => [path],
    };

    private static string Bare(string path) => string.Concat(path.Split('[', ']').Where((_, i) => i % 2 == 0));

    private IEnumerable<string> Keys(string path, string end)
    {
        string bare = Bare(path);
        yield return $"field.{Name}.{bare}{end}";
        yield return $"field.{bare}{end}";
        yield return $"field.{bare[(bare.LastIndexOf('.') + 1)..]}{end}";
    }
}
