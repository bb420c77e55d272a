using AngleSharp.Dom;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class OverviewTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly PagesClient anna = PagesClient.As(site, "anna");

    [Fact]
    public async Task Before_use_the_work_is_said_once_with_the_person_who_acts()
    {
        Page page = await anna.Get(await anna.Register());
        Assert.Empty(page.Document.QuerySelectorAll("main .tasks"));
        IElement accept = page.Document.QuerySelectorAll(".next .reasons li").Single(li => li.QuerySelector("a[href$='/do/accept-residual-risk']") is not null);
        Assert.Contains("Cecilia Nyberg", accept.QuerySelector(".actor")!.TextContent, StringComparison.Ordinal);
        IElement plan = page.Document.QuerySelectorAll(".next .reasons li").Single(li => li.QuerySelector("a[href$='/do/file-exit-plan']") is not null);
        Assert.Contains("Anna Ek", plan.QuerySelector(".actor")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_was_withdrawn_is_broken_off_and_misses_nothing()
    {
        string service = await anna.Register();
        Page page = await anna.Fill($"{service}/do/withdraw", ("because", "Behovet försvann"));
        Assert.Empty(page.Document.QuerySelectorAll(".phases .past"));
        Assert.Contains("avbruten", page.Document.QuerySelector(".phases .broken")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("saknas", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/controls")]
    [InlineData("/controls/1?phase=acquire")]
    [InlineData("/dates")]
    [InlineData("/evidence")]
    public async Task An_auditor_is_offered_nothing_to_do(string page)
    {
        string service = await anna.Register();
        Page seen = await PagesClient.As(site, "gun").Get($"{service}{page}");
        Assert.Empty(seen.Document.QuerySelectorAll("main a[href*='/do/'], main form, main button, a[href='/services/new']"));
    }
}
