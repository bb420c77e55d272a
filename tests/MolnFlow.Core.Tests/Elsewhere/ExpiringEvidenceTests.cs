using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Elsewhere;

public class ExpiringEvidenceTests
{
    private static readonly EvidenceId Certificate = new(new string('a', 64));

    private static Case Naming(Case c, DateOnly until, EvidenceId? file = null)
    {
        var accepted = (Decision.Accepted)Lifecycle.Decide(
            c.State, Give.Risk(c.Today), c.By(People.Owner) with { ValidUntil = ImmutableDictionary<EvidenceId, DateOnly>.Empty.Add(file ?? Certificate, until) });
        c.Record(accepted, People.Owner);
        return c;
    }

    private static Obligation? Asked(Case c) => ServiceObligations.Of(c.State, c.By(People.Owner)).Find(o => o.Key == $"evidence:{Certificate}");

    [Fact]
    public void Evidence_with_a_last_day_is_to_be_renewed_by_it_in_whatever_phase_it_was_named()
    {
        foreach (Case c in new[] { Milestones.Registered(), Milestones.InUse(), Milestones.Exiting() })
        {
            Obligation asked = Asked(Naming(c, Dates.Day("2027-08-01")))!;
            Assert.Equal((Dates.Day("2027-08-01"), "renew-evidence", Certificate.Value), (asked.DueOn, asked.Command, asked.Prefill["old"]));
        }
    }

    [Fact]
    public void Newer_evidence_takes_its_place_and_it_is_not_asked_for_again()
    {
        Case c = Naming(Milestones.InUse(), Dates.Day("2026-08-01")).At("2026-07-15");

        c.Do(new RenewEvidence(Certificate, "Nytt intyg", [new(new string('b', 64))]));

        Assert.Null(Asked(c));
        Assert.Equal(["evidence-not-expiring"], c.Codes(new RenewEvidence(Certificate, "Igen", null)));
    }

    [Fact]
    public void The_day_is_noted_once_and_again_when_it_has_been_corrected()
    {
        Case c = Naming(Naming(Milestones.Registered(), Dates.Day("2026-08-01")), Dates.Day("2026-08-01"));
        Assert.Single(c.Log, e => e.Event is EvidenceValidityNoted);

        Naming(c, Dates.Day("2026-09-01"));
        Assert.Equal(2, c.Log.Count(e => e.Event is EvidenceValidityNoted));
        Assert.Equal(Dates.Day("2026-09-01"), Asked(c)!.DueOn);
    }

    [Fact]
    public void A_refusal_notes_nothing() => Assert.IsType<Decision.Refused>(Lifecycle.Decide(
        Milestones.Registered().State, new AcceptResidualRisk(null), Milestones.Registered().By(People.Owner) with
        {
            ValidUntil = ImmutableDictionary<EvidenceId, DateOnly>.Empty.Add(Certificate, Dates.Day("2026-08-01")),
        }));
}
