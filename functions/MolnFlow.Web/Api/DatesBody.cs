using System.Collections.Immutable;
using System.ComponentModel;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Web.Api;

[Description("A date with how it was arrived at, a line a step; the last line is the date.")]
public sealed record DateBody(DateOnly Date, ImmutableList<string> Arithmetic)
{
    internal static DateBody Of(DatedFact fact, Speaker say) => new(fact.Date, [.. say.Arithmetic(fact)]);

    internal static DateBody? OrNull(DatedFact? fact, Speaker say) => fact is null ? null : Of(fact, say);
}

[Description("A step of the exit plan with its day, and for a window its last day.")]
public sealed record TimelineRowBody(StepId Step, string Title, StepKind Kind, DateBody Due, DateOnly? Until);

[Description("The service's dates of leaving. Without an end to count from, most are null.")]
public sealed record DatesBody(
    [property: Description("E, the last day of the agreement or of the running exit.")] DateOnly? End,
    [property: Description("The last working day for the agreement's own notice.")] DateBody? NoticeDate,
    [property: Description("The latest day from which notice and transition fit before the end.")] DateBody? LatestSwitchingRequest,
    [property: Description("The same with the longest transition a supplier may claim; only for complex exits.")] DateBody? PrudentSwitchingRequest,
    [property: Description("The earlier of notice date and latest switching request.")] DateBody? LastCall,
    [property: Description("When it must be decided whether to continue.")] DateBody? ContinuationDue,
    [property: Description("When the exit starts by itself if nothing is decided.")] DateBody? AutomaticStart,
    [property: Description("The earliest end that leaves room for notice and transition, counted from today.")] DateBody EarliestFeasibleEnd,
    [property: Description("Whether the longer exit timeline holds.")] bool Complex,
    ImmutableList<TimelineRowBody> Rows)
{
    internal static DatesBody Of(Service s, DateOnly today, Rules rules, Speaker say)
    {
        ExitTimeline? timeline = ExitDates.Of(s, rules);
        return new DatesBody(
            s.End,
            DateBody.OrNull(timeline?.NoticeDate, say),
            DateBody.OrNull(timeline?.LatestSwitchingRequest, say),
            DateBody.OrNull(timeline?.PrudentSwitchingRequest, say),
            DateBody.OrNull(timeline?.LastCall, say),
            DateBody.OrNull(ExitDates.ContinuationDue(s, rules), say),
            DateBody.OrNull(timeline?.AutomaticStart, say),
            DateBody.Of(ExitTimeline.EarliestFeasibleEnd(today, rules), say),
            ExitDates.IsComplex(s, rules.Rulebook),
            [.. (timeline?.Rows ?? []).Where(row => ExitDates.Concerns(row.Step, s)).Select(row => new TimelineRowBody(
                row.Step.Id, say.Step(row.Step.Id), row.Step.Kind, DateBody.Of(row.Due, say), row.Until))]);
    }
}
