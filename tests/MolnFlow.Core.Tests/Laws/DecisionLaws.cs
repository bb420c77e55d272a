using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Laws;

public class DecisionLaws
{
    [Fact]
    public void A_refusal_changes_nothing() => Lives.EveryTurnObeys(turn =>
    {
        if (turn.Decision is Decision.Refused)
        {
            Assert.Same(turn.Before, turn.After);
        }
    });

    [Fact]
    public void Deciding_twice_gives_the_same_and_leaves_the_service_as_it_was() => Lives.AllObey(life =>
    {
        foreach (Turn turn in life.Turns.Where((_, i) => i % 8 == 0))
        {
            string before = Dump.Of(turn.Before);
            Assert.Equal(Dump.Of(turn.Decision), Dump.Of(Lifecycle.Decide(turn.Before, turn.Command, turn.Context)));
            Assert.Equal(before, Dump.Of(turn.Before));
        }
    });

    [Fact]
    public void Every_refusal_has_a_reason_and_every_remedy_is_a_command() => Lives.EveryTurnObeys(turn =>
    {
        if (turn.Decision is Decision.Refused refused)
        {
            Assert.NotEmpty(refused.Reasons);
            Assert.All(refused.Reasons, r => Assert.True(r.Remedy is null || Commands.Names.Contains(r.Remedy), $"{r.Code}: {r.Remedy}"));
        }
    });

    [Fact]
    public void A_decision_stays_within_what_every_store_takes() =>
        Lives.EveryTurnObeys(turn => Assert.True(turn.Events.Count <= Limits.EventsPerDecision));

    [Fact]
    public void All_events_folded_again_are_the_state_kept_along_the_way() =>
        Lives.AllObey(life => Assert.Equal(Dump.Of(life.State), Dump.Of(life.Case.Refolded())));

    [Fact]
    public void After_the_end_only_texts_can_be_erased() => Lives.EveryTurnObeys(turn =>
    {
        if (turn.Before.Phase == Phase.Closed)
        {
            Assert.All(turn.Events, e => Assert.IsType<TextsErased>(e));
            Assert.Equal(turn.Before.Stage, turn.After.Stage);
        }
    });

    [Fact]
    public void Nothing_moves_the_end_once_erasure_is_ordered() => Lives.EveryTurnObeys(turn =>
    {
        if (turn.Before.IsDone(ExitSteps.ErasureOrder))
        {
            Assert.DoesNotContain(turn.Events, e => e is AgreementExtended or ExitCalledOff);
            Assert.True(turn.After.Phase == Phase.Closed || turn.After.End == turn.Before.End);
        }
    });

    [Fact]
    public void Nothing_irreversible_happens_before_the_gates_or_by_one_person() => Lives.EveryTurnObeys(turn =>
    {
        foreach (ExitStepConfirmed done in turn.Events.OfType<ExitStepConfirmed>())
        {
            if (turn.Context.Rules.Rulebook.Step(done.Step)!.Kind == StepKind.Irreversible)
            {
                Assert.All(
                    turn.Context.Rules.Rulebook.ExitPlan.Where(s => s.Kind == StepKind.Gate && ExitDates.Concerns(s, turn.Before)),
                    gate => Assert.True(turn.Before.IsDone(gate.Id)));
                Assert.All(turn.Before.Sets, set => Assert.True(turn.Before.Settled.ContainsKey(set.Number)));
                Assert.NotEqual(turn.Actor, turn.Before.Steps[done.Step].Proposal!.Stamp.By);
            }
        }
    });

    [Fact]
    public void A_closed_service_left_nothing_behind() => Lives.AllObey(life =>
    {
        if (life.State.Stage is not Stage.Ended { How: Ending.Closed })
        {
            return;
        }

        Service s = life.State;
        StepState order = s.Steps[ExitSteps.ErasureOrder];
        Assert.NotEqual(order.ConfirmedBy, order.Proposal!.Stamp.By);

        // A decision taken during the exit may have brought its end forward.
        Assert.True(order.ConfirmedOn >= s.Exit!.End || s.Exit.Disorder is not null);
        Assert.All(s.Sets, set => Assert.False(s.Settled[set.Number].As.Outcome is SetOutcome.Lost or SetOutcome.Remains));
        Assert.All(
            life.Case.Rules.Rulebook.ExitPlan.Where(step => step.Kind == StepKind.Gate && ExitDates.Concerns(step, s)),
            gate => Assert.NotNull(s.Steps[gate.Id].ConfirmedOn));
    });
}
