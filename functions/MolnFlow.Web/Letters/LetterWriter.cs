using System.Collections.Immutable;
using MolnFlow.Application;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Json;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Wording;
using MolnFlow.Core.Obligations;

namespace MolnFlow.Web.Letters;

/// <summary>Words a notice as a letter: plain text, and the same as HTML.</summary>
internal sealed class LetterWriter(Speakers speakers) : ILetterWriter
{
    private const int MostLines = 100;

    public async Task<(string Subject, string Text, string Html)> Write(
        Notice notice, Person reader, string serviceName, Uri link, ImmutableList<Obligation> remaining, CancellationToken cancel)
    {
        Speaker say = await speakers.For(reader.Language, reader.Organisation, cancel);
        var arguments = notice.Arguments.SetItem("service", serviceName).SetItem("name", reader.Name);
        string key = Key(notice);

        // A line break in a name must not become a header.
        string subject = string.Join(' ', say.Say($"{key}.subject", arguments).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string[] paragraphs =
        [
            say.Say("notice.greeting", arguments),
            say.Say($"{key}.body", arguments).Trim(),
            .. remaining.IsEmpty ? Array.Empty<string>() : [say.Say("notice.remaining", arguments), Checklist(remaining, say)],
        ];
        string footer = say.Say("notice.footer", arguments);
        string open = say.Say("notice.open", arguments);
        string text = $"{string.Join("\n\n", paragraphs)}\n\n{open}: {link}\n\n-- \n{footer}\n";
        return (subject, text, LetterHtml.Render(reader.Language.Code(), subject, paragraphs, open, link, footer));
    }

    // One paragraph a line, so that it reads the same as text and as HTML.
    private static string Checklist(ImmutableList<Obligation> remaining, Speaker say) => string.Join("\n\n", remaining.Take(MostLines).Select(o =>
        $"- {(o.DueOn is { } due ? $"{due:yyyy-MM-dd}  " : "")}{say.Obligation(o)}"));

    private static string Key(Notice notice)
    {
        string key = $"notice.{Kebab.Of(notice.Kind)}";
        return notice.Kind switch
        {
            NoticeKind.AcceptanceWanted when notice.Arguments.ContainsKey("control") => $"{key}.control",
            NoticeKind.ContinuationOpened when !notice.Arguments.ContainsKey("exitStarts") => $"{key}.open-ended",
            _ => key,
        };
    }
}
