using System.Collections.Immutable;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Elsewhere;

public class TransferTests
{
    private static Obligation? Asked(Case c, string key) => ServiceObligations.Of(c.State, c.By(People.Owner)).Find(o => o.Key == key);

    private static IEnumerable<string> Missing(Case c) => TransferStanding.Missing(c.State, c.By(People.Owner)).Select(r => r.Code);

    [Fact]
    public void Only_services_with_personal_data_must_answer()
    {
        Assert.Equal(["transfers-unanswered"], Missing(Milestones.Registered()));
        Assert.Empty(Missing(Milestones.Registered(classification: new Classification(3, 3, 3, true, false))));
    }

    [Theory]
    [InlineData(Likely.Yes, null, null, true)]
    [InlineData(Likely.No, "Egna nycklar", Likely.Yes, true)]
    [InlineData(Likely.No, "Egna nycklar", Likely.No, false)]
    [InlineData(Likely.No, "Egna nycklar", Likely.Unknown, false)]
    [InlineData(Likely.No, "Egna nycklar", null, false)]
    [InlineData(Likely.No, null, Likely.Yes, false)]
    [InlineData(Likely.Unknown, "Egna nycklar", Likely.Yes, false)]
    public void Clauses_hold_where_they_can_be_honoured_or_measures_work(Likely honour, string? measures, Likely? work, bool holds)
    {
        var assessment = new TransferAssessment("Läst", honour, "Skäl", measures is null ? null : new Text(measures), work);
        foreach (TransferTool tool in new TransferTool[] { new TransferTool.StandardClauses(assessment), new TransferTool.BindingRules(assessment) })
        {
            Assert.Equal(holds, !Missing(Milestones.Registered().Do(Abroads.Add(tool))).Any());
        }
    }

    [Fact]
    public void An_exception_or_another_safeguard_stands_on_its_own() => Assert.All(
        new TransferTool[] { new TransferTool.Exception("Samtycke", "Ett fall"), new TransferTool.Other("Kod") },
        tool => Assert.Empty(Missing(Milestones.Registered().Do(Abroads.Add(tool)))));

    [Fact]
    public void A_sub_processor_abroad_calls_for_its_transfer_until_it_is_objected_to()
    {
        Case c = Milestones.InUse().Do(Abroads.Announced("2025-11-03", "2025-12-01", "IN"));
        Assert.Equal(["transfer-unrecorded"], Missing(c));

        c.Do(Abroads.Answer(c.Today, SubProcessorAnswer.Object));
        Assert.Empty(Missing(c));
    }

    [Fact]
    public void A_lost_adequacy_asks_for_another_tool_within_two_weeks_of_becoming_known_and_brings_tasks_forward()
    {
        Case c = Abroads.Sending().Under(r => r.Revoked("2026-03-02")).At("2026-03-02");
        Assert.Equal(Dates.Day("2026-03-02"), Lifecycle.NextDue(c.State, c.Rules));
        DateOnly before = Asked(c, "task:transfers")!.DueOn!.Value;

        c.Do(new Advance(), PersonId.System);

        Obligation asked = Asked(c, "transfer:1")!;
        Assert.Equal(("transfer-without-tool", Force.Law, Dates.Day("2026-03-16")), (asked.What, asked.Force, asked.DueOn));
        Assert.Equal(["adequacy-lost", "change-triage"], asked.Arithmetic!.Arithmetic.Select(a => a.Label));
        Assert.True(before > Dates.Day("2026-06-01"));
        Assert.Equal(Dates.Day("2026-03-16"), Asked(c, "task:transfers")!.DueOn);
        Assert.Equal(Dates.Day("2026-03-16"), Asked(c, "task:dpia-review")!.DueOn);
        Assert.NotEqual(Dates.Day("2026-03-02"), Lifecycle.NextDue(c.State, c.Rules));
    }

    [Fact]
    public void After_an_outage_the_two_weeks_begin_when_it_becomes_known_here()
    {
        Case c = Abroads.Sending().Under(r => r.Revoked("2026-01-01")).At("2026-04-07").Do(new Advance(), PersonId.System);

        Assert.Equal(Dates.Day("2026-04-21"), Asked(c, "transfer:1")!.DueOn);
    }

    [Fact]
    public void Another_tool_is_another_obligation_when_that_one_falls_too()
    {
        Case c = Abroads.Sending().Under(r => r.Revoked("2026-03-02")).At("2026-03-02").Do(new Advance(), PersonId.System);
        Assert.Equal(1, Asked(c, "transfer:1")!.Cycle);

        c.Do(Abroads.Change(new TransferTool.StandardClauses(Abroads.Fine)));
        Assert.Null(Asked(c, "transfer:1"));
        c.Do(Abroads.Change(new TransferTool.None()));
        Assert.Equal((3, Dates.Day("2026-03-16")), (Asked(c, "transfer:1")!.Cycle, Asked(c, "transfer:1")!.DueOn));
    }

    [Fact]
    public void A_decision_with_a_last_day_falls_by_itself_the_day_after()
    {
        Case c = Milestones.InUse(Give.FixedTerms(end: "2033-06-30")).Do(Abroads.Add(country: "GB")).At("2031-12-27");
        DateOnly last = c.Rules.Law.Adequacy.Single(a => a.Country == "GB").ValidTo!.Value;

        Assert.DoesNotContain(Fallen(c.At(last)), _ => true);
        Assert.Single(Fallen(c.At(last.AddDays(1))));

        static IEnumerable<AdequacyLost> Fallen(Case c) =>
            ((Decision.Accepted)c.Try(new Advance(), PersonId.System)).Events.OfType<AdequacyLost>();
    }

    [Fact]
    public void A_decision_that_another_takes_over_from_does_not_fall()
    {
        Case c = Abroads.Sending().Under(r => r.Revoked("2026-03-02")).Under(r => r with
        {
            Law = r.Law with { Adequacy = r.Law.Adequacy.Add(new("second", "US", "Next", Dates.Day("2026-03-02"), null)) },
        });

        Assert.Empty(((Decision.Accepted)c.At("2026-03-02").Try(new Advance(), PersonId.System)).Events);
        Assert.Null(c.Rules.Law.AdequateUntil("US", Dates.Day("2025-11-03")));
    }

    [Fact]
    public void The_task_is_there_only_where_there_are_transfers_and_from_when_there_are()
    {
        Case c = Milestones.InUse();
        Assert.Null(Asked(c, "task:transfers"));

        c.At("2026-02-02").Do(Abroads.Add());
        Assert.Equal(Dates.Day("2027-02-02"), Asked(c, "task:transfers")!.DueOn);

        c.Do(new EndTransfer(1, "Slut", c.Today));
        Assert.Null(Asked(c, "task:transfers"));
    }

    [Fact]
    public void An_authoritys_request_brings_the_tests_of_the_transfers_forward()
    {
        Case c = Abroads.Sending().At("2026-02-02");

        c.Do(new RecordAccessRequest("Åklagare", "US", "Konton", AccessOutcome.Disclosed, c.Today, null));

        Assert.All(new[] { "transfers", "supplier-control", "risk-analysis" }, task =>
            Assert.Equal(Dates.Day("2026-02-16"), Asked(c, $"task:{task}")!.DueOn));
    }
}
