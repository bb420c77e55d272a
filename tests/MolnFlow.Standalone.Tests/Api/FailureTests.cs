using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using MolnFlow.Application.Directory;
using MolnFlow.Standalone.Tests.Support;
using MolnFlow.Web.Identity;

namespace MolnFlow.Standalone.Tests.Api;

public sealed class FailureTests(FailureTests.StumblingSite site) : IClassFixture<FailureTests.StumblingSite>
{
    [Theory]
    [InlineData("sv", "Något gick fel hos oss")]
    [InlineData("en", "Something went wrong on our side")]
    public async Task A_program_is_told_that_it_failed_and_nothing_of_how(string language, string words)
    {
        Reply reply = await site.As("anna", language).Get("/api/stumble");
        Assert.Equal(HttpStatusCode.InternalServerError, reply.Status);
        Assert.Equal("application/problem+json", reply.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(words, reply.Json.GetProperty("title").GetString());
        Assert.Equal("/api/stumble", reply.Json.GetProperty("instance").GetString());
        Assert.NotEmpty(reply.Json.GetProperty("traceId").GetString()!);
        Assert.DoesNotContain("secret", reply.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_person_gets_a_page_in_both_languages()
    {
        Reply reply = await site.As("anna").Get("/stumble");
        Assert.Equal(HttpStatusCode.InternalServerError, reply.Status);
        Assert.Equal("text/html", reply.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("lang=\"sv\"", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Something went wrong on our side", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", reply.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Nobody_is_shown_a_failure_that_did_not_happen() => (await site.As("anna").Get("/error")).Refused(404, "not-found");

    public sealed class StumblingSite : DemoSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IWhoActs, Stumbling>());
        }
    }

    private sealed class Stumbling(Directories directories) : IWhoActs
    {
        public string? SignInPath => null;

        public async ValueTask<Person?> Find(HttpContext http) => http.Request.Path.Value!.EndsWith("/stumble", StringComparison.Ordinal)
            ? throw new InvalidOperationException("A secret of ours")
            : (await directories.People.Find(new("lindby"), "anna", http.RequestAborted))?.Record;
    }
}
