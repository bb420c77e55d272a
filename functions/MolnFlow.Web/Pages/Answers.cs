using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MolnFlow.Web.Pages;

/// <summary>The ways a page is answered.</summary>
internal static class Answers
{
    /// <summary>A page with its model; rendered whole before anything is sent, so that its status is true.</summary>
    public static IResult Page<TPage>(View view, object? model = null, int status = StatusCodes.Status200OK) where TPage : IComponent
    {
        var parameters = new Dictionary<string, object?> { ["View"] = view };
        if (model is not null)
        {
            parameters["Model"] = model;
        }

        return new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true };
    }

    public static async Task<IResult> NotFound(HttpContext http, PageTools tools) =>
        Page<Shared.ProblemPage>(await tools.View(http), StatusCodes.Status404NotFound, StatusCodes.Status404NotFound);

    public static async Task<IResult> Problem(HttpContext http, PageTools tools, int status) =>
        Page<Shared.ProblemPage>(await tools.View(http), status, status);

    /// <summary>After a form was carried out: the browser fetches the page, so reloading sends nothing again.</summary>
    public static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>An address of this site that was sent along, or the start page: never another site.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
            && !address.Any(char.IsControl)
            ? address
            : "/";
}
