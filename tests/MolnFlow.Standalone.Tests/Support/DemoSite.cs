using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace MolnFlow.Standalone.Tests.Support;

/// <summary>The whole process in demo mode on a folder of its own, from 2025-11-03; the folder goes when the tests are done.</summary>
public class DemoSite : WebApplicationFactory<Program>
{
    /// <summary>False for the made-up register that people who try it find.</summary>
    protected virtual bool Empty => true;

    protected string Folder { get; } = Directory.CreateTempSubdirectory("molnflow-test-").FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("data", Folder);
        builder.UseSetting("demo", "true");
        builder.UseSetting("demo-empty", Empty ? "true" : "false");
        builder.UseSetting("demo-now", "2025-11-03");
    }

    /// <summary>Speaks as one of the demo's people; English unless told otherwise.</summary>
    public ApiClient As(string person, string language = "en")
    {
        HttpClient http = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        http.DefaultRequestHeaders.Add("X-MolnFlow-User", person);
        http.DefaultRequestHeaders.Add("Accept-Language", language);
        return new ApiClient(http);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
