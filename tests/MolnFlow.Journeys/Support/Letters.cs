using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;

namespace MolnFlow.Journeys.Support;

/// <summary>A letter in the pickup folder, decoded.</summary>
public sealed record PostedLetter(string MessageId, string To, string Subject, string Text);

/// <summary>Reads <c>.eml</c> files (RFC 5322, 2045 and 2047), as far as the letters here go.</summary>
public static partial class Letters
{
    public static IReadOnlyList<PostedLetter> In(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(file => Read(File.ReadAllText(file, Encoding.UTF8)))];

    private static PostedLetter Read(string raw)
    {
        (Dictionary<string, string> headers, string body) = Split(raw);
        return new PostedLetter(
            headers["message-id"].Trim('<', '>'),
            new MailAddress(Words(headers["to"])).Address,
            Words(headers["subject"]),
            PlainPart(headers, body));
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string raw)
    {
        string text = raw.ReplaceLineEndings("\n");
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        string head = Folding().Replace(text[..end], " ");
        Dictionary<string, string> headers = head.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2))
            .ToDictionary(p => p[0].Trim().ToLowerInvariant(), p => p[1].Trim());
        return (headers, text[(end + 2)..]);
    }

    private static string PlainPart(Dictionary<string, string> headers, string body)
    {
        if (Boundary().Match(headers.GetValueOrDefault("content-type", "")) is not { Success: true } boundary)
        {
            return Decoded(headers.GetValueOrDefault("content-transfer-encoding", "7bit"), body);
        }

        string[] parts = body.Split($"--{boundary.Groups[1].Value}");
        (Dictionary<string, string> head, string content) = parts[1..^1].Select(p => Split(p.TrimStart('\n')))
            .First(p => p.Headers["content-type"].StartsWith("text/plain", StringComparison.OrdinalIgnoreCase));
        return Decoded(head["content-transfer-encoding"], content);
    }

    private static string Decoded(string encoding, string content) => encoding.ToLowerInvariant() switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(content)),
        "quoted-printable" => Encoding.UTF8.GetString(Unquoted(content.Replace("=\n", "", StringComparison.Ordinal))),
        _ => content,
    };

    // Words beside one another are one: a letter such as å may have been split between them.
    private static string Words(string header) => EncodedWords().Replace(header, run =>
        Encoding.UTF8.GetString([.. EncodedWord().Matches(run.Value).SelectMany(word =>
            word.Groups[1].Value.Equals("b", StringComparison.OrdinalIgnoreCase)
                ? Convert.FromBase64String(word.Groups[2].Value)
                : Unquoted(word.Groups[2].Value.Replace('_', ' ')))]));

    private static byte[] Unquoted(string text)
    {
        List<byte> bytes = [];
        for (int i = 0; i < text.Length; i++)
        {
            bool escaped = text[i] == '=' && i + 2 < text.Length;
            bytes.AddRange(escaped ? Convert.FromHexString(text.AsSpan(i + 1, 2)) : Encoding.UTF8.GetBytes(text, i, 1));
            i += escaped ? 2 : 0;
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex("boundary=\"?([^\";]+)\"?")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?[bq]\?[^?]*\?=(\s+=\?utf-8\?[bq]\?[^?]*\?=)*", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWords();

    [GeneratedRegex(@"=\?utf-8\?([bq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
