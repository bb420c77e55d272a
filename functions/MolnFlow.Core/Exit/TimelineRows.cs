using System.Collections.Immutable;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Exit;

/// <summary>Dates the rows of the exit plan from their three anchors.</summary>
internal static class TimelineRows
{
    public static ImmutableList<TimelineRow> Compute(TimelineBasis basis, Rules rules)
    {
        var rows = new Rows(basis, rules);
        return basis.Disorder is { } disorder
            ? [.. rules.Rulebook.ExitPlan.Where(step => step.Disordered is not null).Select(step => rows.Row(step, disorder))]
            : [.. rules.Rulebook.ExitPlan.Where(step => step.Ordered).Select(rows.Row)];
    }

    private sealed class Rows(TimelineBasis basis, Rules rules)
    {
        public TimelineRow Row(ExitStep step)
        {
            DatedFact due = Due(step);
            StepOffset? until = basis.Complex ? step.UntilComplex : step.UntilStandard;
            return new TimelineRow(step, due, until is null ? null : Until(step, until));
        }

        /// <summary>Counted forward from awareness. What follows an erasure order that went out is counted from that.</summary>
        public TimelineRow Row(ExitStep step, Disorder disorder)
        {
            DatedFact aware = DatedFact.From("aware-since", disorder.AwareOn);
            return step switch
            {
                _ when Recorded(step.Id) is not null => Row(step),
                { Anchor: StepAnchor.ErasureOrder } when basis.ErasureOrdered is not null => Row(step),
                { Disordered.Hours: { } hours } => InHours(step, aware, disorder.AwareAt, hours),
                _ => new TimelineRow(step, aware.Then("offset", Period.Days(step.Disordered!.Days!.Value), disorder.AwareOn.AddDays(step.Disordered.Days.Value)), null),
            };
        }

        // The day is that of the offset awareness was stated with.
        private static TimelineRow InHours(ExitStep step, DatedFact aware, DateTimeOffset at, int hours)
        {
            DateTimeOffset moment = at.AddHours(hours);
            return new TimelineRow(step, aware.Then("hours-from-awareness", null, DateOnly.FromDateTime(moment.DateTime)), null, moment);
        }

        private DatedFact Due(ExitStep step)
        {
            DatedFact anchor = Anchor(step.Anchor);
            if (Recorded(step.Id) is { } done)
            {
                return DatedFact.From(step.Id.Value, done);
            }

            Period offset = Agreed(step.Id) ?? Length(basis.Complex ? step.Complex : step.Standard, anchor.Date);
            return offset.Amount == 0
                ? anchor
                : anchor.Then("offset", offset, rules.Calendar.Add(anchor.Date, offset));
        }

        private DateOnly Until(ExitStep step, StepOffset until)
        {
            DateOnly anchor = Anchor(step.Anchor).Date;
            Period length = step.Id == ExitSteps.RetrievalWindow && basis.Terms.RetrievalDays is { } days
                ? Period.Days(days)
                : Length(until, anchor);
            return rules.Calendar.Add(anchor, length);
        }

        private DatedFact Anchor(StepAnchor anchor) => anchor switch
        {
            StepAnchor.End => DatedFact.From("end", basis.End),
            StepAnchor.SwitchingRequest => Planned(ExitSteps.SwitchingRequest),
            StepAnchor.ErasureOrder => Planned(ExitSteps.ErasureOrder),
        };

        // Both steps are themselves counted from E, so this cannot go round in circles.
        private DatedFact Planned(StepId step) => Due(rules.Rulebook.Step(step)!);

        private DateOnly? Recorded(StepId step) =>
            step == ExitSteps.SwitchingRequest ? basis.SwitchingRequested
            : step == ExitSteps.ErasureOrder ? basis.ErasureOrdered
            : null;

        // What the agreement states goes before the plan's target.
        private Period? Agreed(StepId step) =>
            step == ExitSteps.ErasureCertificate && basis.Terms.CertificateDays is { } certificate ? Period.Days(certificate)
            : step == ExitSteps.BackupsExpired && basis.Terms.BackupDays is { } backups ? Period.Days(backups)
            : null;

        private Period Length(StepOffset offset, DateOnly day) =>
            offset.Period ?? rules.Law.On(offset.Law!, day);
    }
}
