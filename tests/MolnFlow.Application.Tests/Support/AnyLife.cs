using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;

namespace MolnFlow.Application.Tests.Support;

/// <summary>Random lives: a whole life broken off anywhere, with anything else happening in between.</summary>
internal static class AnyLife
{
    public static async Task<Life> Lived(Random random)
    {
        Life life = await Life.Begin(null, true, [.. Enumerable.Range(1, random.Next(1, 4)).Select(i => Give.Set($"Mängd {i}", random.One(People.All)))]);
        foreach (Func<Task> step in new Func<Task>[]
        {
            () => life.InUse(Give.Terms() with { Term = AnyTerm(random) }),
            async () => await life.Desk().Advance(World.Region, life.Id, default),
            () => life.Try(new StartExit(Give.Decision(life.World.Today), World.Day("2027-06-30"))),
            () => life.Closing(),
        })
        {
            await Whims(life, random);
            if (random.Next(4) == 0)
            {
                break;
            }

            await step();
        }

        await Whims(life, random);
        return life;
    }

    public static ServiceDesk Desk(this Life life) => life.World.Desk;

    private static Term AnyTerm(Random random) => random.One<Term>(
        new Term.Fixed(World.Day("2025-12-01"), World.Day("2027-06-30")),
        new Term.AutoRenewing(World.Day("2025-12-01"), World.Day("2027-06-30"), 12),
        new Term.WithOptions(World.Day("2025-12-01"), World.Day("2027-06-30"), 12, 2),
        new Term.OpenEnded(World.Day("2025-12-01")),
        new Term.Free(World.Day("2025-12-01")));

    private static async Task Whims(Life life, Random random)
    {
        for (int i = random.Next(5); i > 0; i--)
        {
            await life.Try(Whim(life, random), random.One(People.All));
        }
    }

    private static Command Whim(Life life, Random random)
    {
        DateOnly today = life.World.Today;
        int control = random.One([.. Shipped.Catalogue.Rulebook.Controls]).Id;
        return random.One<Command>(
            new ChangeDetails($"Namn {random.Next(9)}", random.One<Text?>(null, "Ändamål"), null, null),
            new Reassign(random.One([.. Enum.GetValues<Role>()]), random.One(People.All)),
            new AddInformationSet(Give.Set($"Till {random.Next(9)}", random.One(People.All))),
            new ChangeInformationSet(random.Next(1, 5), Give.Set("Ändrad") with { ArchiveRule = null }),
            new RemoveInformationSet(random.Next(1, 5), "Borta"),
            new AnswerControl(control, Phase.Acquire, new Answer.Deviation("Saknas", "Rutin", today.AddDays(90))),
            new AnswerControl(control, Phase.Manage, new Answer.Planned(People.Owner, today.AddDays(30), "Bilaga")),
            new AnswerControl(control, Phase.Acquire, new Answer.Unknown(null)),
            new AnswerControl(control, Phase.Exit, new Answer.MetWithoutEffect("Ingen verkan")),
            new AcceptDeviation(control, Phase.Acquire),
            new EraseTexts(random.Next(0, life.Log.Count + 2), "art. 17"),
            new DecideContinuation(Continuation.Renew, Give.Decision(today), null),
            new ExtendAgreement(World.Day("2028-06-30"), today, [life.Evidence]),
            new CallOffExit("Vi stannar"),
            new ProposeExitException(new("registers-closed"), "Går inte"),
            new SettleInformationSet(1, SetOutcome.Archived, "Kvitto", today, [life.Evidence]),
            new Advance());
    }
}
