using System.Collections.Immutable;
using MolnFlow.Core;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Standalone.Tests.Support;
using MolnFlow.Web.Pages.Tasks;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class TaskSectionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly DateOnly Today = new(2025, 11, 3);

    [Fact]
    public void The_most_urgent_comes_first_and_what_is_more_than_thirty_days_away_is_folded_and_last()
    {
        ImmutableList<TaskLine> tasks = [Due(-1), Due(0), Due(7), Due(8), Due(30), Due(31), Due(null)];
        List<TaskSection> sections = [.. TaskSection.Of(tasks, [Due(30), Due(31), Due(null)], Today)];
        Assert.Equal(["overdue", "week", "soon", "whenever", "waiting", "later"], sections.Select(s => s.Id));
        Assert.Equal([1, 2, 2, 1, 2, 1], sections.Select(s => s.Tasks.Count));
        Assert.Equal("later", Assert.Single(sections, s => s.Folded).Id);
        Assert.Equal(["week"], TaskSection.Of([Due(3)], [], Today).Select(s => s.Id));
    }

    [Fact]
    public async Task Tasks_of_one_service_stand_together_and_say_why()
    {
        PagesClient anna = PagesClient.As(site, "anna");
        await anna.Register("Ett");
        await anna.Register("Två");
        Page page = await anna.Get("/");
        Assert.Equal(["Ett", "Två"], page.Document.QuerySelectorAll("main h3").Select(h => h.TextContent).Distinct());
        Assert.Contains("När du kan", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll(".tasks .why"));
        Assert.All(page.Document.QuerySelectorAll(".tasks details"), d => Assert.False(d.HasAttribute("open")));
    }

    private static TaskLine Due(int? days) => new(null!, new Obligation(
        "x", 1, "exit-step", days is { } d ? new Deadline.Day(Today.AddDays(d)) : null, Role.ServiceOwner, new PersonId("anna"), Force.OwnChoice, "close"));
}
