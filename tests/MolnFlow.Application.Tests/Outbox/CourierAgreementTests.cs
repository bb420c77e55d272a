using MolnFlow.Application.Directory;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;

namespace MolnFlow.Application.Tests.Outbox;

public class CourierAgreementTests
{
    private readonly World world = new();

    [Fact]
    public async Task New_terms_reach_the_record_and_every_service_under_the_agreement_once()
    {
        (Life one, Life two, Life three) = await Three();
        await Extend(one, "2028-06-30");
        await world.Courier.Deliver(default);

        Assert.Equal(World.Day("2028-06-30"), (await world.Directories.Agreements.Find(World.Region, "a-1", default))!.Record.Terms.Term.EndsOn);
        Assert.Equal([Day("2028-06-30"), Day("2028-06-30"), Day("2028-06-30")], await Ends(one, two, three));
        Assert.Equal(OutboxState.Done, Assert.Single(Items()).State);

        IEnumerable<int> logs = [one.Log.Count, two.Log.Count, three.Log.Count];
        await world.Store.Settle(Items()[0] with { State = OutboxState.Waiting }, default);
        await world.Courier.Deliver(default);
        Assert.Equal(logs, [one.Log.Count, two.Log.Count, three.Log.Count]);
    }

    [Fact]
    public async Task Corrected_terms_reach_the_others_too()
    {
        (Life one, Life two, _) = await Three();
        await one.Do(new CorrectAgreement(Give.Terms() with { NoticeMonths = 6 }, "Fel i avtalet"));
        await world.Courier.Deliver(default);
        Assert.Equal(6, (await two.Load()).Service.Agreement!.Terms.NoticeMonths);
        Assert.Equal(6, (await world.Directories.Agreements.Find(World.Region, "a-1", default))!.Record.Terms.NoticeMonths);
    }

    [Fact]
    public async Task A_service_that_is_busy_or_broken_is_tried_again_and_holds_up_no_other()
    {
        (Life one, Life two, Life three) = await Three();
        await Extend(one, "2028-06-30");
        world.Store.BeforeSave = c => Task.FromResult(c.Service != two.Id);
        await world.Courier.Deliver(default);
        Assert.Equal([Day("2028-06-30"), Day("2027-06-30"), Day("2028-06-30")], await Ends(one, two, three));
        Assert.Contains("busy", Assert.Single(Items()).Error, StringComparison.Ordinal);

        world.Store.BeforeSave = c => c.Service == two.Id ? throw new IOException("No answer.") : Task.FromResult(true);
        await Later();
        Assert.Contains("No answer.", Assert.Single(Items()).Error, StringComparison.Ordinal);

        world.Store.BeforeSave = _ => Task.FromResult(true);
        await Later();
        Assert.Equal([Day("2028-06-30"), Day("2028-06-30"), Day("2028-06-30")], await Ends(one, two, three));
        Assert.Equal(OutboxState.Done, Assert.Single(Items()).State);
    }

    [Fact]
    public async Task Terms_that_were_held_up_do_not_come_back_over_later_ones()
    {
        (Life one, Life two, Life three) = await Three();
        await Extend(one, "2028-06-30");
        world.Store.BeforeSave = c => Task.FromResult(c.Service != two.Id);
        await world.Courier.Deliver(default);
        world.Store.BeforeSave = _ => Task.FromResult(true);

        world.Clock.Now = world.Clock.Now.AddSeconds(30);
        await Extend(three, "2029-06-30");
        await world.Courier.Deliver(default);
        await Later();

        Assert.All(Items(), r => Assert.Equal(OutboxState.Done, r.State));
        Assert.Equal([Day("2029-06-30"), Day("2029-06-30"), Day("2029-06-30")], await Ends(one, two, three));
        Assert.Equal(Day("2029-06-30"), (await world.Directories.Agreements.Find(World.Region, "a-1", default))!.Record.Terms.Term.EndsOn);
    }

    [Fact]
    public async Task A_record_that_somebody_edits_meanwhile_is_written_again()
    {
        (Life one, _, _) = await Three();
        await Extend(one, "2028-06-30");
        world.Documents.BeforePut = document =>
        {
            if (document.Kind == "agreement")
            {
                world.Documents.BeforePut = _ => { };
                Versioned<Agreement> now = Run.Now(world.Directories.Agreements.Find(World.Region, "a-1", default))!;
                Assert.True(Run.Now(world.Directories.Agreements.Save(now.Record with { Title = "Nytt namn" }, now.Version, default)));
            }
        };
        await world.Courier.Deliver(default);
        Agreement record = (await world.Directories.Agreements.Find(World.Region, "a-1", default))!.Record;
        Assert.Equal(("Nytt namn", Day("2028-06-30")), (record.Title, record.Terms.Term.EndsOn));
    }

    [Fact]
    public async Task A_service_whose_case_has_ended_keeps_its_terms()
    {
        (Life one, Life two, _) = await Three();
        await two.Exiting();
        await two.Closed();
        await Extend(one, "2028-06-30");
        await world.Courier.Deliver(default);
        Assert.Equal(OutboxState.Done, Assert.Single(Items()).State);
        Assert.Equal(Day("2027-06-30"), (await two.Load()).Service.Agreement!.Terms.Term.EndsOn);
    }

    private async Task<(Life, Life, Life)> Three()
    {
        await world.Directories.Agreements.Save(new Agreement(Give.Agreement, World.Region, "Avtal", new("s-1"), null, Give.Terms()), 0, default);
        Life[] all = [await Life.Begin(world), await Life.Begin(world), await Life.Begin(world)];
        foreach (Life life in all)
        {
            await life.InUse();
        }

        await world.Courier.Deliver(default);
        return (all[0], all[1], all[2]);
    }

    private static Task Extend(Life life, string end) =>
        life.Do(new ExtendAgreement(Day(end), life.World.Today, [life.Evidence]));

    private async Task Later()
    {
        world.Clock.Now = world.Clock.Now.AddHours(5);
        await world.Courier.Deliver(default);
    }

    private IReadOnlyList<OutboxRow> Items() => [.. world.Store.AllOutbox.Where(r => r.Item.Kind == OutboxKind.Agreement)];

    private static async Task<IEnumerable<DateOnly>> Ends(params Life[] lives)
    {
        List<DateOnly> ends = [];
        foreach (Life life in lives)
        {
            ends.Add((await life.Load()).Service.Agreement!.Terms.Term.EndsOn!.Value);
        }

        return ends;
    }

    private static DateOnly Day(string day) => World.Day(day);
}
