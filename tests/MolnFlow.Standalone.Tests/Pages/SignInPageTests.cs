using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using MolnFlow.Standalone.Tests.Support;

namespace MolnFlow.Standalone.Tests.Pages;

/// <summary>The page that strangers see, where people sign in for themselves.</summary>
public sealed class SignInPageTests(SignInPageTests.Site site) : IClassFixture<SignInPageTests.Site>
{
    [Fact]
    public async Task A_stranger_can_switch_language_and_sees_what_is_wrong()
    {
        using HttpClient http = site.CreateClient();
        Page swedish = await Page.From(await http.GetAsync(new Uri("/sign-in?code=abc", UriKind.Relative)));
        Assert.Equal("sv", swedish.Document.DocumentElement.GetAttribute("lang"));
        var form = (IHtmlFormElement)swedish.Document.QuerySelector("form[action='/language']")!;
        using var language = new FormUrlEncodedContent(PagesClient.Values(form).Append(KeyValuePair.Create("language", "en")));
        Page english = await Page.From(await http.PostAsync(new Uri("/language", UriKind.Relative), language));
        Assert.Equal(("/sign-in", "en"), (english.Path, english.Document.DocumentElement.GetAttribute("lang")));
        Assert.Equal("abc", english.Field("code").GetAttribute("value"));

        using var wrong = new FormUrlEncodedContent(PagesClient.Values(english.Form));
        Page refused = await Page.From(await http.PostAsync(new Uri("/sign-in", UriKind.Relative), wrong));
        Assert.True(refused.Document.QuerySelector("#summary.summary[role=alert]")!.HasAttribute("autofocus"));
        Assert.StartsWith("Error: ", refused.Document.Title, StringComparison.Ordinal);
    }

    /// <summary>A process that was not started as a demo.</summary>
    public sealed class Site : DemoSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("data", Folder);
    }
}
