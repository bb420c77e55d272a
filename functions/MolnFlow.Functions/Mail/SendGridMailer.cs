using System.Net;
using System.Net.Mail;
using MolnFlow.Application.Outbox;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace MolnFlow.Functions.Mail;

/// <summary>
/// Hands letters to SendGrid. It does not tell the same letter twice apart; the Message-Id does, in the
/// reader's mailbox. What becomes of the letter comes back by <see cref="SendGridFunction"/>.
/// </summary>
internal sealed class SendGridMailer(ISendGridClient client, MailAddress sender) : IMailer
{
    private const int LongestExcuse = 300;

    public async Task Send(Letter letter, CancellationToken cancel)
    {
        Response response = await client.SendEmailAsync(Compose(letter), cancel);
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        string said = await response.Body.ReadAsStringAsync(cancel);
        string what = $"The mail service answered {(int)response.StatusCode}: {said[..Math.Min(said.Length, LongestExcuse)]}";

        // A letter that cannot be read is refused for good; a key that is wrong, a limit or a breakdown passes.
        throw response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
            ? new MailRefusedException(what)
            : new HttpRequestException(what, null, response.StatusCode);
    }

    private SendGridMessage Compose(Letter letter)
    {
        // Exactly an address: anything more could carry another recipient or a header.
        if (!MailAddress.TryCreate(letter.ToAddress, out MailAddress? to) || to.Address != letter.ToAddress || letter.ToAddress.Any(char.IsControl))
        {
            throw new MailRefusedException($"The address '{letter.ToAddress}' is not one that mail can be sent to.");
        }

        var message = new SendGridMessage
        {
            From = new EmailAddress(sender.Address, sender.DisplayName),
            Subject = OneLine(letter.Subject),
            PlainTextContent = letter.Text,
            HtmlContent = letter.Html,
        };
        message.AddTo(to.Address, OneLine(letter.ToName));
        message.AddHeader("Message-ID", $"<{letter.MessageId}>");
        message.AddHeader("Auto-Submitted", "auto-generated");
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false, null);
        if (letter.Origin is { } origin)
        {
            message.AddCustomArgs(OriginArguments.Of(origin));
        }

        return message;
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
