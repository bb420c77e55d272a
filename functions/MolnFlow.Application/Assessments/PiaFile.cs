using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MolnFlow.Core;

namespace MolnFlow.Application.Assessments;

/// <summary>What a DPIA from CNIL's PIA tool says, as far as the record of one has room for it.</summary>
/// <param name="FinishedOn">The day it was last changed.</param>
/// <param name="High">Whether some risk stays high: severity and likelihood both important or worse.</param>
/// <param name="OfficerApproves">Null where the tool does not say.</param>
public sealed record PiaContent(
    string Name,
    string? AuthorName,
    DateOnly? FinishedOn,
    string? Description,
    string? Necessity,
    string? Risks,
    string? Measures,
    string? Views,
    string? OfficerOpinion,
    bool? OfficerApproves,
    bool High);

/// <summary>Either what the file says, or why it cannot be used.</summary>
public sealed record PiaReading(PiaContent? Content, ImmutableList<Reason> Faults);

/// <summary>
/// Reads the JSON that CNIL's PIA tool exports (LINCnil/pia, versions 2 to 4): <c>pia</c> with names, status and opinions,
/// <c>answers</c> by the number of their question, <c>measures</c>, and <c>evaluations</c> by section. Texts are HTML there
/// and plain here; what is longer than a text may be is cut, since the file itself is kept as evidence.
/// </summary>
public static partial class PiaFile
{
    // Beyond this it is no assessment typed by people; the tool's own examples are below 100 kB.
    private const long MostBytes = 10 * 1024 * 1024;

    // The tool's states: 0 being written, 1 refused, 2 and 3 validated, 4 archived.
    private const int FirstFinished = 2;

    private static readonly int[] Description = [111, 112, 113, 121, 122, 123];
    private static readonly int[] Necessity = [211, 212, 213, 214, 215, 221, 222, 223, 224, 225, 226, 227];

    // Illegitimate access, unwanted change, disappearance: impacts, threats, sources, measures, severity, likelihood.
    private static readonly (string Section, int First)[] Risks = [("3.2", 321), ("3.3", 331), ("3.4", 341)];

    // Important, on the tool's scale of negligible, limited, important, maximum.
    private const int Important = 3;

    public static async Task<PiaReading> Read(Stream content, CancellationToken cancel)
    {
        try
        {
            using var bounded = new MemoryStream();
            byte[] buffer = new byte[81_920];
            for (int read = await content.ReadAsync(buffer, cancel); read > 0; read = await content.ReadAsync(buffer, cancel))
            {
                bounded.Write(buffer, 0, read);
                if (bounded.Length > MostBytes)
                {
                    return Refused(new Reason("pia-too-large").With("maximum", "10 MB"));
                }
            }

            bounded.Position = 0;
            using JsonDocument document = await JsonDocument.ParseAsync(bounded, cancellationToken: cancel);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Refused(new Reason("pia-not-json"));
        }
        catch (InvalidOperationException)
        {
            // An escape that is no character.
            return Refused(new Reason("pia-not-json"));
        }
    }

