using System.Text.Encodings.Web;

namespace MolnFlow.Web.Letters;

/// <summary>The HTML part of a letter. Everything is encoded; nothing is fetched when it is read.</summary>
internal static class LetterHtml
{
    public static string Render(string language, string title, IEnumerable<string> paragraphs, string open, Uri link, string footer)
    {
        string body = string.Concat(paragraphs.SelectMany(p => p.Split("\n\n")).Select(p => $"<p>{Encode(p)}</p>\n"));
        return $"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head><meta charset="utf-8"><title>{Encode(title)}</title></head>
            <body style="font-family: sans-serif; line-height: 1.5; max-width: 40em">
            {body}<p><a href="{Encode(link.AbsoluteUri)}">{Encode(open)}</a></p>
            <hr>
            <p><small>{Encode(footer)}</small></p>
            </body>
            </html>
            """;
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
