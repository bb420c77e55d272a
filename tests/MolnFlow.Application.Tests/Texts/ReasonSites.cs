using System.Text.RegularExpressions;

namespace MolnFlow.Application.Tests.Texts;

/// <summary>One place in the source that gives a reason.</summary>
/// <param name="Arguments">Those attached there, and <c>control</c> where one is named.</param>
internal sealed record ReasonSite(string File, string Code, IReadOnlySet<string> Arguments);

/// <summary>Reads reasons off the source, since a code without a text would only be seen by whoever is refused.</summary>
internal static partial class ReasonSites
{
    public static IReadOnlyList<ReasonSite> All { get; } =
        [.. LoadedTexts.Sources().SelectMany(source => In(Path.GetFileName(source.Path), source.Text))];

    private static IEnumerable<ReasonSite> In(string file, string text)
    {
        // Some files make the reason first and attach to all of them afterwards.
        string[] shared = [.. AttachedLater().Matches(text).Select(m => m.Groups[1].Value)];
        foreach (Match match in Begins().Matches(text))
        {
            int open = match.Index + match.Value.IndexOf('(', StringComparison.Ordinal);
            int end = Closing(text, open);
            var arguments = shared.ToHashSet();

            // The readers of requests have a helper that puts the field's path in.
            if (match.Value.StartsWith("At", StringComparison.Ordinal))
            {
                arguments.Add("field");
            }
            else if (Commas(text[(open + 1)..end]) == 2)
            {
                arguments.Add("control");
            }

            for (Match next = Attached().Match(text, end + 1); next.Success; next = Attached().Match(text, end + 1))
            {
                arguments.Add(next.Groups[1].Value);
                end = Closing(text, text.IndexOf('(', next.Index));
            }

            yield return new ReasonSite(file, match.Groups[1].Value, arguments);
        }
    }

    private static int Closing(string text, int open)
    {
        int depth = 0;
        for (int i = open; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        throw new InvalidOperationException("A parenthesis is never closed.");
    }

    // Arguments hold no commas of their own at these places.
    private static int Commas(string inner) => inner.Count(c => c == ',');

    [GeneratedRegex("""(?:new Reason|\bAt)\("([a-z-]+)"[,)]""")]
    private static partial Regex Begins();

    [GeneratedRegex("""\G\s*\.With\("(\w+)",""")]
    private static partial Regex Attached();

    [GeneratedRegex("""\w\??\.With\("(\w+)",""")]
    private static partial Regex AttachedLater();
}
