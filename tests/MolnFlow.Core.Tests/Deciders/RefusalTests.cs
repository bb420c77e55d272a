using System.Text.RegularExpressions;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

public partial class RefusalTests
{
    private static readonly Dictionary<string, Refusal> Rows = AcquireRefusals.All
        .Concat(ThroughoutRefusals.All).Concat(LeavingRefusals.All).Concat(TaskRefusals.All).Concat(AdoptionRefusals.All)
        .Concat(IncidentRows.Refused).Concat(AbroadRows.Refused)
        .Concat(QuestionRefusals.All).Concat(AssessmentRefusals.All)
        .ToDictionary(r => $"{r.Code}, because {r.When}");

    public static TheoryData<string> Names() => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_command_that_must_not_pass_is_refused_and_nothing_happens(string name)
    {
        Refusal row = Rows[name];
        Case c = row.Given();
        string before = c.Log.Count == 0 ? "" : Dump.Of(c.State);

        Assert.Contains(row.Code, c.Codes(row.Asked(c), row.By));
        Assert.Equal(before, c.Log.Count == 0 ? "" : Dump.Of(c.State));
    }

    [Fact]
    public void Every_reason_in_the_source_is_provoked_by_some_row()
    {
        string[] codes = [.. Repository.Files("functions/MolnFlow.Core", "*.cs")
            .SelectMany(file => Reasons().Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value).Distinct().Order()];

        Assert.NotEmpty(codes);

        // What is only ever recommended refuses nothing; WarningTests has it.
        Assert.Equal(codes.Except(["risk-theme-missing"]), Rows.Values.Select(r => r.Code).Distinct().Order());
    }

    [Fact]
    public void Every_remedy_in_the_rows_is_a_command()
    {
        foreach (Refusal row in Rows.Values)
        {
            Case c = row.Given();
            Assert.All(
                c.ReasonsAgainst(row.Asked(c), row.By).Select(r => r.Remedy).OfType<string>(),
                remedy => Assert.Contains(remedy, Commands.Names));
        }
    }

    [Fact]
    public void Approval_of_an_empty_case_gives_every_reason_at_once()
    {
        Case c = Case.On("2025-11-03").Do(Give.Register());

        IReadOnlyList<string> codes = c.Codes(new DecideAcquisition(true, null, Give.Decision(c.Today)));

        Assert.All(
            ["classification-missing", "risk-analysis-missing", "residual-risk-not-accepted", "dpia-undecided", "control-unanswered"],
            code => Assert.Contains(code, codes));
    }

    [GeneratedRegex("""new Reason\("([a-z0-9-]+)""")]
    private static partial Regex Reasons();
}
