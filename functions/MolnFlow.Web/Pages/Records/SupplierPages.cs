using System.Collections.Immutable;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Directory;
using MolnFlow.Core;
using MolnFlow.Web.Api;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Records;

/// <summary>The organisation's suppliers.</summary>
internal static class SupplierPages
{
    private const string Name = "supplier-record";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/suppliers", List);
        routes.MapGet("/suppliers/new", New);
        routes.MapPost("/suppliers/new", Add);
    }

    private static async Task<IResult> List(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        ImmutableList<Supplier> all = await tools.Directories.Suppliers.All(view.Actor.Organisation, http.RequestAborted);
        return Answers.Page<SuppliersPage>(view, all.OrderBy(s => s.Name, view.ByName).ToImmutableList());
    }

    private static async Task<IResult> New(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        return Answers.Page<NewSupplierPage>(
            view, await RecordForms.Blank<SupplierInput>(Name, view, new FormValues(), tools, http.RequestAborted));
    }

    private static async Task<IResult> Add(HttpContext http, PageTools tools, References references)
    {
        View view = await tools.View(http);
        (SupplierInput? entry, FormState form) = await RecordForms.Read<SupplierInput>(http, Name, view, tools, references, Faults);
        if (entry is null)
        {
            return Answers.Page<NewSupplierPage>(view, form, form.Status);
        }

        var supplier = new Supplier(
            new SupplierId(Directories.NewId('u')), view.Actor.Organisation, entry.Name, entry.Country, entry.Contact);
        await tools.Directories.Suppliers.Save(supplier, 0, http.RequestAborted);
        return Answers.SeeOther(http, "/suppliers");
    }

    private static IEnumerable<Reason> Faults(SupplierInput entry) => entry.Country is null or [>= 'A' and <= 'Z', >= 'A' and <= 'Z']
        ? []
        : [new Reason("country-malformed").With("field", "country")];
}
