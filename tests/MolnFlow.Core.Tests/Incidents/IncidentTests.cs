using MolnFlow.Core.Acquire;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Incidents;

public class IncidentTests
{
    private static Case InUse => Milestones.InUse();

    [Fact]
    public void An_incident_can_be_reported_in_every_phase_before_the_end() => Assert.All(
        new[] { Milestones.Registered(), InUse, Milestones.Exiting(on: "2026-06-01") },
        c => Assert.Equal(["personal-data-breach"], c.Reported().AllAsked()));

    [Fact]
    public void It_goes_to_the_security_officer_and_to_the_owner_where_there_is_none()
    {
        Case c = InUse.Reported();
        Assert.Equal(People.Owner, c.Asked("personal-data-breach")!.Person);

        c.Do(new Common.Reassign(Role.SecurityOfficer, People.Analyst));
        Assert.Equal(People.Analyst, c.Asked("personal-data-breach")!.Person);
    }

    [Fact]
    public void Nothing_is_reported_before_it_is_known_and_no_event_is_significant()
    {
        Case c = InUse.At(Alarm.Friday);

        Assert.Equal(["instant-in-future"], c.Codes(Alarm.Report(Alarm.Friday.AddMinutes(1))));
        Assert.Equal(["event-not-significant"], c.Codes(Alarm.Report(significant: Significance.Yes, kind: IncidentKind.SecurityEvent)));
        c.Do(new DeclareCybersecurityAct(true, "Sjukvård"));
        Assert.Equal(["cybersecurity-act-covers"], c.Codes(Alarm.Report(significant: Significance.NotApplicable)));
        Assert.Equal(["nothing-changes"], c.Codes(new DeclareCybersecurityAct(true, "Sjukvård")));
    }

    [Fact]
    public void A_late_notification_needs_reasons_and_one_in_time_takes_none()
    {
        DateTimeOffset limit = Alarm.Friday.AddHours(72);
        Case c = InUse.Reported().Do(Alarm.Review()).At(limit.AddHours(5));

        Assert.Equal(["late-needs-reason"], c.Codes(Alarm.Told(NotificationKind.PersonalDataBreach, limit.AddSeconds(1))));
        Assert.Equal(["not-late"], c.Codes(Alarm.Told(NotificationKind.PersonalDataBreach, limit, "Dröjde")));
        c.Do(Alarm.Told(NotificationKind.PersonalDataBreach, limit.AddHours(3), "Leverantören svarade inte"));

        Assert.True(Assert.IsType<NotificationRecorded>(c.Log[^1].Event).Late);
        Assert.Equal(["already-told"], c.Codes(Alarm.Told(NotificationKind.PersonalDataBreach, limit)));
    }

    [Fact]
    public void What_nobody_asks_for_is_not_recorded_as_notified()
    {
        Case c = InUse.Reported();

        Assert.Equal(["notification-not-asked"], c.Codes(Alarm.Told(NotificationKind.EarlyWarning, Alarm.Friday)));
        Assert.Equal(["told-before-aware"], c.Codes(Alarm.Told(NotificationKind.PersonalDataBreach, Alarm.Friday.AddHours(-1))));
        c.Do(Alarm.Correct(significant: Significance.Yes));
        Assert.Equal(["notification-first"], c.Codes(Alarm.Told(NotificationKind.FinalReport, Alarm.Friday)));
    }

    [Fact]
    public void A_review_says_the_risk_of_a_breach_and_only_of_one()
    {
        Case c = InUse.Reported();

        Assert.Equal(["breach-risk-missing"], c.Codes(Alarm.Review(risk: null)));
        Assert.Equal(["breach-risk-without-breach"], c.Codes(Alarm.Review(breach: false)));
        Assert.Equal(["telling-not-asked"], c.Codes(Alarm.Review(notTelling: "Krypterat")));
        Assert.Equal(["incident-unknown"], c.Codes(Alarm.Review() with { Incident = 2 }));
        Assert.Equal(
            ["incident-without-personal-data"],
            InUse.Reported(Alarm.Report(personalData: Likely.No)).Codes(Alarm.Review()));
    }

