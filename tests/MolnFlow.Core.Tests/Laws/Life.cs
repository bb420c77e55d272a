using MolnFlow.Core.Common;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Laws;

/// <summary>One command of a life: what was, what was asked, and what came of it.</summary>
public sealed record Turn(Service Before, Command Command, PersonId Actor, Context Context, Decision Decision, Service After)
{
    public IReadOnlyList<ServiceEvent> Events => Decision is Decision.Accepted accepted ? accepted.Events : [];
}

/// <summary>
/// A service that lives as a list of numbers says: each number is some days passing, something that
/// is due being done, or anybody asking for anything. Fewer numbers make a shorter life, so that a
/// life that breaks a law can be shrunk.
/// </summary>
public sealed class Life
{
    private readonly Case c;
    private readonly List<Turn> turns = [];

    private Life(Case c) => this.c = c;

    public IReadOnlyList<Turn> Turns => turns;

    public Service State => c.State;

    public Case Case => c;

    public static Life Lived(IEnumerable<int> choices)
    {
        Case c = Case.On("2025-11-03");
        var random = new Random(choices.FirstOrDefault());
        InformationSet[] sets = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Give.Set(new(
            random.Next(4), random.Next(4), random.Next(4), random.Next(4) == 0, random.Next(2) == 0)))];
        c.Do(random.Next(4) == 0 ? Give.Adopt(sets) : Give.Register(sets));
        var life = new Life(c);
        foreach (int choice in choices)
        {
            life.Go(new Random(choice));
        }

        return life;
    }

    private void Go(Random random)
    {
        var whims = new Whims(random, c);
        var any = new AnyCommand(whims, c);
        int kind = random.Next(12);
        if (kind < 2)
        {
            Pass(whims);
        }
        else if (kind < 10)
        {
            DoWhatIsDue(whims, any);
        }
        else
        {
            Ask(any.OfAnyKind(), whims.Person());
        }
    }

    private void Pass(Whims whims)
    {
        DateOnly? due = Lifecycle.NextDue(c.State, c.Rules);
        c.At(due > c.Today && whims.Coin ? due.Value : c.Today.AddDays(whims.One([0, 1, 6, 30, 120])));
        Ask(new Advance(), PersonId.System);
    }

    private void DoWhatIsDue(Whims whims, AnyCommand any)
    {
        Obligation[] all = [.. ServiceObligations.Of(c.State, c.By(PersonId.System))];
        if (all.Length == 0)
        {
            Ask(any.OfAnyKind(), whims.Person());
            return;
        }

        // Mostly what is most pressing, and now and then a whole sitting.
        foreach (Obligation one in Enumerable.Range(0, whims.One([1, 1, 4])).Select(_ => whims.Coin ? all[0] : whims.One(all)).ToList())
        {
            foreach (Command command in any.For(one).ToList())
            {
                Ask(command, whims.Seldom ? whims.Person() : one.Person);
            }
        }
    }

    private void Ask(Command command, PersonId actor)
    {
        Service before = c.State;

        // Now and then what is named expires.
        bool names = command.GetType().GetProperty("Evidence")?.GetValue(command) is System.Collections.Immutable.ImmutableList<EvidenceId> { IsEmpty: false };
        c.ValidUntil = names && turns.Count % 5 == 0
            ? System.Collections.Immutable.ImmutableDictionary<EvidenceId, DateOnly>.Empty.Add(Give.Evidence[0], c.Today.AddDays(200))
            : System.Collections.Immutable.ImmutableDictionary<EvidenceId, DateOnly>.Empty;
        Decision decision = c.Try(command, actor);
        if (decision is Decision.Accepted accepted)
        {
            c.Record(accepted, actor);
        }

        turns.Add(new Turn(before, command, actor, c.By(actor), decision, c.State));
    }

    public override string ToString() => string.Join('\n', turns.Select(t =>
        $"{t.Context.Today:yyyy-MM-dd} {t.Actor} {t.Command.GetType().Name} → {(t.Events.Count > 0 ? string.Join(' ', t.Events.Select(e => e.GetType().Name)) : string.Join(' ', Case.CodesOf(t.Decision)))}"));
}
