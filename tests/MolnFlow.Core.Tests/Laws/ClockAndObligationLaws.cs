using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Laws;

public class ClockAndObligationLaws
{
    // An obligation that can only be answered with these asks for something impossible.
    private static readonly string[] Impossible =
    [
        "not-in-this-phase", "case-ended", "step-before-exit", "phase-not-open", "step-not-applicable", "step-unknown",
        "step-already-done", "step-needs-nothing", "step-is-closing", "step-takes-two", "step-takes-one",
        "control-not-in-phase", "control-not-applicable", "control-unknown", "information-set-unknown", "nothing-proposed",
        "task-unknown", "task-not-asked", "task-is-review", "review-not-asked", "obligation-unknown",
    ];

    private static IReadOnlyList<ServiceEvent> Advanced(Turn turn, DateOnly day) => ((Decision.Accepted)Lifecycle.Decide(
        turn.After, new Advance(), turn.Context with { Actor = PersonId.System, Now = turn.Context.Now with { Today = day } })).Events;

    [Fact]
    public void Advancing_again_on_the_same_day_does_nothing() => Lives.EveryTurnObeys(turn =>
    {
        if (turn.Command is Advance)
        {
            Assert.Empty(Advanced(turn, turn.Context.Today));
        }
    });

    [Fact]
    public void The_next_due_day_is_the_first_on_which_advancing_does_something() => Lives.EveryTurnObeys(turn =>
    {
        DateOnly today = turn.Context.Today;
        DateOnly? due = Lifecycle.NextDue(turn.After, turn.Context.Rules);
        if (due is null)
        {
            Assert.Empty(Advanced(turn, today.AddYears(20)));
            return;
        }

        Assert.True(due >= turn.After.Continuation!.Since);
        Assert.NotEmpty(Advanced(turn, due > today ? due.Value : today));
        if (due > today)
        {
            Assert.Empty(Advanced(turn, due.Value.AddDays(-1)));
            Assert.Empty(Advanced(turn, today));
        }
    });

    [Fact]
    public void A_managed_service_always_has_a_date_to_come_unless_the_question_waits_for_an_answer() => Lives.EveryTurnObeys(turn =>
    {
        if (turn.After.Phase == Phase.Manage && turn.After.Continuation!.OpenedOn is null && turn.After.Continuation.Decided is null)
        {
            Assert.NotNull(Lifecycle.NextDue(turn.After, turn.Context.Rules));
        }
    });

    [Fact]
    public void Obligations_are_told_apart_by_key_and_cycle_and_name_a_person_and_a_command() => Lives.EveryTurnObeys(turn =>
    {
        var all = ServiceObligations.Of(turn.After, turn.Context);
        Assert.Equal(all.Count, all.Select(o => (o.Key, o.Cycle)).Distinct().Count());
        Assert.All(all, o =>
        {
            Assert.False(string.IsNullOrEmpty(o.Person.Value));
            Assert.Contains(o.Command, Commands.Names);
            Assert.True(o.Arithmetic is null || o.Due is Deadline.Moment || o.Arithmetic.Date == o.DueOn, $"{o.Key} is due {o.DueOn}, its arithmetic says {o.Arithmetic?.Date}");
        });
        Assert.Equal(turn.After.Phase == Phase.Closed, all.IsEmpty);
    });

    [Fact]
    public void An_obligation_asks_for_nothing_impossible() => Lives.AllObey(life =>
    {
        var any = new AnyCommand(new Whims(new Random(1), life.Case), life.Case);
        foreach (Obligation obligation in ServiceObligations.Of(life.State, life.Case.By(PersonId.System)))
        {
            Assert.All(any.For(obligation), command =>
                Assert.DoesNotContain(life.Case.Codes(command, obligation.Person), Impossible.Contains));
        }
    });

    [Fact]
    public void Nobody_is_told_of_their_own_doing_and_no_notice_goes_out_twice() => Lives.AllObey(life =>
    {
        var keys = new HashSet<string>();
        Service? state = null;
        foreach ((ServiceEvent happened, Stamp stamp) in life.Case.Log)
        {
            state = Lifecycle.Evolve(state, happened, stamp);
            foreach (Notice notice in Notices.Of(state, happened, stamp))
            {
                Assert.NotEqual(stamp.By, notice.To);
                Assert.NotEqual(PersonId.System, notice.To);
                Assert.True(keys.Add(notice.Key), notice.Key);
            }
        }
    });

    [Fact]
    public void The_lives_reach_every_ending_and_every_event()
    {
        Life[] lives = [.. Enumerable.Range(1, 200).Select(seed =>
        {
            var random = new Random(seed);
            return Life.Lived([.. Enumerable.Range(0, Lives.Turns).Select(_ => random.Next())]);
        })];

        Assert.Equal(
            Enum.GetNames<Ending>().Order(),
            lives.Select(l => l.State.Stage).OfType<Stage.Ended>().Select(e => e.How.ToString()).Distinct().Order());
        string[] unseen = [.. typeof(ServiceEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ServiceEvent)) && !t.IsAbstract)
            .Except(lives.SelectMany(l => l.Case.Log).Select(e => e.Event.GetType())).Select(t => t.Name)];
        Assert.Empty(unseen);
    }
}
