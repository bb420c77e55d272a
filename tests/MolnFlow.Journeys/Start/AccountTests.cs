using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using MolnFlow.Journeys.Support;

namespace MolnFlow.Journeys.Start;

/// <summary>Without <c>--demo</c>: passwords on this machine, the first of them by the code that is printed.</summary>
public sealed partial class AccountTests : IAsyncLifetime
{
    private const string Email = "sara@lindby.example";
    private const string Password = "en mening som går att minnas";
    private readonly TempFolder folder = new();
    private RunningProcess process = null!;
    private Browser browser = null!;

    public async Task InitializeAsync() => await Start();

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await process.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_first_account_takes_the_printed_code_and_signs_in_browsers_and_programs()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/services")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/api/services")).StatusCode);
        string code = await Code();

        await browser.SignIn(("code", "0000"), ("organisation", "Lindby"), ("name", "Sara"), ("email", Email), ("password", Password));
        await browser.SignIn(("code", code), ("organisation", "Lindby"), ("name", "Sara"), ("email", Email), ("password", "kort"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/services")).StatusCode);
        HttpResponseMessage made = await browser.SignIn(
            ("code", code), ("organisation", "Lindby"), ("name", "Sara"), ("email", Email), ("password", Password), ("to", "/services"));

        Assert.Equal((HttpStatusCode.Redirect, "/services"), (made.StatusCode, made.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/services")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Api(Password));
        Assert.Equal(HttpStatusCode.Unauthorized, await Api("fel lösenord helt och hållet"));

        // The session outlives the process, and the code is no longer printed.
        await process.Kill();
        await process.DisposeAsync();
        Browser before = browser;
        await Start(before);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/services")).StatusCode);
        Assert.DoesNotMatch(Printed(), process.Output);
    }

    [Fact]
    public async Task Nobody_acts_through_somebody_elses_browser()
    {
        await SetUp();

        Assert.Equal(HttpStatusCode.Forbidden, await Intake(r => r.Headers.Add("Origin", "http://elsewhere.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await Intake(r => r.Headers.Add("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/services/new", ("name", "Smyg"))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, await Intake(r => r.Headers.Add("Origin", browser.Address.GetLeftPart(UriPartial.Authority))));
        Assert.Equal(HttpStatusCode.BadRequest, await Intake(r => r.Headers.Host = "elsewhere.example"));
        Reply register = await Reply.From(await browser.Get("/api/services"));
        Assert.Equal(1, register.Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task After_five_wrong_passwords_not_even_the_right_one_helps_for_a_while()
    {
        await SetUp();
        browser.ForgetCookies();
        for (int i = 0; i < 5; i++)
        {
            await browser.SignIn(("email", Email), ("password", $"fel nummer {i} av fem"));
        }

        await browser.SignIn(("email", Email), ("password", Password));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/services")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await Api(Password));
    }

    [Fact]
    public async Task Without_the_forms_token_no_account_is_made()
    {
        string code = await Code();

        await browser.Post("/sign-in", ("code", code), ("organisation", "Lindby"), ("name", "Sara"), ("email", Email), ("password", Password));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/services")).StatusCode);
        IHtmlDocument page = await browser.Page("/sign-in");
        Assert.NotNull(page.QuerySelector("input[name=code]"));
    }

    private async Task Start(Browser? earlier = null)
    {
        process = await RunningProcess.Start(folder.Path, "--data", folder.In("data"));
        browser = new Browser(process.Address, earlier);
    }

    private async Task SetUp()
    {
        await browser.SignIn(("code", await Code()), ("organisation", "Lindby"), ("name", "Sara"), ("email", Email), ("password", Password));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/services")).StatusCode);
    }

    /// <summary>Printed a moment after the address.</summary>
    private async Task<string> Code()
    {
        await Eventually.True(() => Task.FromResult(Printed().IsMatch(process.Output)), () => process.Output);
        return Printed().Match(process.Output).Groups[1].Value;
    }

    private async Task<HttpStatusCode> Api(string password)
    {
        using var site = new Site(process.Address);
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/services");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Email}:{password}")));
        return (await site.Send(request, null)).Status;
    }

    private async Task<HttpStatusCode> Intake(Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/services")
        {
            Content = new StringContent("""{"name":"Bygglovet","overInternet":true,"runByUs":false}""", MediaTypeHeaderValue.Parse("application/json")),
        };
        change(request);
        return (await browser.Send(request)).StatusCode;
    }

    [GeneratedRegex("Make the first account at \\S+sign-in\\?code=([0-9a-f]+)")]
    private static partial Regex Printed();
}
