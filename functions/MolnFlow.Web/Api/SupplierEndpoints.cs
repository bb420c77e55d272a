using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using MolnFlow.Application.Directory;
using MolnFlow.Core;

namespace MolnFlow.Web.Api;

/// <summary>A supplier as entered; a reseller is one too.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record SupplierInput(
    [property: MaxLength(200)] string Name,
    [property: MaxLength(10)] string? Country,
    [property: MaxLength(500)] string? Contact);

/// <summary>The register of suppliers.</summary>
internal sealed partial class SupplierEndpoints() : RecordEndpoints<Supplier, SupplierInput>("/suppliers", "Directory")
{
    protected override Records<Supplier> Records(Directories directories) => directories.Suppliers;

    protected override string IdOf(Supplier record) => record.Id.Value;

    protected override Supplier Make(string? id, OrganisationId organisation, SupplierInput input) =>
        new(new SupplierId(id ?? Directories.NewId('u')), organisation, input.Name, input.Country, input.Contact);

    protected override IEnumerable<Reason> Faults(SupplierInput input) =>
        input.Country is { } country && !TwoLetters().IsMatch(country) ? [new Reason("country-malformed").With("field", "country")] : [];

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex TwoLetters();
}
