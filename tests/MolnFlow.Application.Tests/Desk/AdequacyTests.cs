using MolnFlow.Application.Adequacy;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using Moq;

namespace MolnFlow.Application.Tests.Desk;

public class AdequacyTests
{
    private const string UnitedStates = "adequacy-eu-us";

    private readonly World world = new();
    private readonly PersonId officer = new("p-dpo");

    private async Task<Life> Sending(string country = "US")
    {
        Life life = await Life.Begin(world);
        await life.InUse();
        await life.Do(new AddTransfer(new Transfer(country, "Cloud Inc.", "Konton", true, new TransferTool.Adequacy())));
        return life;
    }

    private async Task Lead(params Role[] roles)
    {
        await People.Enter(world);
        await world.Directories.Organisations.Save(new(World.Region, "Regionen"), 0, default);
        await world.Directories.People.Save(People.Record(officer) with { Roles = [.. roles] }, 0, default);
    }

    private Task<System.Collections.Immutable.ImmutableList<Reason>> Revoke() => world.Adequacy().Revoke(
        World.Region, UnitedStates, world.Present.Today, "Målet C-1/26", People.Manager, default);

    private async Task<AdequacyCase?> Found() => (await world.Directories.AdequacyCases.Find(World.Region, UnitedStates, default))?.Record;

    private void Letters(Times times) =>
        world.Mailer.Verify(m => m.Send(It.Is<Letter>(l => l.Subject == "US"), It.IsAny<CancellationToken>()), times);

    private async Task<DateOnly?> Due(Life life) => ServiceObligations.Of((await life.Load()).Service, world.Desk.ContextFor(await life.Load(), People.Owner))
        .Find(o => o.Key == "transfer:1")?.DueOn;

    [Fact]
    public async Task One_case_is_opened_for_every_service_at_once_and_one_letter_goes_to_who_leads()
    {
        await Lead(Role.DataProtectionOfficer);
        Life[] sending = [await Sending(), await Sending(), await Sending()];
        Life other = await Sending("GB");
        world.At("2026-03-02");

        Assert.Empty(await Revoke());
        await world.Clockwork().Turn(default);
        await world.Clockwork().Turn(default);

        AdequacyCase about = (await Found())!;
        Assert.Equal(sending.Select(l => l.Id.Value).Order(), about.Services.Select(s => s.Value).Order());
        Assert.Equal([officer], about.Told);
        Letters(Times.Once());
        foreach (Life life in sending)
        {
            Assert.Equal(World.Day("2026-03-16"), await Due(life));
        }

        Assert.Null(await Due(other));
        Assert.DoesNotContain(other.Log, e => e.Header.Contains("adequacy-lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Administrators_are_told_where_nobody_leads_data_protection()
    {
        await Lead(Role.Administrator);
        await Sending();
        await Revoke();
        await world.Clockwork().Turn(default);

        Assert.Equal([officer], (await Found())!.Told);
    }

    [Fact]
    public async Task A_service_that_was_busy_is_reached_at_a_later_turn()
    {
        await Lead(Role.SecurityOfficer);
        Life one = await Sending(), two = await Sending();
        world.Store.BeforeSave = c => Task.FromResult(c.Service != two.Id);
        await Revoke();
        Assert.False((await Found())!.Spread);
        await world.Clockwork().Turn(default);
        Letters(Times.Never());

        world.Store.BeforeSave = _ => Task.FromResult(true);
        await world.Clockwork().Turn(default);
        await world.Clockwork().Turn(default);

        Assert.Equal(2, (await Found())!.Services.Count);
        Assert.NotNull(await Due(one));
        Assert.NotNull(await Due(two));
        Letters(Times.Once());
    }

    [Fact]
    public async Task The_word_of_one_organisation_does_not_hold_for_another()
    {
        await Lead(Role.Administrator);
        await Revoke();

        Law ours = await world.Rulebooks.LawOf(World.Region, default), theirs = await world.Rulebooks.LawOf(World.Kommun, default);
        Assert.Null(ours.Adequate("US", world.Present.Today));
        Assert.NotNull(ours.Adequate("US", world.Present.Today.AddDays(-1)));
        Assert.NotNull(theirs.Adequate("US", world.Present.Today));
    }

    [Fact]
    public async Task A_case_is_closed_only_when_no_transfer_rests_on_the_decision()
    {
        await Lead(Role.Administrator);
        Life life = await Sending();
        await Revoke();
        await world.Clockwork().Turn(default);
        Assert.Equal("adequacy-services-remain", Assert.Single(await world.Adequacy().Close(World.Region, UnitedStates, "Klart", default)).Code);

        await life.Do(new ChangeTransfer(1, new Transfer("US", "Cloud Inc.", "Konton", true, new TransferTool.Other("Kod")), "Nytt stöd"));
        Assert.Empty(await world.Adequacy().Close(World.Region, UnitedStates, "Klart", default));

        Assert.Equal(world.Present.Today, (await Found())!.ClosedOn);
        Assert.Equal("adequacy-case-unknown", Assert.Single(await world.Adequacy().Close(World.Region, UnitedStates, "Klart", default)).Code);
    }

    [Fact]
    public async Task What_cannot_be_revoked_is_refused()
    {
        AdequacyDesk desk = world.Adequacy();
        Assert.Equal("adequacy-unknown", Assert.Single(await desk.Revoke(World.Region, "adequacy-xx", world.Present.Today, "x", People.Manager, default)).Code);
        Assert.Equal("adequacy-revoked-when", Assert.Single(await desk.Revoke(World.Region, UnitedStates, world.Present.Today.AddDays(1), "x", People.Manager, default)).Code);
        Assert.Empty(await Revoke());
        Assert.Equal("adequacy-revoked-already", Assert.Single(await Revoke()).Code);
    }
}
