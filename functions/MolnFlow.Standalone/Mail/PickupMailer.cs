using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using MolnFlow.Application.Outbox;

namespace MolnFlow.Standalone.Mail;

/// <summary>
/// Leaves letters as <c>.eml</c> files in a folder, for a mail server to pick up or a person to read.
/// The file is named by the Message-Id, so writing a letter again after a crash replaces it.
/// </summary>
internal sealed class PickupMailer(string folder, MailAddress sender) : IMailer
{
    private static readonly char[] LineBreaks = ['\r', '\n'];

    public async Task Send(Letter letter, CancellationToken cancel)
    {
        string work = Path.Combine(folder, ".writing", Guid.NewGuid().ToString("n"));
        System.IO.Directory.CreateDirectory(work);
        try
        {
            using MailMessage message = Compose(letter);
            using var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = work,
            };
            await client.SendMailAsync(message, cancel);
            string written = System.IO.Directory.GetFiles(work).Single();
            using (var file = new FileStream(written, FileMode.Open, FileAccess.ReadWrite))
            {
                file.Flush(flushToDisk: true);
            }

            File.Move(written, Path.Combine(folder, FileName(letter)), overwrite: true);
        }
        finally
        {
            System.IO.Directory.Delete(work, recursive: true);
        }
    }

    private MailMessage Compose(Letter letter)
    {
        if (letter.ToAddress.AsSpan().IndexOfAny(LineBreaks) >= 0 || !MailAddress.TryCreate(letter.ToAddress, letter.ToName, Encoding.UTF8, out MailAddress? to))
        {
            throw new MailRefusedException($"The address '{letter.ToAddress}' is not one that mail can be sent to.");
        }

        var message = new MailMessage(sender, to)
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{letter.MessageId}>");
        message.Headers.Add("Date", letter.Date.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", System.Globalization.CultureInfo.InvariantCulture));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(letter.Html, Encoding.UTF8, "text/html"));
        return message;
    }

    // Sorted by when the letter was caused; unique by its Message-Id.
    private static string FileName(Letter letter)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letter.MessageId)))[..16];
        return $"{letter.Date.UtcDateTime:yyyyMMdd-HHmmss}-{hash}.eml";
    }
}
