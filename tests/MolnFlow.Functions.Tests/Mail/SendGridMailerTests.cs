using System.Net;
using System.Net.Mail;
using MolnFlow.Application.Outbox;
using MolnFlow.Functions.Mail;
using Moq;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace MolnFlow.Functions.Tests.Mail;

public sealed class SendGridMailerTests
{
    private static readonly LetterOrigin Origin = new("m-1", new("o"), new("s"), "000001-p");
    private readonly Mock<ISendGridClient> client = new();
    private readonly List<SendGridMessage> sent = [];

    private Task Send(HttpStatusCode status = HttpStatusCode.Accepted, string to = "anna@region.example", string name = "Anna")
    {
        client.Setup(c => c.SendEmailAsync(Capture.In(sent), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Response(status, new StringContent("what it said"), null));
        return new SendGridMailer(client.Object, new MailAddress("molnflow@region.example", "MolnFlow")).Send(
            new Letter(Origin.MessageId, name, to, "Ämne", "Text", "<p>Html</p>", DateTimeOffset.UnixEpoch) { Origin = Origin }, default);
    }

    [Fact]
    public async Task A_letter_goes_as_text_and_html_under_the_same_message_id_each_time_with_its_origin()
    {
        await Send();
        await Send();

        Assert.All(sent, message =>
        {
            Personalization to = Assert.Single(message.Personalizations);
            Assert.Equal("<m-1.o.s.000001-p@molnflow>", to.Headers["Message-ID"]);
            Assert.Equal("000001-p", to.CustomArgs["molnflow_item"]);
            Assert.Equal(("Text", "<p>Html</p>"), (message.PlainTextContent, message.HtmlContent));
            Assert.False(message.TrackingSettings.ClickTracking.Enable);
            Assert.False(message.TrackingSettings.OpenTracking.Enable);
        });
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    public Task What_can_never_be_sent_is_refused(HttpStatusCode status) => Assert.ThrowsAsync<MailRefusedException>(() => Send(status));

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public Task What_passes_is_tried_again(HttpStatusCode status) => Assert.ThrowsAsync<HttpRequestException>(() => Send(status));

    [Theory]
    [InlineData("no address")]
    [InlineData("Anna <anna@region.example>")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    public async Task An_address_that_is_more_than_one_is_refused_before_it_is_sent(string to)
    {
        await Assert.ThrowsAsync<MailRefusedException>(() => Send(to: to));
        Assert.Empty(sent);
    }

    [Fact]
    public async Task A_line_break_in_a_name_becomes_a_space()
    {
        await Send(name: "Anna\r\nBcc: x@y.example");
        Assert.DoesNotContain('\n', Assert.Single(sent).Personalizations[0].Tos[0].Name);
    }
}
