using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using MolnFlow.Application.Directory;
using MolnFlow.Core;
using MolnFlow.Functions.Hosting;
using MolnFlow.Functions.Identity;
using MolnFlow.Functions.Storage;
using MolnFlow.Functions.Tests.Storage;
using MolnFlow.Web.Identity;

namespace MolnFlow.Functions.Tests.Identity;

public sealed class AppServiceIdentityTests : IAsyncLifetime
{
    private const string Issuer = "https://login.microsoftonline.com/t/v2.0";
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private static readonly FirstAdministrator First = new(Issuer, "oid-1", "Ada", "ada@region.example", "Regionen");

    private readonly TestTables tables = new();
    private Directories directories = null!;
    private Logins logins = null!;

    public async Task InitializeAsync()
    {
        var documents = new TableDocumentStore(await tables.Open());
        directories = new Directories(documents);
        logins = new Logins(documents, directories);
        await logins.Begin(First, DateTimeOffset.UnixEpoch, default);
    }

    public Task DisposeAsync() => tables.Discard();

    private static string Header(params (string Type, string Value)[] claims) => Convert.ToBase64String(
        JsonSerializer.SerializeToUtf8Bytes(new { auth_typ = "aad", claims = claims.Select(c => new { typ = c.Type, val = c.Value }) }));

    private async Task<(Person? Person, UnknownLogin? Unknown)> Find(string? header, bool appService = true, string path = "/services", int times = 1)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = path;
        if (header is not null)
        {
            http.Request.Headers[AppServiceIdentity.Header] = Enumerable.Repeat(header, times).ToArray();
        }

        Person? person = await new AppServiceIdentity(new SignInSettings(appService, null), logins).Find(http);
        return (person, http.Features.Get<UnknownLogin>());
    }

    private static string Ada => Header(("iss", Issuer), (ObjectId, "oid-1"), ("sub", "pairwise"));

    [Fact]
    public async Task Whoever_is_linked_is_the_person()
    {
        (Person? person, UnknownLogin? unknown) = await Find(Ada);
        Assert.Equal(("Ada", true), (person!.Name, person.Roles.Contains(Role.Administrator)));
        Assert.Null(unknown);
    }

    [Fact]
    public async Task Nobody_is_believed_where_app_service_does_not_stand_in_front()
    {
        Assert.Equal((null, null), await Find(Ada, appService: false));
        Assert.Equal((null, null), await Find(Ada, path: "/healthz"));
        Assert.Equal((null, null), await Find(Ada, path: "/hooks/sendgrid"));
        Assert.Equal((null, null), await Find(Ada, times: 2));
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/other/v2.0", "oid-1")]
    [InlineData(Issuer, "oid-2")]
    [InlineData(Issuer, "OID-1")]
    public async Task A_stranger_is_told_what_to_have_linked(string issuer, string subject)
    {
        (Person? person, UnknownLogin? unknown) = await Find(Header(("iss", issuer), (ObjectId, subject)));
        Assert.Null(person);
        Assert.Equal(new UnknownLogin(issuer, subject), unknown);
    }

    [Fact]
    public async Task A_header_that_does_not_say_clearly_who_it_is_is_nobody()
    {
        string[] unclear =
        [
            "", "x", Convert.ToBase64String(Encoding.UTF8.GetBytes("[]")), Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"claims\":5}")),
            Header((ObjectId, "oid-1")), Header(("iss", Issuer)), Header(("iss", Issuer), ("iss", "other"), (ObjectId, "oid-1")),
            Header(("iss", Issuer), (ObjectId, "oid-1"), (ObjectId, "oid-2")), Header(("iss", Issuer), (ObjectId, ""), ("sub", "oid-1")),
        ];
        foreach (string header in unclear)
        {
            Assert.Equal((null, null), await Find(header));
        }
    }

    [Fact]
    public async Task Somebody_who_has_left_is_a_stranger()
    {
        Versioned<Person> ada = (await directories.People.Find(new("o-1"), "p-1", default))!;
        await directories.People.Save(ada.Record with { Active = false }, ada.Version, default);
        Assert.NotNull((await Find(Ada)).Unknown);
    }

    [Fact]
    public async Task The_first_administrator_is_entered_once_and_configuration_has_no_say_after_that()
    {
        await logins.Begin(First with { Subject = "oid-9" }, DateTimeOffset.UnixEpoch, default);
        Assert.NotNull((await Find(Header(("iss", Issuer), (ObjectId, "oid-9")))).Unknown);
    }

    [Fact]
    public async Task A_sign_in_is_linked_to_one_person_and_a_person_may_have_many()
    {
        var login = new Login("https://other", "x", new("o-1"), new("p-1"), new("p-1"), DateTimeOffset.UnixEpoch);
        Assert.True(await logins.Link(login, default));
        Assert.False(await logins.Link(login with { Person = new("p-2") }, default));
        Assert.Equal("Ada", (await Find(Header(("iss", "https://other"), ("sub", "x")))).Person!.Name);
        Assert.Equal(2, (await logins.Of(new("o-1"), default)).Count);
        await logins.Unlink(login, default);
        Assert.NotNull((await Find(Header(("iss", "https://other"), ("sub", "x")))).Unknown);
    }

    [Theory]
    [InlineData("AppService", "site", "True", true)]
    [InlineData("AppService", "site", null, true)]
    [InlineData("AppService", "site", "False", false)]
    [InlineData("AppService", null, "True", false)]
    [InlineData("", "site", "True", false)]
    public void The_header_is_believed_only_as_configured_and_on_the_platform(string mode, string? site, string? enabled, bool believed)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MolnFlow:PublicAddress"] = "https://molnflow.example",
            ["MolnFlow:Storage:ConnectionString"] = "UseDevelopmentStorage=true",
            ["MolnFlow:Mail:ApiKey"] = "SG.x",
            ["MolnFlow:Mail:Sender"] = "a@b.example",
            ["MolnFlow:SignIn:Mode"] = mode,
            ["WEBSITE_SITE_NAME"] = site,
            ["WEBSITE_AUTH_ENABLED"] = enabled,
        }).Build();

        Settings settings = Settings.From(configuration);

        Assert.Equal(believed, settings.SignIn.AppService);
        Assert.Equal("https://molnflow.example/", settings.PublicAddress.AbsoluteUri);
    }

    [Fact]
    public void A_setting_that_is_missing_is_named()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("WEBSITE_HOSTNAME", "x.example")]).Build();
        var fault = Assert.Throws<InvalidOperationException>(() => Settings.From(configuration));
        Assert.Contains("MolnFlow__Storage__Tables", fault.Message, StringComparison.Ordinal);
    }
}
