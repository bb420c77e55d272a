using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Common;

namespace MolnFlow.Web.Api;

/// <summary>An agreement as entered.</summary>
/// <param name="Supplier">Whose service it is.</param>
/// <param name="Reseller">Who signed, where that is somebody else.</param>
public sealed record AgreementInput(
    [property: MaxLength(200)] string Title, SupplierId Supplier, SupplierId? Reseller, AgreementTerms Terms);

/// <summary>
/// The register of agreements. Once a service runs under one, its terms move only with
/// <c>extend-agreement</c>, which moves every service's dates with them.
/// </summary>
internal sealed class AgreementEndpoints() : RecordEndpoints<Agreement, AgreementInput>("/agreements", "Directory")
{
    protected override Records<Agreement> Records(Directories directories) => directories.Agreements;

    protected override string IdOf(Agreement record) => record.Id.Value;

    protected override Agreement Make(string? id, OrganisationId organisation, AgreementInput input) => new(
        new AgreementId(id ?? Directories.NewId('a')), organisation, input.Title, input.Supplier, input.Reseller, input.Terms);

    protected override async ValueTask<(int, ImmutableList<Reason>)> Against(HttpContext http, Agreement? before, Agreement? after)
    {
        if (after is null)
        {
            return (StatusCodes.Status200OK, []);
        }

        // An agreement that has run out may still get its title mended.
        ImmutableList<Reason> faults = before?.Terms == after.Terms
            ? []
            : [.. AgreementFaults.Of(after.Terms, http.RequestServices.GetRequiredService<Present>().Today)];
        if (!faults.IsEmpty)
        {
            return (StatusCodes.Status422UnprocessableEntity, faults);
        }

        bool moved = before is not null && (before.Terms != after.Terms || before.Supplier != after.Supplier);
        return moved && await RunningServices.Any(http, new RegisterQuery(after.Organisation, Agreement: after.Id))
            ? (StatusCodes.Status409Conflict, [new Reason("agreement-in-use", "extend-agreement")])
            : (StatusCodes.Status200OK, []);
    }
}
