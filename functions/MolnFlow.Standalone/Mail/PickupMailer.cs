using System.Globalization;
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
            await Date(written, letter.Date, cancel);
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

    // The client dates a letter by the machine's clock; it is dated by when it was caused, also when written again.
    private static async Task Date(string file, DateTimeOffset date, CancellationToken cancel)
    {
        string[] lines = await File.ReadAllLinesAsync(file, Encoding.ASCII, cancel);
        int at = Array.FindIndex(lines, 0, Array.IndexOf(lines, ""), l => l.StartsWith("Date:", StringComparison.OrdinalIgnoreCase));
        lines[at] = string.Create(CultureInfo.InvariantCulture, $"Date: {date.UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000");
        await File.WriteAllTextAsync(file, string.Join("\r\n", lines) + "\r\n", Encoding.ASCII, cancel);
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
