using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Controls;

public class ApplicabilityTests
{
    public static TheoryData<int, int, int, bool, bool> AllCombinations()
    {
        var all = new TheoryData<int, int, int, bool, bool>();
        for (int n = 0; n < 256; n++)
        {
            all.Add(n & 3, (n >> 2) & 3, (n >> 4) & 3, (n & 64) != 0, (n & 128) != 0);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(AllCombinations))]
    public void Exactly_the_controls_of_the_table_are_mandatory_each_with_every_reason(int k, int r, int t, bool s, bool p)
    {
        string[] expected =
        [
            .. ExpectedControl.All
                .Select(c => (c.Id, Causes: string.Join(" | ", c.Causes(k, r, t, s, p))))
                .Where(c => c.Causes.Length > 0)
                .Select(c => $"{c.Id}: {c.Causes}"),
        ];

        string[] actual =
        [
            .. Applicability.Of(TestRules.Catalogue.Rulebook, new Classification(k, r, t, s, p))
                .Select(a => $"{a.Control.Id}: {string.Join(" | ", a.Because.Select(b => $"{b.Criterion} {b.Threshold} {b.Actual}"))}"),
        ];

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_catalogue_asks_for_each_control_in_the_phases_of_the_table()
    {
        Assert.Equal(
            ExpectedControl.All.Select(c => $"{c.Id}: {string.Join(", ", c.Phases)}"),
            TestRules.Catalogue.Rulebook.Controls.Select(c =>
                $"{c.Id}: {string.Join(", ", c.Phases.Select(p => p.ToString().ToLowerInvariant()))}"));
    }

    [Fact]
    public void With_nothing_at_stake_only_the_controls_that_always_hold_are_mandatory()
    {
        int[] always = [.. ExpectedControl.All.Where(c => c.K == 0 || c.R == 0 || c.T == 0).Select(c => c.Id)];

        Assert.NotEmpty(always);
        Assert.Equal(always, Applicability.Of(TestRules.Catalogue.Rulebook, Classification.None).Select(a => a.Control.Id));
    }

    [Fact]
    public void The_strictest_set_governs_in_each_dimension_and_the_reason_names_the_sets_that_reach_it()
    {
        Service service = Case.On("2025-11-03").Do(Give.Register(
            Give.Set(new Classification(3, 0, 1, false, false)),
            Give.Set(new Classification(1, 2, 1, false, true)),
            Give.Set(new Classification(3, 1, 0, true, false)))).State;

        Assert.Equal(new Classification(3, 2, 1, true, true), service.Classification);
        foreach (Trigger trigger in AnswerStatus.Applicable(service, TestRules.Catalogue.Rulebook).SelectMany(a => a.Because))
        {
            int least = trigger.Threshold ?? 1;
            Assert.Equal(
                service.Sets.Where(x => x.Set.Classification.Of(trigger.Criterion) >= least).Select(x => x.Number),
                trigger.Sets);
            Assert.NotEmpty(trigger.Sets);
        }
    }

    [Fact]
    public void A_stricter_class_never_takes_a_control_away()
    {
        foreach (object[] row in AllCombinations())
        {
            var lower = new Classification((int)row[0], (int)row[1], (int)row[2], (bool)row[3], (bool)row[4]);
            Classification higher = lower with { Confidentiality = Math.Min(3, lower.Confidentiality + 1), PersonalData = true };
            Assert.Subset(Ids(higher), Ids(lower));
        }

        static HashSet<int> Ids(Classification c) => [.. Applicability.Of(TestRules.Catalogue.Rulebook, c).Select(a => a.Control.Id)];
    }
}
