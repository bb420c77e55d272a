using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Functions.Mail;
using Moq;

namespace MolnFlow.Functions.Tests.Mail;

public sealed class WebhookTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Mock<IServiceStore> store = new();
    private OutboxRow row = new(
        new OutboxItem(new("o"), new("s"), "n-1", OutboxKind.Letter, new("p"), Now, "{}"), OutboxState.Done, 1, Now, Now.AddMinutes(-1), "S", "T", null);

    public WebhookTests()
    {
        store.Setup(s => s.OutboxRow(new("o"), new("s"), "n-1", It.IsAny<CancellationToken>())).ReturnsAsync(() => row);
        store.Setup(s => s.Amend(It.IsAny<OutboxRow>(), It.IsAny<OutboxRow>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((OutboxRow _, OutboxRow changed, CancellationToken _) =>
            {
                row = changed;
                return true;
            });
    }

    public void Dispose() => key.Dispose();

    private static string Report(string what, string installation = "m-1", long? at = null) => $$"""
        [{"event":"{{what}}","reason":"550 no such user","timestamp":{{at ?? Now.ToUnixTimeSeconds()}},"sg_event_id":"x","molnflow_installation":"{{installation}}",
          "molnflow_organisation":"o","molnflow_service":"s","molnflow_item":"n-1"}]
        """;

    private string Sign(string timestamp, string body) => Convert.ToBase64String(key.SignData(
        Encoding.UTF8.GetBytes(timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    private async Task<int> Post(string body, string? signature = null, string? timestamp = null, string? signed = null, bool configured = true)
    {
        timestamp ??= $"{Now.ToUnixTimeSeconds()}";
        using WebhookSignature? checking = configured ? new WebhookSignature(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())) : null;
        var clock = new Mock<TimeProvider>();
        clock.Setup(c => c.GetUtcNow()).Returns(Now);
        var function = new SendGridFunction(
            new WebhookKey(checking), new LetterFates(store.Object), new Installation("m-1"), new Present(clock.Object, Present.Stockholm),
            NullLogger<SendGridFunction>.Instance);
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Request.Headers[WebhookSignature.SignatureHeader] = signature ?? Sign(timestamp, signed ?? body);
        http.Request.Headers[WebhookSignature.TimestampHeader] = timestamp;
        return await function.Run(http.Request, default) switch
        {
            IStatusCodeActionResult result => result.StatusCode!.Value,
            var other => throw new InvalidOperationException($"Not expected: {other}."),
        };
    }

    [Theory]
    [InlineData("bounce")]
    [InlineData("dropped")]
    [InlineData("spamreport")]
    public async Task A_letter_that_failed_is_marked_with_the_reason_once_however_often_it_is_told(string what)
    {
        Assert.Equal(204, await Post(Report(what)));
        Assert.Equal(OutboxState.Stuck, row.State);
        Assert.NotNull(row.Error);
        OutboxRow after = row;
        Assert.Equal(204, await Post(Report(what)));
        Assert.Equal(after, row);
        store.Verify(s => s.Amend(It.IsAny<OutboxRow>(), It.IsAny<OutboxRow>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_delivery_is_noted()
    {
        Assert.Equal(204, await Post(Report("delivered")));
        Assert.Equal((OutboxState.Done, Now), (row.State, row.DeliveredAt));
    }

    [Theory]
    [InlineData("processed", "m-1")]
    [InlineData("open", "m-1")]
    [InlineData("bounce", "m-2")]
    public async Task What_says_nothing_of_a_letter_from_here_changes_nothing(string what, string installation)
    {
        OutboxRow before = row;
        Assert.Equal(204, await Post(Report(what, installation)));
        Assert.Equal(before, row);
    }

    [Fact]
    public async Task What_is_not_signed_as_it_stands_is_refused()
    {
        string body = Report("bounce");
        using ECDsa another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string foreign = Convert.ToBase64String(another.SignData(
            Encoding.UTF8.GetBytes(Now.ToUnixTimeSeconds() + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        Assert.Equal(403, await Post(body, signature: foreign));
        Assert.Equal(403, await Post(body, signature: "not base64"));
        Assert.Equal(403, await Post(body, signature: "AAAA"));
        Assert.Equal(403, await Post(body, signature: ""));
        Assert.Equal(403, await Post(body + " ", signed: body));
        Assert.Equal(403, await Post(body, configured: false));
        Assert.Equal(OutboxState.Done, row.State);
    }

    [Theory]
    [InlineData(-3_601)]
    [InlineData(3_601)]
    [InlineData(-100_000_000)]
    public async Task What_was_signed_too_far_from_now_is_refused(long seconds) =>
        Assert.Equal(403, await Post(Report("bounce"), timestamp: $"{Now.ToUnixTimeSeconds() + seconds}"));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999")]
    public async Task A_timestamp_that_is_none_is_refused(string timestamp) => Assert.Equal(403, await Post(Report("bounce"), timestamp: timestamp));

    [Theory]
    [InlineData("{", 400)]
    [InlineData("", 400)]
    [InlineData("{}", 204)]
    [InlineData("[1,null,\"x\",{},{\"event\":5,\"molnflow_item\":7}]", 204)]
    public async Task A_signed_body_of_another_form_is_no_failure_of_ours(string body, int status) => Assert.Equal(status, await Post(body));

    [Fact]
    public async Task A_body_beyond_bounds_is_not_read_to_its_end() => Assert.Equal(413, await Post(new string(' ', 1_100_000)));

    [Fact]
    public void A_key_that_is_none_is_told_at_start() => Assert.Throws<InvalidOperationException>(() => new WebhookSignature("abc"));
}
