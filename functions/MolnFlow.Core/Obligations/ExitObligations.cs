using System.Collections.Immutable;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Obligations;

/// <summary>The exit plan's rows as obligations, before and during the exit.</summary>
internal static class ExitObligations
{
    /// <summary>Rows that fall before the exit would start belong to the manage phase.</summary>
    public static IEnumerable<Obligation> Preparations(Service s, ExitTimeline timeline, ContinuationCycle cycle, DateOnly from) => timeline.Rows
        .Where(row => row.Step.Kind == StepKind.Preparation && row.Due.Date < timeline.AutomaticStart.Date)
        .Where(row => ExitSteppingDecider.IsOpen(row.Step, s) && !Waits(row.Step, s, timeline))
        .Select(row => Step(s, row, cycle.Number, from));

    public static IEnumerable<Obligation> Of(Service s, ExitCase exit, Context x)
    {
        ExitTimeline? timeline = ExitDates.Of(s, x.Rules);
        foreach (TimelineRow row in timeline?.Rows.Where(r => ExitSteppingDecider.IsOpen(r.Step, s)) ?? [])
        {
            yield return Step(s, row, exit.Cycle, exit.Started);
        }

        DateOnly? settle = timeline?.Rows.Find(r => r.Step.Id == ExitSteps.SettleSets)?.Due.Date;
        foreach (NumberedSet set in s.Sets.Where(set => !s.Settled.ContainsKey(set.Number)))
        {
            yield return ServiceObligations.For(s, Role.InformationOwner, $"settle:{set.Number}", exit.Cycle, "settle-information-set",
                Day(settle, exit.Started), Force.Law, "settle-information-set")
                .With("name", set.Set.Name).With("number", set.Number).Fill("set", $"{set.Number}") with
            { Person = set.Set.Owner };
        }

        foreach (NumberedSet set in Losses.Unaccepted(s))
        {
            yield return ServiceObligations.For(s, Role.InformationOwner, $"loss:{set.Number}", exit.Cycle, "accept-loss",
                Day(settle, exit.Started), Force.BindingRoutine, "accept-loss")
                .With("name", set.Set.Name).With("number", set.Number).Fill("set", $"{set.Number}") with
            { Person = Losses.Accepter(s, set) ?? s.Owner, Ladder = Ladder.Gate };
        }

        ImmutableList<int> open = [.. AnswerStatus.Missing(s, Phase.Exit, plansCount: false, x.Today, x.Rules.Rulebook)
            .Where(r => r.Remedy == "answer-control").Select(r => r.Control!.Value)];
        if (!open.IsEmpty)
        {
            DateOnly? due = timeline?.Rows.Find(r => r.Step.Kind == StepKind.Closing)?.Due.Date;
            yield return ServiceObligations.For(s, Role.ServiceOwner, "answer-controls:exit", exit.Cycle, "answer-controls",
                Day(due, exit.Started), Force.BindingRoutine, "answer-control").With("count", open.Count).Fill("phase", "exit") with
            { Controls = open };
        }
    }

    // Asking for what the exit's own steps must come before would be asking for a refusal.
    private static bool Waits(ExitStep step, Service s, ExitTimeline timeline) => step.Needs.Exists(needed =>
        timeline.Rows.Exists(other => other.Step.Id == needed && ExitSteppingDecider.IsOpen(other.Step, s)));

    private static Obligation Step(Service s, TimelineRow row, int cycle, DateOnly from)
    {
        (string what, string command, PersonId? person) = Act(s, row.Step);
        Obligation obligation = ServiceObligations.For(s, row.Step.Acts, $"exit:{row.Step.Id}", cycle, what,
            row.Moment is { } moment ? new Deadline.Moment(moment) : Day(row.Due.Date, from), row.Step.Force, command).With("step", row.Step.Id) with
        { Controls = row.Step.Controls, Arithmetic = From(row.Due, from) };
        obligation = row.Step.Kind is StepKind.Gate or StepKind.Irreversible ? obligation with { Ladder = Ladder.Gate } : obligation;
        obligation = row.Step.Kind == StepKind.Closing ? obligation : obligation.Fill("step", row.Step.Id.Value);
        return person is { } named ? obligation with { Person = named } : obligation;
    }

    // What is proposed waits for a second person, so it goes to somebody else than the first.
    private static (string What, string Command, PersonId? Person) Act(Service s, ExitStep step) =>
        s.Steps.GetValueOrDefault(step.Id) switch
        {
            { Proposal: { } proposal } => ("approve-exit-step", "approve-exit-step", Other(s, proposal.Stamp.By)),
            { Exception: { } exception } => ("approve-exit-exception", "approve-exit-exception", Excepter(s, exception.Stamp.By)),
            _ when step.Kind == StepKind.Closing => ("close", "close", null),
            _ => ("exit-step", ExitSteppingDecider.CommandOf(step), null),
        };

    internal static PersonId? Other(Service s, PersonId first) =>
        new[] { Role.RiskOwner, Role.Manager, Role.InformationOwner, Role.Deputy, Role.ServiceOwner }
            .Select(s.Holder).FirstOrDefault(p => p is not null && p != first);

    // Fewer people may approve an exception than a proposal.
    private static PersonId? Excepter(Service s, PersonId first) =>
        new[] { s.Holder(Role.RiskOwner), s.Holder(Role.InformationOwner) }
            .Concat(s.Sets.Select(set => (PersonId?)set.Set.Owner)).FirstOrDefault(p => p is not null && p != first);

    // Steps whose day had passed when the exit began are due together on its first day, told once.
    private static Deadline.Day? Day(DateOnly? date, DateOnly from) =>
        date is not { } day ? null : new Deadline.Day(day < from ? from : day);

    private static DatedFact From(DatedFact fact, DateOnly from) =>
        fact.Date >= from ? fact : fact.Then("not-before-cycle", null, from);
}
