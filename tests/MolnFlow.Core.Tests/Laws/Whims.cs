using System.Collections.Immutable;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Laws;

/// <summary>Parts of commands at random: mostly what a person would type, now and then what only a mistake would.</summary>
public sealed class Whims(Random random, Case c)
{
    public bool Seldom => random.Next(12) == 0;

    public bool Coin => random.Next(2) == 0;

    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public T One<T>() where T : struct, Enum => One(Enum.GetValues<T>());

    public int Number(int least, int most) => random.Next(least, most + 1);

    public PersonId Person() => One(People.All);

    public DateOnly On() => random.Next(40) switch
    {
        < 32 => c.Today,
        < 37 => c.Today.AddDays(-Number(1, 60)),
        < 39 => c.Today.AddDays(Number(1, 60)),
        _ => One([DateOnly.MinValue, DateOnly.MaxValue]),
    };

    /// <summary>A date ahead, such as an end.</summary>
    public DateOnly Ahead() => random.Next(40) switch
    {
        < 37 => c.Today.AddDays(Number(1, 1_500)),
        37 => c.Today.AddDays(-Number(1, 400)),
        38 => DateOnly.MinValue,
        _ => DateOnly.MaxValue,
    };

    public ImmutableList<EvidenceId>? Evidence() => Seldom ? One<ImmutableList<EvidenceId>?>([null, []]) : Give.Evidence;

    public Text? Note() => Coin ? null : new Text("Anteckning");

    public DecisionRecord Decision()
    {
        DecisionRecord good = Give.Decision(On());
        return Seldom ? One([good with { Person = null }, good with { Delegation = null }, good with { Body = "Nämnd" }]) : good;
    }

    public Classification Class() =>
        new(Number(0, 3), Number(0, 3), Number(0, Seldom ? 4 : 3), random.Next(3) == 0, Coin);

    public InformationSet Set() => Give.Set(Class(), random.Next(3) == 0 ? "Gallras efter 5 år" : null) with { Owner = Person() };

    public AgreementTerms Terms()
    {
        DateOnly start = c.Today.AddDays(-Number(-60, 800));
        Term term = random.Next(6) switch
        {
            0 or 1 => new Term.Fixed(start, Ahead()),
            2 => new Term.AutoRenewing(start, Ahead(), Number(Seldom ? 0 : 1, 24)),
            3 => new Term.WithOptions(start, Ahead(), Number(1, 24), Number(0, 2)),
            4 => new Term.OpenEnded(start),
            _ => new Term.Free(start),
        };
        return new(term, Months(), One<Renewal>(), Days(), Days(), Days());
    }

    public Answer Answer(int control, Phase phase) => random.Next(10) switch
    {
        < 5 => Give.Met(c.Rules, c.Rules.Rulebook.Control(control) is null ? 1 : control, phase).Answer,
        5 => new Answer.Met([One(["a", "b", "x"])], null, null),
        6 => new Answer.Planned(Person(), Ahead(), null),
        7 => new Answer.Deviation("Saknas", "Rutin", c.Today.AddDays(Number(-1, 370))),
        8 => new Answer.NotApplicable("Gäller inte"),
        _ => One<Answer>([new Answer.Unknown(null), new Answer.MetWithoutEffect("Ingen verkan")]),
    };

    /// <summary>Any option, blocking or not, and now and then of another kind than the question is.</summary>
    public AnswerQuestion Reply(Question question)
    {
        Reply reply = question.Options.IsEmpty != Seldom
            ? One<Reply>([new Reply.Written("Text"), new Reply.Dated(c.Today), new Reply.Unknown()])
            : new Reply.Chosen([Seldom || question.Options.IsEmpty ? "no-such-option" : One(question.Options).Id]);
        return new AnswerQuestion(question.Id, reply, Note(), Evidence());
    }

    public AnalysedRisk Risk() => new(
        One<RiskTheme>(), "Något går fel", Number(Seldom ? 0 : 1, 4), Number(1, Seldom ? 9 : 4), Seldom ? Number(1, 4) : null, null);

    private int? Months() => One<int?>([null, 0, 1, 3, 6, 12, Seldom ? -1 : 2]);

    private int? Days() => One<int?>([null, null, 30, 90, Seldom ? 99_999 : 10]);
}
