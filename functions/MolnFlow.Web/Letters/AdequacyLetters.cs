using MolnFlow.Application;
using MolnFlow.Application.Adequacy;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Wording;

namespace MolnFlow.Web.Letters;

/// <summary>The letter that opens an organisation's case about a lost adequacy decision.</summary>
internal sealed class AdequacyLetters(Speakers speakers) : IAdequacyLetters
{
    private const int MostNames = 200;

    public async Task<(string Subject, string Text, string Html)> Write(
        AdequacyCase about, Person reader, IReadOnlyList<string> services, Uri link, CancellationToken cancel)
    {
        Speaker say = await speakers.For(reader.Language, reader.Organisation, cancel);
        string subject = say.Say("ui.adequacy.letter.subject", ("country", about.Country), ("count", services.Count));
        string[] paragraphs =
        [
            say.Say("notice.greeting", ("name", reader.Name)),
            say.Say("ui.adequacy.letter.body", ("country", about.Country), ("date", about.On), ("count", services.Count)),
            .. services.Take(MostNames).Select(name => $"- {name}"),
        ];
        string open = say.Say("ui.adequacy.letter.open"), footer = say.Say("ui.adequacy.letter.footer");
        return (subject, $"{string.Join("\n\n", paragraphs)}\n\n{open}: {link}\n\n-- \n{footer}\n",
            LetterHtml.Render(reader.Language.Code(), subject, paragraphs, open, link, footer));
    }
}
