using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MolnFlow.Functions.Mail;

/// <summary>
/// SendGrid's signature over a delivery of reports: ECDSA on P-256 with SHA-256 over the timestamp's characters
/// and the body's bytes. A timestamp too far from now is refused, so that what was overheard once is of no use later;
/// within that time a repetition changes nothing, since recording a report twice is recording it once.
/// </summary>
public sealed class WebhookSignature : IDisposable
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>Wide enough for a delivery that is tried again under the stamp of its first attempt.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    private readonly ECDsa key = ECDsa.Create();

    /// <param name="publicKey">As SendGrid shows it: a SubjectPublicKeyInfo in base64.</param>
    /// <exception cref="InvalidOperationException">It is not a key.</exception>
    public WebhookSignature(string publicKey)
    {
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new InvalidOperationException("The setting MolnFlow__Mail__WebhookKey must be the public key that SendGrid shows.", e);
        }
    }

    public bool IsGenuine(string? signature, string? timestamp, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (signature is null || timestamp is null
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
        {
            return false;
        }

        byte[] der = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, der, out int written))
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        return key.VerifyData(signed, der.AsSpan(0, written), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public void Dispose() => key.Dispose();
}