    [Fact]
    public void Closing_is_refused_with_everything_that_remains()
    {
        Case c = InUse.Reported(Alarm.Report(personalData: Likely.Unknown, significant: Significance.Unknown));
        Assert.Equal(
            ["breach-review-missing", "significance-unknown", "notification-missing", "notification-missing"], c.Codes(Alarm.Close));

        c.Do(Alarm.Review(risk: BreachRisk.High)).Do(Alarm.Correct(significant: Significance.Yes));
        Assert.Equal(
            [
                NotificationKind.PersonalDataBreach, NotificationKind.PeopleConcerned, NotificationKind.EarlyWarning,
                NotificationKind.SignificantIncident, NotificationKind.FinalReport,
            ],
            c.ReasonsAgainst(Alarm.Close).Select(r => (NotificationKind)r.Arguments["notification"]));

        foreach (NotificationKind kind in Enum.GetValues<NotificationKind>())
        {
            c.Do(Alarm.Told(kind, Alarm.Friday.AddMinutes(10)));
        }

        Assert.Equal(["close"], c.AllAsked());
        c.Do(Alarm.Close);
        Assert.Empty(c.AllAsked());
        Assert.Equal(["incident-closed"], c.Codes(Alarm.Close));
        Assert.Equal(["incident-closed"], c.Codes(Alarm.Correct()));
    }

    [Fact]
    public void A_correction_must_change_something_and_not_come_after_what_was_told()
    {
        Case c = InUse.Reported().Do(Alarm.Review()).Do(Alarm.Told(NotificationKind.PersonalDataBreach, Alarm.Friday.AddMinutes(5)));

        Assert.Equal(["nothing-changes"], c.Codes(Alarm.Correct()));
        Assert.Equal(["aware-after-telling"], c.Codes(Alarm.Correct(Alarm.Friday.AddMinutes(6))));
    }

    [Fact]
    public void No_case_ends_over_an_open_incident()
    {
        Case pilot = Milestones.Registered().Reported();
        Assert.Contains("incident-open", pilot.Codes(new Withdraw("Nej")));
        Assert.Contains("incident-open", pilot.Codes(new DeclareNotExternalCloud("Nej")));
        Assert.Contains("incident-open", pilot.Codes(new DecideAcquisition(false, "Nej", Give.Decision(pilot.Today))));

        Case exit = Milestones.Exiting().GatesPassed().Ordered().ReadyToClose();
        exit.At(exit.Today).Do(new ReportIncident(
            IncidentKind.Incident, exit.By(People.Owner).Now.Instant, "Sent fynd", Likely.No, Significance.No, null));
        Assert.Equal(["incident-open"], exit.Codes(new Exit.Close(Give.Decision(exit.Today))));
        exit.Do(Alarm.Close).Closed();
        Assert.Equal(Phase.Closed, exit.State.Phase);
    }

    [Fact]
    public void Open_incidents_are_bounded_and_closed_ones_leave_the_snapshot_but_not_the_numbering()
    {
        Case c = InUse;
        for (int i = 1; i <= 40; i++)
        {
            c.Reported(Alarm.Report(personalData: Likely.No));
        }

        Assert.Equal(["too-many-incidents"], c.Codes(Alarm.Report()));
        for (int i = 1; i <= 30; i++)
        {
            c.Do(Alarm.Close with { Incident = i });
        }

        Assert.Equal(30, c.State.Incidents.Count);
        Assert.Equal(10, c.State.Incidents.Count(i => i.IsOpen));
        Assert.Equal(41, c.Reported().State.Incidents[^1].Number);
        Assert.Equal(["incident-closed"], c.Codes(Alarm.Close with { Incident = 1 }));
    }
}
