using System.Net.Mail;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Standalone;
using MolnFlow.Standalone.Accounts;
using MolnFlow.Standalone.Demo;
using MolnFlow.Standalone.Mail;
using MolnFlow.Standalone.Storage;
using MolnFlow.Web;
using MolnFlow.Web.Identity;

(string[] arguments, string? fault) = Options.Prepare(args);
if (fault is not null)
{
    Console.Error.WriteLine(fault);
    return 2;
}

if (arguments.Contains("--help=true"))
{
    Console.WriteLine(Options.Help);
    return 0;
}

WebApplicationBuilder builder = WebApplication.CreateBuilder(arguments);
Options options;
DataFolder folder;
try
{
    // From the command line only: a variable in the environment must not turn a real start into a demo.
    IConfiguration given = new ConfigurationBuilder().AddCommandLine(arguments).Build();
    options = Options.From(given);
    string urls = given["urls"] ?? "http://127.0.0.1:5080";
    Options.RequireLoopback(urls);
    Options.RequireNoOtherEndpoints(builder.Configuration);
    builder.WebHost.UseUrls(urls);
    folder = DataFolder.Open(options.DataFolder, options.Demo);
}
catch (OptionException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

using DataFolder held = folder;
CatalogueResult read = CatalogueFiles.Load(options.CatalogFolder);
if (read is not CatalogueResult.Loaded { Catalogue: { } catalogue })
{
    return Startup.ReportFaults((CatalogueResult.Faulty)read, options.CatalogFolder);
}

DemoRegister? demo = options.Demo ? new DemoRegister(folder, options) : null;
using SqliteDatabase database = SqliteDatabase.Open(folder.FullPath);
var documents = new SqliteDocumentStore(database);
var store = new SqliteServiceStore(database);
await store.ReleaseLeases(CancellationToken.None);
Installation installation = await Installation.Open(documents, CancellationToken.None);

IServiceCollection services = builder.Services;
services.AddSingleton(catalogue);
services.AddSingleton(installation);
services.AddSingleton<IDocumentStore>(documents);
services.AddSingleton<IServiceStore>(store);
services.AddSingleton<IEvidenceStore>(new FolderEvidenceStore(folder.FullPath));
services.AddSingleton<IMailer>(new PickupMailer(folder.Mail, new MailAddress("molnflow@localhost", "MolnFlow")));
services.AddSingleton(sp => new PublicAddress(Startup.Address(sp.GetRequiredService<IServer>())));
services.AddSingleton<Loop>();
services.AddSingleton<ICommitListener>(sp => sp.GetRequiredService<Loop>());
services.AddHostedService(sp => sp.GetRequiredService<Loop>());
services.AddDataProtection().SetApplicationName("MolnFlow").PersistKeysToFileSystem(Directory.CreateDirectory(folder.Keys));
if (demo is not null)
{
    if (options.DemoNow is { } first && demo.Clock.Today > first)
    {
        Console.WriteLine($"The demo goes on from {demo.Clock.Today:yyyy-MM-dd}; --demo-now cannot move it back. Add --demo-reset to start over.");
    }

    services.AddSingleton(demo);
    services.AddSingleton<TimeProvider>(demo.Clock);
    services.AddSingleton<IDemo>(sp => new Demo(demo.Clock, sp));
    services.AddSingleton<IWhoActs, DemoIdentity>();
}
else
{
    services.AddSingleton(TimeProvider.System);
    services.AddSingleton<LocalAccounts>();
    services.AddSingleton<IWhoActs, AccountIdentity>();
    services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
    {
        cookie.Cookie.Name = "molnflow-session";
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
    });
}

// What the process says for itself is enough on a screen; configuration can ask for more.
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

// Whatever name a page elsewhere gives this machine, only these are answered.
builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
services.AddSite();

WebApplication app = builder.Build();
if (demo is not null)
{
    app.Use(async (http, next) =>
    {
        await demo.Made.WaitAsync(http.RequestAborted);
        await next(http);
    });
}

app.UseSite();
app.MapSite();
if (!options.Demo)
{
    app.MapAccounts();
}

await app.Services.GetRequiredService<Rulebooks>().Keep(CancellationToken.None);
if (options.Demo)
{
    await DemoPeople.Seed(app.Services.GetRequiredService<Directories>(), CancellationToken.None);
}

try
{
    await app.StartAsync();
    Startup.RequireLoopback(app.Services.GetRequiredService<IServer>());
}
catch (IOException e)
{
    Console.Error.WriteLine($"{e.Message} Choose another address, such as --urls http://127.0.0.1:5081.");
    return 2;
}
catch (OptionException e)
{
    Console.Error.WriteLine(e.Message);
    await app.StopAsync();
    return 2;
}

await (demo?.Make(app.Services, database) ?? Task.CompletedTask);
await Startup.Greet(app, options);
await app.WaitForShutdownAsync();
return 0;

/// <summary>The process; public so that tests can start it.</summary>
public partial class Program;
