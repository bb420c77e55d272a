using MolnFlow.Application.Adequacy;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Verify;
using MolnFlow.Application.Wording;
using MolnFlow.Web.Api;
using MolnFlow.Web.Identity;
using MolnFlow.Web.Letters;
using MolnFlow.Web.Pages;

namespace MolnFlow.Web;

/// <summary>The site that both hosts serve. A host adds its stores, mailer, clock and way of signing in.</summary>
public static class Site
{
    /// <summary>Adds everything but the host's adapters: stores, <see cref="IMailer"/>, <see cref="TimeProvider"/>,
    /// <see cref="Installation"/>, <see cref="PublicAddress"/>, <see cref="Catalogue"/> and <see cref="IWhoActs"/>.</summary>
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddSingleton(sp => new Present(sp.GetRequiredService<TimeProvider>(), Present.Stockholm));
        services.AddSingleton<Rulebooks>();
        services.AddSingleton<ServiceLoader>();
        services.AddSingleton<ServiceDesk>();
        services.AddSingleton<Directories>();
        services.AddSingleton<EvidenceDesk>();
        services.AddSingleton<EvidenceSweep>();
        services.AddSingleton<References>();
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<Speakers>();
        services.AddSingleton<Verifier>();
        services.AddSingleton<ILetterWriter, LetterWriter>();
        services.AddSingleton<IAdequacyLetters, AdequacyLetters>();
        services.AddSingleton<AdequacyDesk>();
        services.AddSingleton<ICatalogueLetters, CatalogueLetters>();
        services.AddSingleton<CatalogueWatch>();
        services.AddSingleton<Courier>();
        services.AddSingleton<LetterFates>();
        services.AddSingleton<Clockwork>();
        services.AddHttpContextAccessor();
        services.AddApi();
        services.AddPages();
        return services;
    }

    /// <summary>The pipeline: errors, headers, who acts, then endpoints.</summary>
    public static IApplicationBuilder UseSite(this IApplicationBuilder app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/error");

        // Named here because not every host adds it by itself; after the handler, which routes anew to the page of errors.
        app.UseRouting();
        app.UseMiddleware<ActorMiddleware>();
        app.UseAntiforgery();
        return app;
    }

    public static IEndpointRouteBuilder MapSite(this IEndpointRouteBuilder routes)
    {
        routes.MapApi();
        routes.MapPages();
        return routes;
    }
}
