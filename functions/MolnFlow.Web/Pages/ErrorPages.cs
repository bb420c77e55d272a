namespace MolnFlow.Web.Pages;

/// <summary>Addresses that lead nowhere. Programs get problem details from the API; people get a page.</summary>
internal static class ErrorPages
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFallback("{**path:regex(^(?!(api|openapi)(/|$)).*$)}", Answers.NotFound);
}
