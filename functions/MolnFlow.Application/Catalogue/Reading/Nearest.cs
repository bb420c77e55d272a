namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>Finds what a misspelt word was probably meant to be.</summary>
internal static class Nearest
{
    /// <summary>The closest of the known words, or null when none is close enough to be worth suggesting.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        int most = Math.Min(3, Math.Max(1, word.Length / 2));
        return known
            .Select(k => (Word: k, Distance: Distance(word, k)))
            .Where(k => k.Distance <= most)
            .OrderBy(k => k.Distance)
            .Select(k => k.Word)
            .FirstOrDefault();
    }

    // Levenshtein's distance, row by row, without regard to case.
    private static int Distance(string a, string b)
    {
        int[] above = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(above[j - 1] + change, Math.Min(above[j], row[j - 1]) + 1);
            }

            above = row;
        }

        return above[b.Length];
    }
}
