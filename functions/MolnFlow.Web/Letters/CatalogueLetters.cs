using MolnFlow.Application;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Wording;

namespace MolnFlow.Web.Letters;

/// <summary>The letter that tells administrators of the catalogue's last day.</summary>
internal sealed class CatalogueLetters(Speakers speakers) : ICatalogueLetters
{
    public async Task<(string Subject, string Text, string Html)> Write(
        DateOnly lastDay, bool passed, Person reader, Uri link, CancellationToken cancel)
    {
        Speaker say = await speakers.For(reader.Language, reader.Organisation, cancel);
        string key = passed ? "ui.catalogue.expired" : "ui.catalogue.expires";
        string subject = say.Say($"{key}.subject", ("date", lastDay));
        string[] paragraphs = [say.Say("notice.greeting", ("name", reader.Name)), say.Say($"{key}.body", ("date", lastDay))];
        string open = say.Say("ui.catalogue.expires.open"), footer = say.Say("ui.catalogue.expires.footer");
        return (subject, $"{string.Join("\n\n", paragraphs)}\n\n{open}: {link}\n\n-- \n{footer}\n",
            LetterHtml.Render(reader.Language.Code(), subject, paragraphs, open, link, footer));
    }
}
