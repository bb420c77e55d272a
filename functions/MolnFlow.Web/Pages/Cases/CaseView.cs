using System.Collections.Immutable;
using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>One service as its pages see it. Every judgement is the core's.</summary>
public sealed record CaseView(View View, LoadedService Loaded, Context Context)
{
    public Service Service => Loaded.Service;

    public Rules Rules => Loaded.Rules;

    public string Name => View.Typed(Service.Name);

    public ImmutableList<Obligation> Obligations => ServiceObligations.Of(Service, Context);

    public ImmutableList<ApplicableControl> Applicable => AnswerStatus.Applicable(Service, Rules.Rulebook);

    public ExitTimeline? Timeline => ExitDates.Of(Service, Rules);

    /// <summary>What keeps the service from its next step; empty when nothing does, or no step is next.</summary>
    public ImmutableList<Reason> Blocking => Service.Stage switch
    {
        Stage.Acquiring => [.. Readiness.ForUse(Service, Context)],
        Stage.Exiting => [.. ClosingFaults.Of(Service, Context)],
        Stage.Managing or Stage.Ended => [],
        _ => throw new InvalidOperationException($"No case for {Service.Stage.GetType().Name}."),
    };

    /// <summary>What is recommended and not in place; it blocks nothing.</summary>
    public ImmutableList<Reason> Warnings => [.. Readiness.Warnings(Service, Context)];

    /// <summary>What a command would meet with now.</summary>
    public Decision Asks(Command command) => Lifecycle.Decide(Service, command, Context);

    public bool IsLate(Obligation obligation) => obligation.DueOn < View.Today;

    /// <summary>The control's answer and what it still lacks in a phase.</summary>
    public (ControlAnswer? Answer, Reason? Lacks) Standing(int control, Phase phase) => (
        Service.Answers.GetValueOrDefault(new AnswerKey(control, phase)),
        AnswerStatus.Missing(Service, phase, plansCount: phase != Phase.Exit, View.Today, Rules.Rulebook)
            .FirstOrDefault(r => r.Control == control));
}

/// <summary>A page of a service: the service, and whatever else the page shows.</summary>
public sealed record CasePage<T>(CaseView Case, T Content);
