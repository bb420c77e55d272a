using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Json;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Tests.Wording;

public partial class SpeakerTests
{
    private static readonly ImmutableDictionary<PersonId, Person> Everybody = People.All.ToImmutableDictionary(p => p, p => People.Record(p));

    private static readonly Speaker[] Both =
        [.. Enum.GetValues<Language>().Select(language => new Speaker(Shipped.Catalogue, language, Everybody))];

    [Fact]
    public void Every_event_is_worded_whatever_is_left_out() =>
        Assert.All(Instances.Events, happened => Each(say => say.Event(happened)));

    [Fact]
    public void An_event_whose_texts_are_erased_is_worded_all_the_same() => Assert.All(
        Storage.GoldenFile.Chained(Instances.Events).Where(e => e.Texts is not null),
        stored => Each(say => say.Event(Application.Storage.EventCodec.Released.Read(stored with { Texts = null }).Happened)));

    [Fact]
    public void Every_notice_is_worded() => Assert.All(Enum.GetValues<NoticeKind>(), kind =>
    {
        ImmutableSortedDictionary<string, object> arguments = ImmutableSortedDictionary<string, object>.Empty
            .Add("service", "Bokning").Add("name", "Namn").Add("role", Role.Manager).Add("control", 1).Add("due", new DateOnly(2026, 1, 15))
            .Add("exitStarts", new DateOnly(2027, 3, 1)).Add("end", new DateOnly(2027, 6, 30)).Add("cause", ExitCause.NothingDecided).Add("step", ExitSteps.ErasureOrder).Add("ending", Ending.Closed)
            .Add("question", new QuestionId("where-stored")).Add("inUseSince", new DateOnly(2024, 5, 1));
        Each(say => say.Say($"notice.{Kebab.Of(kind)}.subject", arguments));
        Each(say => say.Say($"notice.{Kebab.Of(kind)}.body", arguments));
    });

    [Fact]
    public void Every_obligation_and_its_arithmetic_is_worded_and_every_refusal_along_a_life() => Laws.ForAll(6, random =>
    {
        Life life = Run.Now(AnyLife.Lived(random));
        var context = new Context(life.World.Present.Now, People.Owner, Shipped.Catalogue.Rules);
        Service service = Run.Now(life.Load()).Service;
        foreach (Obligation obligation in ServiceObligations.Of(service, context))
        {
            Each(say => say.Obligation(obligation));
            Each(say => string.Join('\n', obligation.Arithmetic is { } dates ? say.Arithmetic(dates) : ["-"]));
            Each(say => say.Enum(obligation.Force));
        }

        foreach (Application.Storage.StoredEvent stored in life.Log)
        {
            Each(say => say.Event(Application.Storage.EventCodec.Released.Read(stored).Happened));
        }

        foreach (Command command in Refusable(life))
        {
            foreach (Reason reason in (Run.Now(life.Try(command, random.One(People.All))) as Application.Desk.Outcome.Refused)?.Reasons ?? [])
            {
                Each(say => say.Reason(reason));
            }
        }
    });

    [Fact]
    public void Every_fault_of_a_request_is_worded() => Laws.ForAll(300, random =>
    {
        Application.Commands.Shape.Object shape = random.One(Commands.AnyJson.Shapes);
        if (Commands.AnyJson.Parsed(Commands.AnyJson.Bent(shape, random)) is { } json)
        {
            Assert.All(Application.Commands.CommandReader.Read(shape, json).Faults, fault => Each(say => say.Reason(fault)));
        }
    });

    [Fact]
    public void Every_reason_for_a_control_is_worded() => Each(say => string.Join('\n', Applicability
        .Of(Shipped.Catalogue.Rulebook, new Classification(3, 3, 3, true, true), [(1, new Classification(3, 3, 3, true, true))])
        .SelectMany(a => a.Because.Select(say.Trigger).Append(say.Control(a.Control.Id)))));

    [Fact]
    public void Values_are_said_in_words()
    {
        Speaker sv = Both[0], en = Both[1];
        Assert.Equal("MolnFlow", sv.Person(PersonId.System));
        Assert.Equal("Namn p-owner", sv.Value("owner", People.Owner));
        Assert.Equal("p-unknown", sv.Person(new("p-unknown")));
        Assert.Equal("2026-01-15", en.Value("date", new DateOnly(2026, 1, 15)));
        Assert.NotEqual(sv.Value("x", true), sv.Value("x", false));
        Assert.NotEqual(sv.Value("x", true), en.Value("x", true));
        Assert.StartsWith("1 ", sv.Value("control", 1), StringComparison.Ordinal);
        Assert.Equal("1", sv.Value("number", 1));
        Assert.Equal(sv.Say("value.erased"), sv.Value("name", new Text(null)));
        Assert.StartsWith("− 1 ", en.Period(Period.Days(-1)), StringComparison.Ordinal);
        Assert.NotEqual(en.Period(Period.Months(1))[3..], en.Period(Period.Months(2))[3..]);
        Assert.Equal("no.such.key", sv.Say("no.such.key"));
        Assert.Equal("a.b", sv.SayFirst("no.such", "a.b"));
    }

    [Fact]
    public void What_was_typed_is_never_taken_for_a_placeholder() => Assert.All(Both, say =>
        Assert.Contains("{owner} {0}", say.Event(new DetailsChanged("{owner} {0}", null, null, null)), StringComparison.Ordinal));

    private static void Each(Func<Speaker, string> words) => Assert.All(Both, say =>
    {
        string said = words(say);
        Assert.False(string.IsNullOrWhiteSpace(said));
        Assert.False(Placeholder().IsMatch(said), said);
        Assert.False(BareKey().IsMatch(said), said);
    });

    private static IEnumerable<Command> Refusable(Life life) =>
    [
        new Core.Acquire.TakeIntoUse(), new Core.Acquire.DecideAcquisition(true, null, Give.Decision(life.World.Today.AddDays(1))),
        new Core.Acquire.AcceptResidualRisk(null), new Core.Acquire.RecordPriorConsultation("Svar", true, life.World.Today, null),
        new AnswerControl(1, Phase.Exit, new Answer.NotApplicable("Nej")), new AnswerControl(9999, Phase.Exit, new Answer.Unknown(null)),
        new AcceptDeviation(1, Phase.Manage), new EraseTexts(9999, "x"), new Reassign(Role.Auditor, People.Owner),
        new AddInformationSet(Give.Set(classification: new(9, -1, 0, false, false))), new RemoveInformationSet(77, "Borta"),
        new Core.Manage.ExtendAgreement(new(1990, 1, 1), life.World.Today, null), new Core.Manage.StartExit(Give.Decision(life.World.Today), new(1990, 1, 1)),
        new ConfirmExitStep(ExitSteps.ErasureOrder, life.World.Today, null, null), new ConfirmExitStep(new("no-such-step"), life.World.Today, null, null),
        new ProposeExitStep(ExitSteps.ErasureOrder, life.World.Today, null, null), new ApproveExitStep(ExitSteps.ErasureOrder),
        new SettleInformationSet(77, SetOutcome.Moved, "x", life.World.Today, null), new CallOffExit("Nej"), new Close(Give.Decision(life.World.Today)),
    ];

    [GeneratedRegex(@"\{[A-Za-z][\w.]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(event|reason|obligation|notice|enum|kind|value|trigger|arithmetic|expected)\.[a-z][a-z.-]*")]
    private static partial Regex BareKey();
}
