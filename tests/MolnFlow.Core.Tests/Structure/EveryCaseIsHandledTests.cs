using System.Reflection;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Structure;

/// <summary>Record switches end in a throwing arm; here every case there is goes through them.</summary>
public class EveryCaseIsHandledTests
{
    private static readonly Func<Case>[] Stages =
    [
        () => Milestones.Registered(),
        () => Milestones.InUse(),
        () => Milestones.Exiting(),
        () => Milestones.Registered().Do(new Withdraw("Behovet försvann")),
    ];

    private sealed record Unheard : ServiceEvent;

    private static IEnumerable<Type> Concrete(Type parent) =>
        parent.Assembly.GetTypes().Where(t => t.IsSubclassOf(parent) && !t.IsAbstract);

    public static TheoryData<Type> Events() => [.. Concrete(typeof(ServiceEvent)).Where(t => t != typeof(ServiceRegistered))];

    public static TheoryData<Type> CommandTypes() => [.. Commands.Types.Where(t => t != typeof(RegisterService) && t != typeof(AdoptService))];

    [Theory]
    [MemberData(nameof(Events))]
    public void The_fold_and_the_notices_know_every_event(Type type)
    {
        Case c = Milestones.InUse();
        var stamp = new Stamp(c.Log.Count + 1, People.Owner, default, c.Today);
        ServiceEvent happened = Sample.Of<ServiceEvent>(type);

        Service after = Lifecycle.Evolve(c.State, happened, stamp);

        Assert.Equal(stamp.Sequence, after.LastSequence);
        Assert.NotNull(Notices.Of(after, happened, stamp));
    }

    [Fact]
    public void An_event_that_nobody_knows_is_not_passed_over()
    {
        Case c = Milestones.Registered();

        Assert.Throws<InvalidOperationException>(() => Lifecycle.Evolve(c.State, new Unheard(), new Stamp(9, People.Owner, default, c.Today)));
        Assert.Throws<InvalidOperationException>(() => Lifecycle.Evolve(null, new Unheard(), new Stamp(1, People.Owner, default, c.Today)));
    }

    [Theory]
    [MemberData(nameof(CommandTypes))]
    public void Every_command_is_known_in_some_phase(Type type)
    {
        Command command = Sample.Of<Command>(type);

        Assert.Contains(Stages.Take(3), stage => !stage().Codes(command).Contains("not-in-this-phase"));
    }

    [Theory]
    [MemberData(nameof(CommandTypes))]
    public void Every_command_gets_an_answer_in_every_phase(Type type) =>
        Assert.All(Stages, stage => Assert.NotNull(stage().Try(Sample.Of<Command>(type))));

    public static TheoryData<Type> Terms() => [.. Concrete(typeof(Term))];

    [Theory]
    [MemberData(nameof(Terms))]
    public void Every_kind_of_term_is_lived_with(Type type)
    {
        Term term = Sample.Of<Term>(type);
        Case c = Milestones.InUse(Give.Terms(term.EndsOn is null ? term : Later(term)));

        Assert.NotNull(c.Try(Give.Continue(c.Today)));
        Assert.NotNull(c.Try(new Manage.ExtendAgreement(Dates.Day("2031-01-01"), c.Today, null)));
        Assert.NotEmpty(ServiceObligations.Of(c.State, c.By(People.Owner)));
        Assert.NotNull(Lifecycle.NextDue(c.State, c.Rules));
    }

    public static TheoryData<Type> Answers() => [.. Concrete(typeof(Answer))];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_kind_of_answer_is_weighed(Type type)
    {
        Case c = Milestones.InUse();
        var answered = new ControlAnswered(1, Phase.Acquire, Sample.Of<Answer>(type));
        Service after = Lifecycle.Evolve(c.State, answered, new Stamp(c.Log.Count + 1, People.Owner, default, c.Today));

        Assert.NotNull(AnswerStatus.Missing(after, Phase.Acquire, false, c.Today, c.Rules.Rulebook).ToList());
        Assert.NotNull(ServiceObligations.Of(after, c.By(People.Owner)));
    }

    [Fact]
    public void Every_stage_has_a_phase_and_its_obligations()
    {
        Assert.Equal(Concrete(typeof(Stage)).Select(t => t.Name).Order(), Stages.Select(s => s().State.Stage.GetType().Name).Order());
        Assert.Equal([Phase.Acquire, Phase.Manage, Phase.Exit, Phase.Closed], Stages.Select(s => s().State.Phase));
        Assert.All(Stages, stage => Assert.Equal(stage().State.Phase == Phase.Closed, ServiceObligations.Of(stage().State, stage().By(People.Owner)).IsEmpty));
    }

    public static TheoryData<Type> Holidays() => [.. Concrete(typeof(HolidayRule))];

    [Theory]
    [MemberData(nameof(Holidays))]
    public void Every_kind_of_holiday_rule_is_reckoned_with(Type type)
    {
        HolidayRule rule = type == typeof(HolidayRule.DayBefore)
            ? new HolidayRule.DayBefore("eve", 1, "day")
            : type == typeof(HolidayRule.WeekdayOnOrAfter)
            ? new HolidayRule.WeekdayOnOrAfter("weekday", 1, DayOfWeek.Monday, 8, 1)
            : Sample.Of<HolidayRule>(type);
        var calendar = new WorkingDays([rule, new HolidayRule.Fixed("day", 1, 6, 6)]);

        Assert.Contains(Enumerable.Range(0, 3650).Select(new DateOnly(2026, 1, 1).AddDays),
            day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && day is not { Month: 6, Day: 6 } && !calendar.IsWorkingDay(day));
    }

    private static Term Later(Term term) => term switch
    {
        Term.Fixed t => t with { End = Dates.Day("2027-06-30") },
        Term.AutoRenewing t => t with { End = Dates.Day("2027-06-30") },
        Term.WithOptions t => t with { End = Dates.Day("2027-06-30") },
        _ => term,
    };
}