    private static PiaReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("pia", out JsonElement pia) || pia.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("answers", out JsonElement answers) || answers.ValueKind != JsonValueKind.Array
            || Line(pia, "name") is not { } name)
        {
            return Refused(new Reason("pia-not-pia"));
        }

        if (Number(pia, "status") is not { } status || status < FirstFinished)
        {
            return Refused(new Reason("pia-unfinished").With("name", name));
        }

        ILookup<int, JsonElement> byQuestion = answers.EnumerateArray()
            .Where(a => a.ValueKind == JsonValueKind.Object && Number(a, "reference_to") is not null && a.TryGetProperty("data", out _))
            .ToLookup(a => Number(a, "reference_to")!.Value, a => a.GetProperty("data"));
        ILookup<string, JsonElement> evaluations = List(root, "evaluations").ToLookup(e => Line(e, "reference_to") ?? "");
        (string? risks, bool high) = RisksOf(byQuestion, evaluations);
        return new PiaReading(new PiaContent(
            name,
            Line(pia, "author_name"),
            Day(pia, "updated_at"),
            Joined(Description.SelectMany(q => byQuestion[q]).Select(TextOf)),
            Joined(Necessity.SelectMany(q => byQuestion[q]).Select(TextOf)),
            risks,
            Joined(List(root, "measures").Select(m => Joined([Line(m, "title"), Plain(m, "content")], ": "))),
            Joined([Plain(pia, "concerned_people_opinion"), Plain(pia, "concerned_people_searched_content")]),
            Joined([Plain(pia, "dpo_opinion"), Line(pia, "dpos_names")]),
            Number(pia, "dpo_status") is { } verdict ? verdict == 1 : null,
            high), []);
    }

    private static (string?, bool) RisksOf(ILookup<int, JsonElement> answers, ILookup<string, JsonElement> evaluations)
    {
        var lines = new List<string?>();
        bool high = false;
        foreach ((string section, int first) in Risks)
        {
            int severity = Gauge(answers, first + 4), likelihood = Gauge(answers, first + 5);
            foreach (JsonElement evaluation in evaluations[section])
            {
                // Judged anew with the measures in place; nought means that it was not.
                JsonElement gauges = evaluation.TryGetProperty("gauges", out JsonElement g) && g.ValueKind == JsonValueKind.Object ? g : default;
                severity = gauges.ValueKind == JsonValueKind.Object && Number(gauges, "x") is > 0 and var x ? x : severity;
                likelihood = gauges.ValueKind == JsonValueKind.Object && Number(gauges, "y") is > 0 and var y ? y : likelihood;
            }

            string? what = Joined(Enumerable.Range(first, 3).SelectMany(q => answers[q]).Select(TextOf), "; ");
            if (what is not null || severity > 0)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{section} ({severity}/4 × {likelihood}/4): {what}"));
            }

            high |= severity >= Important && likelihood >= Important;
        }

        return (Joined(lines), high);
    }

    private static int Gauge(ILookup<int, JsonElement> answers, int question) =>
        answers[question].Select(d => d.ValueKind == JsonValueKind.Object ? Number(d, "gauge") ?? 0 : 0).LastOrDefault();

    // A text, or a list of short ones.
    private static string? TextOf(JsonElement data) => data.ValueKind != JsonValueKind.Object ? null
        : Joined([Plain(data, "text"), .. List(data, "list", JsonValueKind.String).Select(i => Bare(i.GetString()!))], "; ");

    private static IEnumerable<JsonElement> List(JsonElement json, string name, JsonValueKind kind = JsonValueKind.Object) =>
        json.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(i => i.ValueKind == kind)
            : [];

    private static string? Line(JsonElement json, string name) => Plain(json, name)?.ReplaceLineEndings(" ");

    private static string? Plain(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? Bare(value.GetString()!) : null;

    private static int? Number(JsonElement json, string name) => !json.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number
        : value.ValueKind == JsonValueKind.String && int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out int typed) ? typed
        : null;

    private static DateOnly? Day(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            && value.TryGetDateTimeOffset(out DateTimeOffset at)
            ? DateOnly.FromDateTime(at.UtcDateTime)
            : null;

    /// <summary>Without tags and entities: what ends a line there ends one here.</summary>
    private static string? Bare(string html)
    {
        string text = WebUtility.HtmlDecode(Tag().Replace(Break().Replace(html.ReplaceLineEndings(" "), "\n"), ""));
        string[] lines = [.. text.Split('\n').Select(l => string.Join(' ', l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
        string plain = string.Concat(string.Join('\n', lines.Where(l => l.Length > 0)).Where(c => c == '\n' || !char.IsControl(c)));
        return plain.Length == 0 ? null : plain;
    }

    private static string? Joined(IEnumerable<string?> parts, string by = "\n")
    {
        string all = string.Join(by, parts.Where(p => !string.IsNullOrEmpty(p)));
        return all.Length == 0 ? null
            : all.Length <= Text.MaximumLength ? all
            : $"{all[..(char.IsHighSurrogate(all[Text.MaximumLength - 5]) ? Text.MaximumLength - 5 : Text.MaximumLength - 4)]} […]";
    }

    private static PiaReading Refused(Reason reason) => new(null, [reason]);

    [GeneratedRegex("<\\s*(?:br|/p|/div|/li|/h[1-6]|/tr)\\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
