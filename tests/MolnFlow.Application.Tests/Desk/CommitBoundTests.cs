using MolnFlow.Application.Desk;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;

namespace MolnFlow.Application.Tests.Desk;

public class CommitBoundTests
{
    [Fact]
    public async Task The_largest_registration_fits_one_transaction()
    {
        var world = new World();
        var register = Give.Register([.. Enumerable.Range(0, Limits.EventsPerDecision - 1).Select(i => Give.Set($"Mängd {i}", new($"p-{i}")))]);
        Outcome outcome = await world.Desk.Register(register, World.By(People.Analyst) with { IdempotencyKey = "k" }, default);
        Assert.IsType<Outcome.Done>(outcome);
        Assert.InRange(Assert.Single(world.Store.Commits).Rows, 80, Commit.MaximumRows);

        Outcome larger = await world.Desk.Register(
            register with { InformationSets = [.. register.InformationSets!, Give.Set("En till")] }, World.By(People.Analyst), default);
        Assert.IsType<Outcome.Refused>(larger);
    }

    [Fact]
    public async Task Every_commit_of_a_service_with_all_its_sets_owners_and_roles_fits_one_transaction()
    {
        Life life = await Life.Begin();
        for (int i = 2; i <= Limits.InformationSets; i++)
        {
            await life.Do(new AddInformationSet(Give.Set($"Mängd {i}", new($"p-{i}"))));
        }

        Assert.IsType<Outcome.Refused>(await life.Try(new AddInformationSet(Give.Set())));
        await life.InUse();
        foreach (Role role in Enum.GetValues<Role>())
        {
            await life.Try(new Reassign(role, new($"p-{role}")), People.Analyst);
        }

        life.World.At("2027-06-30");
        await life.World.Desk.Advance(World.Region, life.Id, default);
        Assert.Equal(Phase.Exit, (await life.Load()).Service.Phase);
        await life.Do(new ExtendAgreement(World.Day("2028-06-30"), life.World.Today, [life.Evidence]));
        await life.Do(new StartExit(Give.Decision(life.World.Today), null));
        await life.Do(new ProposeExitException(new("registers-closed"), "Går inte"));

        Assert.All(life.World.Store.Commits, c => Assert.InRange(c.Rows, 1, Commit.MaximumRows));
        Assert.True(life.World.Store.Commits.Max(c => c.Rows) > 25);
        Assert.Empty(await life.World.Verifier.Check(World.Region, life.Id, default));
    }
}
