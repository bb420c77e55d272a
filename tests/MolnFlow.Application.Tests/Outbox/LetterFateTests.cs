using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Obligations;
using Moq;

namespace MolnFlow.Application.Tests.Outbox;

/// <summary>What becomes of letters after they were handed over, and of those that nobody took.</summary>
public class LetterFateTests
{
    private readonly World world = new();
    private readonly LetterFates fates;
    private Letter? sent;
    private bool down;

    public LetterFateTests()
    {
        fates = new LetterFates(world.Store);
        world.Mailer.Setup(m => m.Send(It.IsAny<Letter>(), It.IsAny<CancellationToken>())).Returns((Letter letter, CancellationToken _) =>
        {
            sent = letter;
            return down ? throw new IOException("No answer.") : Task.CompletedTask;
        });
    }

    private OutboxRow Row => world.Store.AllOutbox.Single(r => r.Item.To == People.Analyst);

    private DateTimeOffset Now => world.Present.Now.Instant;

    private async Task<Life> Hired()
    {
        await People.Enter(world);
        Life life = await Life.Begin(world);
        await life.Do(new Reassign(Role.Deputy, People.Analyst));
        return life;
    }

    private Task<bool> Told(DateTimeOffset at, string? failure) => fates.Record(new LetterReport(sent!.Origin!, at, failure), default);

    [Fact]
    public async Task A_delivery_is_noted_and_a_bounce_after_it_outweighs_it()
    {
        await Hired();
        await world.Courier.Deliver(default);
        sent = sent! with { Origin = sent!.Origin! with { Item = Row.Item.Id } };

        Assert.True(await Told(Now.AddMinutes(1), null));
        Assert.Equal((OutboxState.Done, Now.AddMinutes(1)), (Row.State, Row.DeliveredAt));
        Assert.True(await Told(Now.AddMinutes(2), "550 no such user"));
        Assert.Equal((OutboxState.Stuck, "550 no such user"), (Row.State, Row.Error));

        OutboxRow after = Row;
        Assert.True(await Told(Now.AddMinutes(2), "550 no such user"));
        Assert.True(await Told(Now.AddMinutes(3), null));
        Assert.Equal(after, Row);
    }

    [Fact]
    public async Task A_report_on_an_earlier_sending_says_nothing_of_this_one()
    {
        await Hired();
        await world.Courier.Deliver(default);
        sent = sent! with { Origin = sent!.Origin! with { Item = Row.Item.Id } };

        Assert.True(await Told(Now.AddHours(-1), "550 no such user"));

        Assert.Equal(OutboxState.Done, Row.State);
        Assert.False(await fates.Record(new LetterReport(sent.Origin! with { Item = "none" }, Now, "x"), default));
    }

    [Fact]
    public async Task What_came_back_is_not_offered_again_by_itself()
    {
        await Hired();
        await world.Courier.Deliver(default);
        sent = sent! with { Origin = sent!.Origin! with { Item = Row.Item.Id } };
        await Told(Now, "550 no such user");
        world.Clock.Now += TimeSpan.FromDays(30);

        Assert.Equal(0, await world.Courier.OfferAgain(default));
    }

    [Fact]
    public async Task A_mail_service_that_fails_for_days_is_asked_once_a_day_and_gets_the_letter_in_the_end()
    {
        await Hired();
        down = true;
        for (int hour = 0; hour < 60; hour++)
        {
            await world.Courier.Deliver(default);
            world.Clock.Now += TimeSpan.FromHours(1);
        }

        Assert.Equal(OutboxState.Stuck, Row.State);
        world.Mailer.Invocations.Clear();
        for (int hour = 0; hour < 5 * 24; hour++)
        {
            await world.Courier.OfferAgain(default);
            await world.Courier.Deliver(default);
            world.Clock.Now += TimeSpan.FromHours(1);
        }

        int letters = world.Store.AllOutbox.Count(r => r.State == OutboxState.Stuck);
        Assert.InRange(world.Mailer.Invocations.Count, 4 * letters, 6 * letters);
        down = false;
        world.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(letters, await world.Courier.OfferAgain(default));
        await world.Courier.Deliver(default);
        Assert.Equal(OutboxState.Done, Row.State);
        Assert.Null(Row.Error);
    }

    [Fact]
    public async Task One_services_items_are_carried_by_kind_and_an_exit_starts_with_the_checklist()
    {
        await People.Enter(world);
        Life life = await (await Life.Begin(world)).InUse();
        Life other = await (await Life.Begin(world)).InUse();
        await life.Exiting();

        IReadOnlySet<NoticeKind?> waiting = await world.Courier.Waiting(World.Region, life.Id, default);
        Assert.Contains(NoticeKind.ExitStarted, waiting);
        int carried = await world.Courier.Deliver(World.Region, life.Id, kind => kind == NoticeKind.ExitStarted, default);

        Assert.True(carried > 0);
        Assert.DoesNotContain(NoticeKind.ExitStarted, await world.Courier.Waiting(World.Region, life.Id, default));
        Assert.NotEmpty(await world.Courier.Waiting(World.Region, other.Id, default));
        world.Writer.Verify(w => w.Write(
            It.Is<Notice>(n => n.Kind == NoticeKind.ExitStarted), It.IsAny<Application.Directory.Person>(), It.IsAny<string>(), It.IsAny<Uri>(),
            It.Is<System.Collections.Immutable.ImmutableList<Obligation>>(o => o.Exists(i => i.Key == $"exit:{ExitSteps.ErasureOrder}")),
            It.IsAny<CancellationToken>()));
    }
}
