using MolnFlow.Core.Acquire;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Tests.Deciders;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Assessments;

/// <summary>Prior consultation: eight weeks, six more, and the days that it stands still.</summary>
public class ConsultationTests
{
    private static DateOnly? Ends(Case c) => c.State.Consultation?.Ends(c.Rules.Law)?.Date;

    private static Obligation? Asked(Case c) => ServiceObligations.Of(c.State, c.By(People.Owner))
        .Find(o => o.Key.EndsWith("prior-consultation", StringComparison.Ordinal));

    [Fact]
    public void The_authority_has_eight_weeks_and_six_more_in_complex_cases()
    {
        Case c = AssessmentRefusals.Consulting();
        Assert.Equal(Dates.Day("2025-12-29"), Ends(c));

        c.Do(new ExtendPriorConsultation(Dates.Day("2025-11-03")));
        Assert.Equal(Dates.Day("2026-02-09"), Ends(c));
    }

    [Fact]
    public void Days_that_it_stands_still_move_the_last_one()
    {
        Case c = AssessmentRefusals.Consulting().At("2025-11-13").Do(new SuspendPriorConsultation(Dates.Day("2025-11-13"), "Uppgifter"));
        Assert.Null(Ends(c));
        Assert.Equal(("resume-prior-consultation", (DateOnly?)null), (Asked(c)!.Command, Asked(c)!.DueOn));

        c.At("2025-12-03").Do(new ResumePriorConsultation(Dates.Day("2025-12-03")));
        Assert.Equal(Dates.Day("2025-12-29").AddDays(20), Ends(c));

        c.At("2025-12-10").Do(new SuspendPriorConsultation(Dates.Day("2025-12-10"), "Mer")).At("2025-12-15").Do(new ResumePriorConsultation(Dates.Day("2025-12-15")));
        Assert.Equal(Dates.Day("2025-12-29").AddDays(25), Ends(c));
    }

    [Fact]
    public void The_last_day_is_a_task_by_law_with_its_arithmetic()
    {
        Obligation asked = Asked(AssessmentRefusals.Consulting())!;

        Assert.Equal(("record-prior-consultation", Force.Law, Dates.Day("2025-12-29")), (asked.Command, asked.Force, asked.DueOn!.Value));
        Assert.Equal(["consultation-requested", "gdpr-prior-consultation"], asked.Arithmetic!.Arithmetic.Select(s => s.Label));
    }

    [Fact]
    public void An_answer_ends_it_and_opens_the_way()
    {
        Case c = AssessmentRefusals.Consulting();
        c.Do(new RecordPriorConsultation("Inget att erinra", true, c.Today, null));

        Assert.Null(Asked(c));
        Assert.Empty(c.Codes(new DecideAcquisition(true, null, Give.Decision(c.Today))));
    }

    [Fact]
    public void A_new_assessment_starts_it_over_and_counts_on()
    {
        Case c = AssessmentRefusals.Consulting();
        c.Do(Give.Dpia(c.Today, high: true));
        Assert.Null(c.State.Consultation);

        c.Do(new RequestPriorConsultation(c.Today, "IMY 2"));
        Assert.Equal(2, c.State.Consultation!.Number);
    }

    [Fact]
    public void In_use_a_high_risk_asks_for_it_too()
    {
        Case c = Milestones.InUse();
        c.Do(Give.Dpia(c.Today, high: true));

        Assert.Equal(("request-prior-consultation", Force.Law), (Asked(c)!.Command, Asked(c)!.Force));
    }
}
