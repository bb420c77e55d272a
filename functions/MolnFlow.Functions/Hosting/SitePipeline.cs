using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MolnFlow.Functions.Identity;
using MolnFlow.Web;

namespace MolnFlow.Functions.Hosting;

/// <summary>The pages and the API: the same pipeline as everywhere, built once over the app's services.</summary>
public sealed class SitePipeline
{
    public SitePipeline(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseSite();
        app.UseEndpoints(routes =>
        {
            routes.MapSite();
            routes.MapSignIn();
        });
        Run = app.Build();
    }

    public RequestDelegate Run { get; }
}
