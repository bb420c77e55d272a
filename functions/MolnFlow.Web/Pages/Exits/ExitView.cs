using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Web.Pages.Cases;

namespace MolnFlow.Web.Pages.Exits;

/// <summary>How far a step has come.</summary>
public enum StepStanding
{
    Done,
    Excepted,

    /// <summary>Asked for by one person; it takes another.</summary>
    Proposed,
    ExceptionProposed,
    Late,
    Open,

    /// <summary>Not to be done yet: it waits for others, or for its day.</summary>
    Coming,

    /// <summary>Runs by itself.</summary>
    Window,
}

/// <summary>A step of a running exit as it stands.</summary>
/// <param name="Asked">What there is to do about it now; null when nothing.</param>
public sealed record StepLine(TimelineRow Row, StepState? State, StepStanding Standing, Obligation? Asked)
{
    public ExitStep Step => Row.Step;

    public bool IsDone => Standing is StepStanding.Done or StepStanding.Excepted;

    /// <summary>Whether anything has to be done about it at all.</summary>
    public bool Counts => Standing != StepStanding.Window;
}

/// <summary>A running exit, or the one a service was closed by. Every judgement is the core's.</summary>
public sealed record ExitView(CaseView Case, ExitCase Exit, ImmutableList<StepLine> Steps)
{
    /// <summary>Null when the service is in no exit and was closed by none.</summary>
    public static ExitView? Of(CaseView of)
    {
        if (of.Service.Exit is not { } exit || of.Timeline is not { } timeline)
        {
            return null;
        }

        ImmutableList<Obligation> obligations = of.Obligations;
        return new ExitView(of, exit,
            [.. timeline.Rows.Where(r => ExitDates.Concerns(r.Step, of.Service)).OrderBy(r => r.Due.Date).Select(r => Line(r, of, obligations))]);
    }

    /// <summary>Days to the agreement's last day; minus when it has passed.</summary>
    public int DaysLeft => Exit.End.DayNumber - Case.View.Today.DayNumber;

    public IEnumerable<StepLine> Before => Steps.Where(s => s.Step.Kind is StepKind.Preparation or StepKind.Step && !AfterOrder(s.Step));

    public IEnumerable<StepLine> Gates => Steps.Where(s => s.Step.Kind == StepKind.Gate);

    public IEnumerable<StepLine> After => Steps.Where(s =>
        s.Step.Kind is StepKind.Irreversible or StepKind.Closing or StepKind.Window || (s.Step.Kind is StepKind.Preparation or StepKind.Step && AfterOrder(s.Step)));

    public IEnumerable<StepLine> Pairs => Steps.Where(s => s.Step.Kind == StepKind.Irreversible);

    /// <summary>What waits for a second person.</summary>
    public IEnumerable<StepLine> Waiting => Steps.Where(s => s.Standing is StepStanding.Proposed or StepStanding.ExceptionProposed);

    public int All => Steps.Count(s => s.Counts);

    public int Done => Steps.Count(s => s is { Counts: true, IsDone: true });

    public ImmutableList<NumberedSet> Sets => Case.Service.Sets;

    public int SettledSets => Sets.Count(s => Case.Service.Settled.ContainsKey(s.Number));

    /// <summary>The next thing to do, the longest overdue first.</summary>
    public StepLine? Next => Steps.Find(s => s.Asked is not null && !s.IsDone);

    public bool GatesPassed => Gates.All(g => g.IsDone);

    private static bool AfterOrder(ExitStep step) =>
        step.Anchor == StepAnchor.ErasureOrder || step.Needs.Contains(ExitSteps.ErasureOrder) || step.Id == ExitSteps.AccessRevoked;

    private static StepLine Line(TimelineRow row, CaseView of, ImmutableList<Obligation> obligations)
    {
        StepState? state = of.Service.Steps.GetValueOrDefault(row.Step.Id);
        Obligation? asked = obligations.Find(o => o.Key == $"exit:{row.Step.Id}");
        bool closed = of.Service.Stage is Stage.Ended;
        StepStanding standing = state switch
        {
            { ConfirmedOn: not null } => StepStanding.Done,
            { ExceptionApprovedBy: not null } => StepStanding.Excepted,
            { Proposal: not null } => StepStanding.Proposed,
            { Exception: not null } => StepStanding.ExceptionProposed,
            _ when closed => StepStanding.Done,
            _ when !row.Step.Confirmed => StepStanding.Window,
            _ when asked is null => StepStanding.Coming,
            _ when asked.DueOn < of.View.Today => StepStanding.Late,
            _ => StepStanding.Open,
        };
        return new StepLine(row, state, standing, asked);
    }
}
