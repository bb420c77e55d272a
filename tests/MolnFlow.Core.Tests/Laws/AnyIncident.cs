using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Laws;

/// <summary>Commands about incidents at random, and what would fulfil an obligation of one.</summary>
public sealed class AnyIncident(Whims whims, Case c)
{
    public int Number() => whims.Number(whims.Seldom ? 0 : 1, Math.Max(1, c.State.IncidentsEver));

    public ReportIncident Report() =>
        new(whims.One<IncidentKind>(), At(), "Något hände", whims.One<Likely>(), whims.One<Significance>(), whims.Evidence());

    public CorrectIncident Correct() =>
        new(Number(), whims.One<IncidentKind>(), At(), whims.One<Likely>(), whims.One<Significance>(), "Fel från början");

    public RecordBreachReview Review()
    {
        bool breach = whims.Coin;
        return new(Number(), breach, breach != whims.Seldom ? whims.One<BreachRisk>() : null, "Bedömt",
            whims.Seldom ? new Text("Krypterat") : null, whims.Evidence());
    }

    public RecordNotification Tell(int? number) => new(
        number ?? Number(), whims.One<NotificationKind>(), At(), "Dnr 1", whims.Coin ? new Text("Dröjde") : null, null);

    public Command For(Obligation o, int number) => o.Command switch
    {
        _ when whims.Seldom => Correct() with { Incident = number },
        "record-breach-review" => Review() with { Incident = number },
        "record-notification" => Tell(number) with { Kind = Enum.GetValues<NotificationKind>().First(k => NameOf(k) == o.Prefill["kind"]) },
        _ => new CloseIncident(number, "Klart", null),
    };

    private DateTimeOffset At() => c.By(People.Owner).Now.Instant.AddHours(whims.Seldom ? 5 : -whims.Number(0, 100));

    private static string NameOf(NotificationKind kind) =>
        string.Concat(kind.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"-{letter}" : $"{letter}")).ToLowerInvariant();
}
