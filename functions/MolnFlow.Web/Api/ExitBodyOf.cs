using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Web.Api;

/// <summary>A record with its stamp, for answers.</summary>
internal static class Entries
{
    public static EnteredBody<T>? Of<T>(Entered<T>? entered, Speaker say) where T : ServiceEvent => entered is { Stamp: var stamp }
        ? new EnteredBody<T>(entered.As, NamedBody.Of(stamp.By, say), stamp.On, stamp.At, stamp.Sequence)
        : null;
}

/// <summary>The running exit's answer.</summary>
internal static class ExitBodyOf
{
    public static ExitBody Running(Service s, ExitCase exit, Rulebook rulebook, Speaker say) => new(
        exit.Cycle,
        exit.Cause,
        exit.Started,
        exit.End,
        [.. rulebook.ExitPlan.Where(step => ExitDates.Concerns(step, s)).Select(step => Step(step, s.Steps.GetValueOrDefault(step.Id), say))],
        [.. s.Settled.OrderBy(x => x.Key).Select(x => new SettledBody(x.Key, Entries.Of(x.Value, say)!))]);

    private static StepStateBody Step(ExitStep step, StepState? state, Speaker say) => new(
        step.Id,
        say.Step(step.Id),
        step.Kind,
        state is { IsDone: true },
        state?.ConfirmedOn,
        state?.ConfirmedBy is { } by ? NamedBody.Of(by, say) : null,
        Entries.Of(state?.Proposal, say),
        Entries.Of(state?.Exception, say),
        state?.ExceptionApprovedBy is { } approver ? NamedBody.Of(approver, say) : null);
}
