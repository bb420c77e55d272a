using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Outbox;

namespace MolnFlow.Functions.Mail;

/// <summary>
/// Takes SendGrid's signed reports on what became of letters: delivered is noted; what bounced, was dropped or was
/// called spam is marked as failed, with the reason, where everybody concerned sees it. A report that could not be
/// recorded is answered 500, and SendGrid sends it again.
/// </summary>
public sealed partial class SendGridFunction(
    WebhookKey key, LetterFates fates, Installation installation, Present present, ILogger<SendGridFunction> log)
{
    /// <summary>SendGrid gathers at most 768 kB.</summary>
    private const int MostBytes = 1_048_576;

    [Function("SendGridReports")]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hooks/sendgrid")] HttpRequest request, CancellationToken cancel)
    {
        if (await Read(request.Body, cancel) is not { } body)
        {
            return new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }

        if (key.Signature?.IsGenuine(
            request.Headers[WebhookSignature.SignatureHeader], request.Headers[WebhookSignature.TimestampHeader], body, present.Now.Instant) != true)
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        List<LetterReport> reports;
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            reports = [.. Reports(json.RootElement)];
        }
        catch (JsonException)
        {
            return new BadRequestResult();
        }

        foreach (LetterReport report in reports)
        {
            bool known = await fates.Record(report, cancel);
            LogReport(log, report.Failure is null ? "delivered" : "failed", report.Origin.Service.Value, known);
        }

        return new NoContentResult();
    }

    private IEnumerable<LetterReport> Reports(JsonElement root) => root.ValueKind != JsonValueKind.Array ? [] : root.EnumerateArray()
        .Select(Report).OfType<LetterReport>().Where(report => report.Origin.Installation == installation.Id);

    private static LetterReport? Report(JsonElement report)
    {
        if (OriginArguments.From(report) is not { } origin
            || !report.TryGetProperty("timestamp", out JsonElement stamp) || !stamp.TryGetInt64(out long seconds) || seconds is < 0 or > 253_402_300_799)
        {
            return null;
        }

        DateTimeOffset at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        string? reason = OriginArguments.Text(report, "reason");
        return OriginArguments.Text(report, "event") switch
        {
            "delivered" => new LetterReport(origin, at, null),
            "bounce" => new LetterReport(origin, at, $"The letter came back: {reason ?? "no reason was given"}"),
            "dropped" => new LetterReport(origin, at, $"The mail service did not send the letter: {reason ?? "no reason was given"}"),
            "spamreport" => new LetterReport(origin, at, "The receiver marked the letter as spam; further letters will be dropped."),
            _ => null,
        };
    }

    private static async Task<byte[]?> Read(Stream body, CancellationToken cancel)
    {
        using var read = new MemoryStream();
        byte[] buffer = new byte[16_384];
        int count;
        while ((count = await body.ReadAsync(buffer, cancel)) > 0)
        {
            if (read.Length + count > MostBytes)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A letter of service {Service} was reported {Fate}; known here: {Known}")]
    private static partial void LogReport(ILogger log, string fate, string service, bool known);
}

/// <summary>The key that reports are signed with; without one, none is believed.</summary>
public sealed record WebhookKey(WebhookSignature? Signature);
