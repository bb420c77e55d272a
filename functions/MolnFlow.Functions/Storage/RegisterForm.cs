using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Functions.Storage;

/// <summary>A register row as JSON, the same in the head, where it is the truth, and in the register's table.</summary>
internal sealed record RegisterForm(
    string Organisation,
    string Service,
    string Name,
    string Phase,
    string? Ending,
    string Owner,
    string? Supplier,
    string? Agreement,
    Classification Classification,
    string RegisteredOn,
    string? End,
    string? NextDue,
    string? EarliestObligation,
    string[] People)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Pack(RegisterRow row) => JsonSerializer.SerializeToUtf8Bytes(new RegisterForm(
        row.Organisation.Value,
        row.Id.Value,
        row.Name,
        StoredNames.Of(row.Phase),
        row.Ending is { } ending ? StoredNames.Of(ending) : null,
        row.Owner.Value,
        row.Supplier?.Value,
        row.Agreement?.Value,
        row.Classification,
        StoredForms.Of(row.RegisteredOn),
        Text(row.End),
        Text(row.NextDue),
        Text(row.EarliestObligation),
        [.. row.People.Select(p => p.Value)]), Plain);

    public static RegisterRow Unpack(byte[] bytes)
    {
        var form = JsonSerializer.Deserialize<RegisterForm>(bytes)!;
        return new RegisterRow(
            new OrganisationId(form.Organisation),
            new ServiceId(form.Service),
            form.Name,
            StoredNames.PhaseOf(form.Phase),
            form.Ending is { } ending ? StoredNames.EndingOf(ending) : null,
            new PersonId(form.Owner),
            form.Supplier is { } supplier ? new SupplierId(supplier) : null,
            form.Agreement is { } agreement ? new AgreementId(agreement) : null,
            form.Classification,
            StoredForms.Day(form.RegisteredOn),
            Day(form.End),
            Day(form.NextDue),
            Day(form.EarliestObligation),
            form.People.Select(PersonId.From).ToImmutableList());
    }

    public static string? Text(DateOnly? day) => day is { } d ? StoredForms.Of(d) : null;

    private static DateOnly? Day(string? text) => text is null ? null : StoredForms.Day(text);
}
