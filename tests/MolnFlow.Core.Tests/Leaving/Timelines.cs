using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Leaving;

/// <summary>Timelines by the catalogue, and their dates as text.</summary>
public static class Timelines
{
    public static TimelineBasis Basis(string end, int? notice = null, bool complex = false, string start = "2020-01-01") => new(
        Dates.Day(end), Give.FixedTerms(start, end, notice), complex, Dates.Day(start), Dates.Day(start), null, null);

    public static ExitTimeline Of(TimelineBasis basis) => ExitTimeline.Compute(basis, TestRules.Catalogue);

    public static TimelineBasis Renewed(this TimelineBasis basis, Renewal renewal) =>
        basis with { Terms = basis.Terms with { Renewal = renewal } };

    public static string Text(this DateOnly? date) => date?.ToString("yyyy-MM-dd") ?? "";

    public static string Text(this DatedFact? fact) => (fact?.Date).Text();

    public static string Row(this ExitTimeline timeline, string step) =>
        ((DateOnly?)timeline.Rows.Single(r => r.Step.Id.Value == step).Due.Date).Text();
}
