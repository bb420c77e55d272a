using MolnFlow.Web.Pages.Abroad;
using MolnFlow.Web.Pages.Cases;
using MolnFlow.Web.Pages.Demo;
using MolnFlow.Web.Pages.Exits;
using MolnFlow.Web.Pages.Records;
using MolnFlow.Web.Pages.Reference;
using MolnFlow.Web.Pages.Tasks;

namespace MolnFlow.Web.Pages;

/// <summary>
/// The pages: plain HTML, rendered whole on the server. Every address is an ordinary endpoint, so the
/// same pages work wherever the pipeline runs.
/// </summary>
public static class PageSite
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "molnflow-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<PageTools>();
        services.AddSingleton<CommandForms>();
        return services;
    }

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        // Pages describe themselves; the API's document is for programs.
        IEndpointRouteBuilder pages = routes.MapGroup("").ExcludeFromDescription();
        StyleSheet.Map(pages);
        TaskPages.Map(pages);
        RegisterPages.Map(pages);
        CasePages.Map(pages);
        ExitPages.Map(pages);
        ControlPages.Map(pages);
        QuestionPages.Map(pages);
        PiaPages.Map(pages);
        EvidencePages.Map(pages);
        CommandPages.Map(pages);
        AgreementPages.Map(pages);
        SupplierPages.Map(pages);
        PeoplePages.Map(pages);
        ReferencePages.Map(pages);
        AdequacyPages.Map(pages);
        PreferencePages.Map(pages);
        ErrorPages.Map(pages);
        return routes;
    }
}
