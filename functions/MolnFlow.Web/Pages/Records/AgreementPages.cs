using System.Collections.Immutable;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Web.Api;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Records;

/// <summary>The list of agreements, with suppliers' names.</summary>
public sealed record AgreementsView(ImmutableList<Agreement> Agreements, ImmutableDictionary<SupplierId, string> Suppliers);

/// <summary>One agreement and the services under it.</summary>
public sealed record AgreementView(Agreement Agreement, ImmutableDictionary<SupplierId, string> Suppliers, RegisterPage Services);

/// <summary>A new agreement, and the service it is for when the reader came from one.</summary>
public sealed record NewAgreement(FormState Form, string? For);

/// <summary>The organisation's agreements.</summary>
internal static class AgreementPages
{
    private const string Name = "agreement-record";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/agreements", List);
        routes.MapGet("/agreements/new", New);
        routes.MapPost("/agreements/new", Add);
        routes.MapGet("/agreements/{id}", Show);
    }

    private static async Task<IResult> List(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        ImmutableList<Agreement> all = await tools.Directories.Agreements.All(view.Actor.Organisation, http.RequestAborted);
        return Answers.Page<AgreementsPage>(view, new AgreementsView(
            [.. all.OrderBy(a => a.Title, view.ByName)], await Suppliers(view, tools, http.RequestAborted)));
    }

    private static async Task<IResult> Show(HttpContext http, string id, PageTools tools)
    {
        View view = await tools.View(http);
        OrganisationId organisation = view.Actor.Organisation;
        if (await tools.Directories.Agreements.Find(organisation, id, http.RequestAborted) is not { Record: { } agreement })
        {
            return await Answers.NotFound(http, tools);
        }

        RegisterPage services = await tools.Store.Register(
            new RegisterQuery(organisation, Agreement: agreement.Id, PageSize: 200), http.RequestAborted);
        return Answers.Page<AgreementPage>(view, new AgreementView(agreement, await Suppliers(view, tools, http.RequestAborted), services));
    }

    private static async Task<IResult> New(HttpContext http, PageTools tools)
    {
        View view = await tools.View(http);
        FormValues values = FormValues.From(http.Request.Query);
        FormState form = await RecordForms.Blank<AgreementInput>(Name, view, values, tools, http.RequestAborted);
        return Answers.Page<NewAgreementPage>(view, new NewAgreement(form, values.One("for")));
    }

    private static async Task<IResult> Add(HttpContext http, PageTools tools, References references)
    {
        View view = await tools.View(http);
        (AgreementInput? entry, FormState form) = await RecordForms.Read<AgreementInput>(
            http, Name, view, tools, references, e => AgreementFaults.Of(e.Terms, view.Today));
        string? of = form.Values.One("for");
        if (entry is null)
        {
            return Answers.Page<NewAgreementPage>(view, new NewAgreement(form, of), form.Status);
        }

        var agreement = new Agreement(
            new AgreementId(Directories.NewId('a')), view.Actor.Organisation, entry.Title, entry.Supplier, entry.Reseller, entry.Terms);
        await tools.Directories.Agreements.Save(agreement, 0, http.RequestAborted);
        return Answers.SeeOther(http, string.IsNullOrEmpty(of)
            ? $"/agreements/{agreement.Id}"
            : Links.Do(new ServiceId(Uri.EscapeDataString(of)), "sign-agreement", [new("agreement", agreement.Id.Value)]));
    }

    private static async Task<ImmutableDictionary<SupplierId, string>> Suppliers(View view, PageTools tools, CancellationToken cancel) =>
        (await tools.Directories.Suppliers.All(view.Actor.Organisation, cancel)).ToImmutableDictionary(s => s.Id, s => s.Name);
}
