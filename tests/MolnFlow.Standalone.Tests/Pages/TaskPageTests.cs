using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

public sealed class TaskPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly PagesClient anna = PagesClient.As(site, "anna", "en");

    [Fact]
    public async Task A_task_is_done_through_its_form_with_the_task_chosen_and_its_guidance_beside()
    {
        string service = $"/services/{await InUse.Begin(site)}";
        Page form = await anna.Get($"{service}/do/complete-task?task=access-review");
        Assert.Contains("Remove those who have left", form.Text, StringComparison.Ordinal);
        Assert.Equal("access-review", form.Document.QuerySelector("select[name=task] option[selected]")!.GetAttribute("value"));
        Assert.Null(form.Document.QuerySelector("[name='logs.which']"));

        Page done = await anna.Send(form, ("result", "unchanged"));
        Assert.Equal((HttpStatusCode.OK, service), (done.Status, done.Path));
        Assert.Contains("was done on 2025-11-03", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_found_as_it_was_is_done_from_the_list_and_the_list_comes_back()
    {
        string id = await InUse.Begin(site, "Listan");
        Page mine = await anna.Get("/");
        IHtmlFormElement form = Button(mine, id, "access-review")!;
        Assert.Null(Button(mine, id, "log-review"));
        Page after = await Press(form);
        Assert.Equal((HttpStatusCode.OK, "/"), (after.Status, after.Path));
        Assert.NotNull(after.Done);
        Assert.Contains("was done on 2025-11-03", (await anna.Get($"/services/{id}")).Text, StringComparison.Ordinal);

        // The list was read before somebody did something else: the form comes instead, with what has happened.
        Page stale = await Press(Button(mine, id, "configuration")!);
        Assert.Equal((HttpStatusCode.PreconditionFailed, $"/services/{id}/do/complete-task"), (stale.Status, stale.Path));
        Assert.Equal("configuration", stale.Document.QuerySelector("select[name=task] option[selected]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await anna.Send(stale)).Status);

        async Task<Page> Press(IHtmlFormElement pressed) => await Page.From(await anna.Http.PostAsync(
            new Uri(pressed.GetAttribute("action")!, UriKind.Relative),
            new FormUrlEncodedContent([.. PagesClient.Values(pressed), KeyValuePair.Create("result", "unchanged")])));
    }

    [Fact]
    public async Task The_way_back_from_a_list_never_leads_to_another_site()
    {
        string id = await InUse.Begin(site, "Tillbaka");
        foreach ((string task, string back) in new[] { ("access-review", "https://evil.example/"), ("configuration", "//evil.example") })
        {
            Page done = await anna.Fill($"/services/{id}/do/complete-task?task={task}", ("result", "unchanged"), ("_back", back));
            Assert.Equal((HttpStatusCode.OK, "/"), (done.Status, done.Path));
        }
    }

    private static IHtmlFormElement? Button(Page page, string id, string task) => page.Document.QuerySelectorAll<IHtmlFormElement>("main form")
        .SingleOrDefault(f => f.GetAttribute("action") == $"/services/{id}/do/complete-task" && f.QuerySelector("[name=task]")!.GetAttribute("value") == task);

    [Fact]
    public async Task A_log_review_asks_for_the_log()
    {
        string service = $"/services/{await InUse.Begin(site)}";
        Page without = await anna.Fill($"{service}/do/complete-task?task=log-review", ("result", "done"));
        Assert.Equal(HttpStatusCode.Conflict, without.Status);

        Page done = await anna.Send(without,
            ("logs.which", "Sign-ins"), ("logs.since", "2025-11-01"), ("logs.found", "Nothing"), ("logs.follows", "Nothing"));
        Assert.Contains("“Sign-ins”", done.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public async Task The_pages_of_a_service_in_use_show_its_tasks_and_the_coming_year(string language)
    {
        PagesClient reader = PagesClient.As(site, "anna", language);
        string service = $"/services/{await InUse.Begin(site)}";
        foreach (string path in new[] { "", "/dates", "/history", "/do/complete-review", "/do/complete-task", "/do/report-change", "/do/acknowledge" })
        {
            Page page = await reader.Get(service + path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotMatch(@"\b(ui|field|command|enum|kind|reason|obligation|arithmetic|event|value)\.[a-z]+[a-zA-Z.-]*|\{[a-zA-Z.]+\}", page.Text);
        }

        Page dates = await reader.Get($"{service}/dates");
        Assert.Equal(4, dates.Document.QuerySelectorAll("tbody li").Count(li => li.TextContent.Contains(language == "sv" ? "vid ett tillfälle" : "one sitting", StringComparison.Ordinal)));
        Page mine = await reader.Get("/");
        Assert.Contains(language == "sv" ? "Gå igenom behörigheterna" : "Go through who has access", mine.Text, StringComparison.Ordinal);
        IElement later = mine.Document.QuerySelectorAll("main > details, main details").First(d => d.QuerySelector("ul.tasks") is not null);
        Assert.False(later.HasAttribute("open"));
    }
}
