using System.Collections.Immutable;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Obligations;
using Moq;

namespace MolnFlow.Application.Tests.Outbox;

public class CourierLetterTests
{
    private readonly World world = new();
    private readonly List<Letter> sent = [];
    private int failures;

    public CourierLetterTests() => world.Mailer.Setup(m => m.Send(It.IsAny<Letter>(), It.IsAny<CancellationToken>()))
        .Returns((Letter letter, CancellationToken _) =>
        {
            if (failures-- > 0)
            {
                throw new TaskCanceledException("The mail server did not answer in time.");
            }

            sent.Add(letter);
            return Task.CompletedTask;
        });

    [Fact]
    public async Task A_letter_is_written_sent_once_and_kept()
    {
        Life life = await Hired();
        Assert.Equal(1, await world.Courier.Deliver(default));
        Assert.Equal(0, await world.Courier.Deliver(default));

        Letter letter = Assert.Single(sent);
        OutboxRow row = Row();
        Assert.Equal($"m-test.region.{life.Id}.{row.Item.Id}@molnflow", letter.MessageId);
        Assert.Equal(("Namn p-analyst", "someone@region.example", "Subject"), (letter.ToName, letter.ToAddress, letter.Subject));
        Assert.Equal((OutboxState.Done, "Subject", "Text", (string?)null), (row.State, row.LetterSubject, row.LetterText, row.Error));
        Assert.Equal(world.Present.Now.Instant, row.SentAt);
        world.Writer.Verify(w => w.Write(
            It.Is<Notice>(n => n.Kind == NoticeKind.RoleGiven && n.To == People.Analyst && Equals(n.Arguments["role"], Role.Deputy)),
            It.IsAny<Application.Directory.Person>(), "Bokning", new Uri($"https://molnflow.example/services/{life.Id}"), It.IsAny<ImmutableList<Obligation>>(), It.IsAny<CancellationToken>()));
    }

    [Fact]
    public async Task A_mail_server_that_fails_a_while_gets_the_letter_in_the_end_under_the_same_name()
    {
        await Hired();
        failures = 3;
        for (int i = 0; i < 4; i++)
        {
            Assert.Empty(sent);
            await world.Courier.Deliver(default);
            world.Clock.Now = world.Clock.Now.AddHours(1);
        }

        Assert.Single(sent);
        Assert.Equal((OutboxState.Done, 4, (string?)null), (Row().State, Row().Attempts, Row().Error));
    }

    [Fact]
    public async Task The_pauses_grow_and_nothing_is_tried_before_its_time()
    {
        await Hired();
        failures = int.MaxValue;
        List<double> pauses = [];
        for (int i = 0; i < 11; i++)
        {
            await world.Courier.Deliver(default);
            await world.Courier.Deliver(default);
            Assert.Equal(i + 1, Row().Attempts);
            pauses.Add((Row().NotBefore - world.Clock.Now).TotalMinutes);
            world.Clock.Now = Row().NotBefore;
        }

        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240], pauses);
        Assert.Equal(OutboxState.Waiting, Row().State);

        await world.Courier.Deliver(default);
        Assert.Equal((OutboxState.Stuck, "The mail server did not answer in time."), (Row().State, Row().Error));
        world.Clock.Now = world.Clock.Now.AddDays(9);
        Assert.Equal(0, await world.Courier.Deliver(default));
        Assert.Equal(12, Row().Attempts);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("someone@region.example", false)]
    public async Task A_letter_to_somebody_without_an_address_or_gone_is_stuck_at_once(string? email, bool active)
    {
        await Life.Begin(world);
        await world.Directories.People.Save(People.Record(People.Analyst, email, active), 0, default);
        await Hire();
        await world.Courier.Deliver(default);
        Assert.Equal((OutboxState.Stuck, 1), (Row().State, Row().Attempts));
        Assert.Contains("has left", Row().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_letter_that_fails_does_not_hold_up_the_others()
    {
        await Hired();
        await world.Directories.People.Save(People.Record(People.InformationOwner), 0, default);
        await Execute(new Reassign(Role.Archivist, People.InformationOwner));
        world.Writer.Setup(w => w.Write(It.Is<Notice>(n => n.To == People.Analyst), It.IsAny<Application.Directory.Person>(), It.IsAny<string>(), It.IsAny<Uri>(), It.IsAny<ImmutableList<Obligation>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new FormatException("No such text."));
        Assert.Equal(1, await world.Courier.Deliver(default));
        Assert.Single(sent);
    }

    [Fact]
    public async Task A_host_that_stops_leaves_the_letter_for_the_next_time()
    {
        await Hired();
        using var stopping = new CancellationTokenSource();
        world.Writer.Setup(w => w.Write(It.IsAny<Notice>(), It.IsAny<Application.Directory.Person>(), It.IsAny<string>(), It.IsAny<Uri>(), It.IsAny<ImmutableList<Obligation>>(), It.IsAny<CancellationToken>()))
            .Returns(() =>
            {
                stopping.Cancel();
                throw new OperationCanceledException();
            });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Courier.Deliver(stopping.Token));
        Assert.Equal((OutboxState.Waiting, (string?)null), (Row().State, Row().Error));
    }

    [Fact]
    public async Task A_courier_that_outlasts_its_lease_asks_for_the_rest_again()
    {
        await Hired();
        await world.Directories.People.Save(People.Record(People.InformationOwner), 0, default);
        await Execute(new Reassign(Role.Archivist, People.InformationOwner));
        world.Mailer.Setup(m => m.Send(It.IsAny<Letter>(), It.IsAny<CancellationToken>())).Callback((Letter letter, CancellationToken _) =>
        {
            sent.Add(letter);
            world.Clock.Now = world.Clock.Now.AddMinutes(6);
        });
        await world.Courier.Deliver(default);
        Assert.Equal(2, sent.Count);
        Assert.Equal([1, 2], world.Store.AllOutbox.Where(r => r.State == OutboxState.Done).Select(r => r.Attempts));
    }

    private async Task<Life> Hired()
    {
        Life life = await Life.Begin(world);
        await world.Directories.People.Save(People.Record(People.Analyst), 0, default);
        await Hire();
        return life;
    }

    private Task Hire() => Execute(new Reassign(Role.Deputy, People.Analyst));

    private async Task Execute(Command command) => Assert.IsType<Application.Desk.Outcome.Done>(await world.Desk.Execute(
        world.Store.Logs.Keys.Single().Item2, command, World.By(People.Owner), null, default));

    private OutboxRow Row() => world.Store.AllOutbox.Single(r => r.Item.To == People.Analyst);
}
