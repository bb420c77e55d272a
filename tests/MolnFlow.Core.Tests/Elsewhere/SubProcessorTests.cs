using MolnFlow.Core.Abroad;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Elsewhere;

public class SubProcessorTests
{
    private static Obligation? Asked(Case c, string key = "sub-processor:1") =>
        ServiceObligations.Of(c.State, c.By(People.Owner)).Find(o => o.Key == key);

    // A Thursday; a Saturday, whose Friday is worked; Midsummer's eve; the first working day before Easter Monday.
    [Theory]
    [InlineData("2026-05-21", "2026-05-21")]
    [InlineData("2026-05-23", "2026-05-22")]
    [InlineData("2026-06-19", "2026-06-18")]
    [InlineData("2026-04-06", "2026-04-02")]
    public void An_announced_sub_processor_is_answered_by_the_working_day_up_to_the_objection_date(string objectBy, string due)
    {
        Case c = Milestones.InUse().At("2026-03-02").Do(Abroads.Announced("2026-03-02", objectBy));

        Obligation asked = Asked(c)!;
        Assert.Equal((Dates.Day(due), Force.Law, Ladder.Legal, "answer-sub-processor"), (asked.DueOn, asked.Force, asked.Ladder, asked.Command));
        Assert.Equal("1", asked.Prefill["subProcessor"]);
        Assert.Equal(Dates.Day(due), asked.Arithmetic!.Date);
    }

    [Fact]
    public void The_tasks_that_a_new_one_concerns_are_due_within_two_weeks_and_no_others_move()
    {
        Case c = Milestones.InUse().At("2026-03-02");
        DateOnly other = Asked(c, "task:agreement-check")!.DueOn!.Value;

        c.Do(Abroads.Announced("2026-03-02", "2026-04-02"));

        Assert.Equal(Dates.Day("2026-03-16"), Asked(c, "task:sub-processors")!.DueOn);
        Assert.Equal(Dates.Day("2026-03-16"), Asked(c, "task:dpia-review")!.DueOn);
        Assert.Equal(other, Asked(c, "task:agreement-check")!.DueOn);
    }

    [Theory]
    [InlineData("2026-04-02", false)]
    [InlineData("2026-04-03", true)]
    public void An_answer_after_the_day_counts_and_is_known_to_be_late(string on, bool late)
    {
        Case c = Milestones.InUse().At("2026-03-02").Do(Abroads.Announced("2026-03-02", "2026-04-02")).At(on);

        c.Do(Abroads.Answer(c.Today, SubProcessorAnswer.Object));

        Assert.Equal(late, Assert.IsType<SubProcessorAnswered>(c.Log[^1].Event).Late);
        Assert.Null(Asked(c));
    }

    [Fact]
    public void Numbers_are_never_used_again()
    {
        Case c = Milestones.InUse().Do(new AddSubProcessor(Abroads.Sub()));
        c.Do(new RemoveSubProcessor(1, "Borta", c.Today)).Do(new AddSubProcessor(Abroads.Sub()));

        Assert.Equal(2, Assert.Single(c.State.Abroad.Processors).Number);
    }
}
