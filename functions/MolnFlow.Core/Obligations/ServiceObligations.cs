using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Obligations;

/// <summary>Everything a service asks of people now, soonest first, undated work last.</summary>
public static class ServiceObligations
{
    public static ImmutableList<Obligation> Of(Service s, Context x) =>
    [
        .. (s.Stage switch
        {
            Stage.Acquiring => Acquiring(s, x),
            Stage.Managing => [.. GapObligations.Of(s, x), .. Managing(s, x), .. Answers(s, x), .. QuestionObligations.Of(s, x), .. AssessmentObligations.Of(s, x), .. TaskObligations.Of(s, x)],
            Stage.Exiting exiting =>
                [.. ExitObligations.Of(s, exiting.Case, x), .. Answers(s, x), .. QuestionObligations.Of(s, x), .. AssessmentObligations.Of(s, x), .. TaskObligations.Of(s, x)],
            Stage.Ended => [],
            _ => throw new InvalidOperationException($"No case for {s.Stage.GetType().Name}."),
        }).Concat(StandingObligations.Of(s, x)).Select(o => TaskObligations.WithPause(s, o, x.Today)).OrderBy(o => o.FallsOn ?? DateOnly.MaxValue).ThenBy(o => o.Key, StringComparer.Ordinal),
    ];

    // In the acquire phase nothing has a date yet: what blocks the next step is what there is to do.
    // When nothing does, the step itself remains, so that a case that is ready is not forgotten.
    private static IEnumerable<Obligation> Acquiring(Service s, Context x)
    {
        ImmutableList<Reason> reasons = [.. Readiness.ForUse(s, x).Where(r => r.Remedy is not null)];
        IEnumerable<Obligation> next = reasons.IsEmpty
            ? [Next(s, "take-into-use")]
            : reasons.Where(r => r.Remedy != "answer-question").GroupBy(r => r.Remedy!).Select(group => Next(s, group.Key).With("count", group.Count()) with
            { Controls = [.. group.Select(r => r.Control).OfType<int>()] });
        return [.. next, .. QuestionObligations.Of(s, x), .. AssessmentObligations.Of(s, x)];
    }

    private static Obligation Next(Service s, string command) =>
        For(s, ActorOf(command), $"next:{command}", 1, $"next-{command}", null, Force.BindingRoutine, command);

    private static Role ActorOf(string command) =>
        command is "accept-residual-risk" or "accept-deviation" ? Role.RiskOwner : Role.ServiceOwner;

    private static IEnumerable<Obligation> Managing(Service s, Context x)
    {
        ContinuationCycle cycle = s.Continuation!;
        if (cycle.Decided is null && ExitDates.ContinuationDue(s, x.Rules) is { } due)
        {
            yield return For(s, Role.ServiceOwner, "decide-continuation", cycle.Number, "decide-continuation",
                new Deadline.Day(due.Date), Force.OwnChoice, "decide-continuation") with
            { Arithmetic = due, Ladder = Ladder.Gate };
        }

        if (ExitDates.Of(s, x.Rules) is not { } timeline)
        {
            yield break;
        }

        if (cycle.Decided is { Choice: Continuation.Renew })
        {
            yield return For(s, Role.ServiceOwner, "extend-agreement", cycle.Number, "extend-agreement",
                new Deadline.Day(timeline.LastCall.Date), Force.OwnChoice, "extend-agreement") with
            { Arithmetic = timeline.LastCall, Ladder = Ladder.Gate };
        }

        foreach (Obligation obligation in ExitObligations.Preparations(s, timeline, cycle, ExitDates.AsksFrom(s, cycle, x.Rules)))
        {
            yield return obligation;
        }
    }

    private static IEnumerable<Obligation> Answers(Service s, Context x)
    {
        ImmutableList<int> open = [.. AnswerStatus.Missing(s, Phase.Manage, plansCount: true, x.Today, x.Rules.Rulebook)
            .Where(r => r.Remedy == "answer-control").Select(r => r.Control!.Value)];
        DateOnly after = s.InUseSince!.Value.AddDays(x.Rules.Rulebook.Timing.ManageAnswersDue);
        DatedFact due = GapObligations.ManageAnswersDue(s, x) ?? DatedFact.From("in-use-since", s.InUseSince.Value)
            .Then("manage-answers-due", Period.Days(x.Rules.Rulebook.Timing.ManageAnswersDue), after);
        if (!open.IsEmpty)
        {
            yield return For(s, Role.ServiceOwner, "answer-controls:manage", 1, "answer-controls",
                new Deadline.Day(due.Date), Force.BindingRoutine, "answer-control")
                .With("count", open.Count).Fill("phase", "manage") with
            {
                Controls = open,
                Arithmetic = due,
            };
        }

        ImmutableHashSet<int> applicable = [.. AnswerStatus.Applicable(s, x.Rules.Rulebook).Select(a => a.Control.Id)];

        // An exit that was called off leaves answers behind that cannot be given now.
        foreach (ControlAnswer answer in s.Answers.Values.Where(a => applicable.Contains(a.Key.Control) && a.Key.Phase <= s.Phase))
        {
            if (Follow(s, answer) is { } obligation)
            {
                yield return obligation.With("control", answer.Key.Control).With("phase", answer.Key.Phase)
                    .Fill("control", $"{answer.Key.Control}").Fill("phase", $"{answer.Key.Phase}".ToLowerInvariant()) with
                { Controls = [answer.Key.Control] };
            }
        }
    }

    private static Obligation? Follow(Service s, ControlAnswer answer) => answer.Answer switch
    {
        Answer.Planned plan => For(s, Role.ServiceOwner, Key("planned", answer), 1, "planned-answer",
            new Deadline.Day(plan.Due), Force.BindingRoutine, "answer-control") with
        { Person = plan.Owner },
        Answer.Deviation d when answer.AcceptedBy is null => For(s, Role.RiskOwner, Key("accept", answer), 1, "accept-deviation",
            null, Force.BindingRoutine, "accept-deviation"),
        Answer.Deviation d => For(s, Role.ServiceOwner, Key("deviation", answer), 1, "deviation-ends",
            new Deadline.Day(d.Until), Force.BindingRoutine, "answer-control"),
        _ => null,
    };

    private static string Key(string kind, ControlAnswer answer) => $"{kind}:{answer.Key.Control}:{answer.Key.Phase}";

    internal static Obligation For(
        Service s, Role role, string key, int cycle, string what, Deadline? due, Force force, string command) =>
        new(key, cycle, what, due, role, s.Holder(role) ?? s.Owner, force, command);
}
