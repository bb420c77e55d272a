using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using Moq;

namespace MolnFlow.Application.Tests.Desk;

public class CatalogueWatchTests
{
    // The last day that is shipped is 2028-07-24.
    private readonly World world = new();

    private async Task<int> Sent(CatalogueWatch watch, string day)
    {
        world.Mailer.Invocations.Clear();
        world.At(day);
        await watch.Turn(default);
        return world.Mailer.Invocations.Count;
    }

    private async Task Administrator()
    {
        await world.Directories.Organisations.Save(new(World.Region, "Regionen"), 0, default);
        await world.Directories.People.Save(People.Record(People.Manager) with { Roles = [Role.Administrator] }, 0, default);
        await world.Directories.People.Save(People.Record(People.Owner), 0, default);
    }

    [Theory]
    [InlineData("2028-01-25", null)]
    [InlineData("2028-01-26", 180)]
    [InlineData("2028-06-23", 180)]
    [InlineData("2028-06-24", 30)]
    [InlineData("2028-07-23", 30)]
    [InlineData("2028-07-24", 0)]
    [InlineData("2028-07-25", -1)]
    [InlineData("2028-08-23", -1)]
    [InlineData("2028-08-24", -31)]
    public void The_most_urgent_step_is_the_one_that_is_due(string day, int? step) =>
        Assert.Equal(step, CatalogueWatch.StepOn(World.Day(day), Shipped.Catalogue.ValidTo, Shipped.Catalogue.ReviewDays));

    [Fact]
    public async Task Administrators_are_told_once_a_step_and_nobody_else_is()
    {
        await Administrator();
        CatalogueWatch watch = world.Watch();

        Assert.Equal(0, await Sent(watch, "2028-01-25"));
        Assert.Equal(1, await Sent(watch, "2028-01-27"));
        Assert.Equal(0, await Sent(watch, "2028-01-28"));
        Assert.Equal(0, await Sent(world.Watch(), "2028-01-28"));
        Assert.Equal(1, await Sent(watch, "2028-07-25"));
        Assert.Equal(0, await Sent(watch, "2028-08-23"));
        Assert.Equal(1, await Sent(watch, "2028-08-24"));
    }

    [Fact]
    public async Task A_letter_that_could_not_be_sent_is_tried_again_the_same_day()
    {
        await Administrator();
        CatalogueWatch watch = world.Watch();
        world.Mailer.Setup(m => m.Send(It.IsAny<Letter>(), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("down"));
        Assert.Equal(1, await Sent(watch, "2028-01-27"));

        world.Mailer.Setup(m => m.Send(It.IsAny<Letter>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        Assert.Equal(1, await Sent(watch, "2028-01-27"));
        Assert.Equal(0, await Sent(watch, "2028-01-27"));
    }
}
